// Who may see the exact days of which action: what decides about it is kept as it was last committed in the plan, and is
// told anew after each of its commits. A plan's replica may hold more than what is stored, so nobody asks it in between.
//
// What must stay true:
// 1. What is known of an action is the stored state of its plan, from the commit on and before a frame of it leaves.
// 2. Whoever may no longer see is cut off in the same turn, and is sent nothing between the commit and that.
import { documentOfDays } from '../../shared/documents/joint-action-days.ts'
import type { DaysPlace } from '../../shared/documents/joint-action-days.ts'
import { hasJointActionDays } from '../../shared/documents/planned-days.ts'
import { planSchema } from '../../shared/documents/plan.ts'
import type { PlanId } from '../../shared/ids.ts'
import { maySeeDays } from '../../shared/mandates/joint-action-days.ts'
import type { DaysStanding } from '../../shared/mandates/joint-action-days.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { entryOf } from '../../shared/schema/reading.ts'
import { documentOfPlan, factsOf, isOpenTo, readRecord } from '../plans/plan-record.ts'
import type { PlanRecord } from '../plans/plan-record.ts'
import { planGovernanceOf } from '../plans/plans.ts'
import type { NotReadable, Store } from '../store/store.ts'
import type { CommitReport, OpenDocument } from '../sync/document.ts'
import type { Reader } from '../sync/document-kind.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'
import type * as Y from 'yjs'

/** One action and its plan, as stored at this moment; read it anew each time. */
export type DaysFacts = {
  readonly place: DaysPlace
  facts(): PlanFacts
  standing(): DaysStanding
  /** Whether the plan says that the action has joint action days. */
  hasDays(): boolean
}

type Known = { readonly place: DaysPlace; record: PlanRecord; action: StoredAction }
type StoredAction = { readonly standing: DaysStanding; readonly hasDays: boolean }

export class DaysRights {
  private readonly store: Store
  /** The documents are governed by this and this reads them: they come later. */
  private readonly documents: () => OpenDocuments
  private readonly now: () => Date
  /** By document id. Only actions that a plan holds, and a few ids of each: it is kept for as long as the process. */
  private readonly knownByDocument = new Map<string, Known>()

  constructor(store: Store, documents: () => OpenDocuments, now: () => Date = () => new Date()) {
    this.store = store
    this.documents = documents
    this.now = now
  }

  /** Whether somebody may see these days; asked without looking whether there are any, so that the answer to whoever may
   *  not, and the time it takes, says nothing about that. A plan that is not theirs is not even opened. */
  async maySee(place: DaysPlace, reader: Reader): Promise<Result<boolean, NotReadable>> {
    if (!isOpenTo(reader.party, await readRecord(this.store.database, place.plan), this.now())) return ok(false)
    const found = await this.of(place)
    if (!found.ok) return found
    return ok(found.value !== null && maySeeDays(reader, found.value.facts(), found.value.standing()))
  }

  /** What decides about an action's days. Null: there is no such plan or action. */
  async of(place: DaysPlace): Promise<Result<DaysFacts | null, NotReadable>> {
    const known = this.knownByDocument.get(documentOfDays(place)) ?? (await this.read(place))
    if (known === null) return ok(null)
    if ('code' in known) return err(known)
    return ok({
      place,
      facts: () => factsOf(known.record, this.now()),
      standing: () => known.action.standing,
      hasDays: () => known.action.hasDays,
    })
  }

  /** To be called for every commit of a plan, before anything of a later one leaves. */
  committed(document: OpenDocument, report: CommitReport): void {
    if (document.kind.kind !== 'plan') return
    const known = [...this.knownByDocument.values()].filter(({ place }) => documentOfPlan(place.plan) === document.id)
    const concerned = known.filter(({ place }) => report.whole || report.touched.some(([root, id]) => root === 'actions' && id === place.action))
    if (concerned.length === 0) return
    document.readStored(doc => {
      for (const each of concerned) {
        each.record = planGovernanceOf(document).record()
        each.action = storedAction(doc, each.place) ?? each.action
        this.turnAway(documentOfDays(each.place))
      }
    })
  }

  /** A release may have run out: whoever is outside by now goes. */
  timeCame(plan: PlanId): void {
    for (const { place } of this.knownByDocument.values()) if (place.plan === plan) this.turnAway(documentOfDays(place))
  }

  private async read(place: DaysPlace): Promise<Known | NotReadable | null> {
    const opened = await this.documents().open(documentOfPlan(place.plan))
    if (!opened.ok) return opened.error
    const document = opened.value
    if (document === null) return null
    try {
      return await document.whenStored(doc => {
        const id = documentOfDays(place)
        const already = this.knownByDocument.get(id)
        if (already !== undefined) return already
        const action = storedAction(doc, place)
        if (action === null) return null
        const known: Known = { place, record: planGovernanceOf(document).record(), action }
        this.knownByDocument.set(id, known)
        return known
      })
    } catch {
      return { code: 'store/not-readable', detail: `${document.id} was closed while it was read` }
    }
  }

  private turnAway(documentId: string): void {
    for (const document of this.documents().all) {
      if (document.id !== documentId) continue
      for (const connection of [...document.connections]) if (!document.governance.mayRead(connection.writer)) connection.close('rightLost')
    }
  }
}

/** What of an action decides, as values of their own: an entry's reading is true only until something is written. */
function storedAction(doc: Y.Doc, { action }: DaysPlace): StoredAction | null {
  const entry = entryOf(doc, 'actions', planSchema.roots.actions, action)
  if (entry === null) return null
  const { leader, coLeaders, participants, answers, answersInWriting, confirmations, admissions, proposedBy, takenIn, removed } = entry
  return {
    standing: { leader, coLeaders, participants, answers, answersInWriting, confirmations, admissions, proposedBy, takenIn, removed },
    hasDays: hasJointActionDays(entry),
  }
}

