// Who is let into a delegation's own side of a plan: its own people, while the plan is open to it by its own right and not by a
// release, which ends. What decides is kept as it was last committed in the plan, and told anew after each of its commits.
import { sidesOf } from '../../shared/documents/side.ts'
import type { SidePlace } from '../../shared/documents/side.ts'
import type { PlanId } from '../../shared/ids.ts'
import { mayEnterSideOf } from '../../shared/mandates/entering-sides.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { documentOfPlan, factsOf, readRecord } from '../plans/plan-record.ts'
import type { PlanRecord } from '../plans/plan-record.ts'
import { planGovernanceOf } from '../plans/plans.ts'
import type { Store } from '../store/store.ts'
import type { CommitReport, OpenDocument } from '../sync/document.ts'
import type { Reader } from '../sync/document-kind.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'

/** Whether somebody may be in this side at all; asked of the plan as it is now. */
export const mayEnterSide = (reader: Reader, { party }: SidePlace, facts: PlanFacts): boolean => mayEnterSideOf(party, reader, facts)

export class SideRights {
  private readonly store: Store
  /** The documents are governed by this and this reads them: they come later. */
  private readonly documents: () => OpenDocuments
  private readonly now: () => Date
  private readonly recordByPlan = new Map<PlanId, PlanRecord>()

  constructor(store: Store, documents: () => OpenDocuments, now: () => Date = () => new Date()) {
    this.store = store
    this.documents = documents
    this.now = now
  }

  /** The plan's facts as stored. Null: there is no such plan. */
  async factsOf({ plan }: SidePlace): Promise<(() => PlanFacts) | null> {
    const found = this.recordByPlan.get(plan) ?? (await readRecord(this.store.database, plan))
    if (found === null) return null
    // One that was committed while this was read is newer.
    if (!this.recordByPlan.has(plan)) this.recordByPlan.set(plan, found)
    return () => factsOf(this.recordByPlan.get(plan) ?? found, this.now())
  }

  /** To be called for every commit of a plan, before anything of a later one leaves. */
  committed(document: OpenDocument, report: CommitReport): void {
    if (document.kind.kind !== 'plan' || !report.whole) return
    const record = planGovernanceOf(document).record()
    if (!this.recordByPlan.has(record.id) || documentOfPlan(record.id) !== document.id) return
    this.recordByPlan.set(record.id, record)
    for (const side of this.documents().all) {
      if (!side.id.startsWith(sidesOf(record.id))) continue
      for (const connection of [...side.connections]) if (!side.governance.mayRead(connection.writer)) connection.close('rightLost')
    }
  }
}
