// Every round that is open in a plan which a delegation reads by its own right, with where it stands there and what it notes for itself. Whoever
// reads a plan by a release is told nothing, as with the answers themselves.
import type { DraftsToSend, OpenRound, OpenRoundsAnswer } from '../../shared/api/open-rounds.ts'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import { mayWrite, readsByOwnRight } from '../../shared/mandates/mandates.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import type { PlanSummary } from '../../shared/projection/plan-summary-shape.ts'
import { countsInRound, stillAsked } from '../../shared/workflow/positions.ts'
import { stateOf } from '../../shared/workflow/steps.ts'
import { othersTurn, systemClock } from '../clock.ts'
import { documentOfPlan, factsOf, readRecord } from '../plans/plan-record.ts'
import type { PlanRecord } from '../plans/plan-record.ts'
import { changedSince } from '../rounds/changed-since.ts'
import { answersOf, standingReserves } from '../rounds/round-rows.ts'
import { adoptedBefore } from '../rounds/standing-answers.ts'
import { isOfDelegation } from '../../shared/mandates/entering-sides.ts'
import type { Store } from '../store/store.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'
import { draftOf, inputsOf } from './draft-rows.ts'
import { mayEditServices } from './services.ts'
import type { Services } from './services.ts'
import { unsentOf } from './unsent.ts'

type Parts = {
  readonly store: Store
  readonly documents: OpenDocuments
  readonly services: Services
  /** Of the plans that a delegation may read at this moment. */
  readonly summariesFor: (party: PartyId) => Iterable<PlanSummary>
  readonly now: () => Date
}

export class OpenRounds {
  private readonly parts: Parts

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** For a person of a delegation, which has been checked. */
  async view(writer: Writer): Promise<OpenRoundsAnswer> {
    const isOwnSide = isOfDelegation(writer)
    const rounds: OpenRound[] = []
    const read: PlanId[] = []
    for (const { plan, archived, round } of [...this.parts.summariesFor(writer.party)]) {
      if (archived) continue
      read.push(plan)
      if (round?.isOpen !== true) continue
      const open = await this.roundOf(writer, plan, isOwnSide)
      if (open !== null) rounds.push(open)
      await othersTurn(systemClock)
    }
    const { database } = this.parts.store
    return {
      isOwnSide,
      mayEditServices: mayEditServices(writer),
      services: isOwnSide ? [...(await this.parts.services.of(writer.party))] : [],
      rounds: rounds.sort((one, other) => (one.deadline < other.deadline ? -1 : one.deadline > other.deadline ? 1 : one.plan < other.plan ? -1 : 1)),
      unsent: isOwnSide ? [...(await unsentOf(database, this.parts.documents, writer.party, read, plan => this.readsByOwnRight(writer.party, plan)))] : [],
    }
  }

  /** What this person may send for their delegation now: told to nobody else, of whichever delegation. */
  async toSend(writer: Writer): Promise<DraftsToSend> {
    if (!isOfDelegation(writer) || !writer.functions.includes('speaks')) return { unsent: [] }
    const read = [...this.parts.summariesFor(writer.party)].filter(({ archived }) => !archived).map(({ plan }) => plan)
    const unsent = await unsentOf(this.parts.store.database, this.parts.documents, writer.party, read, async plan => {
      const record = await readRecord(this.parts.store.database, plan)
      if (record === null) return false
      const facts = factsOf(record, this.parts.now())
      return readsByOwnRight(writer.party, facts) && mayWrite(writer, facts, { writtenBy: 'sending', party: writer.party }).ok
    })
    return { unsent: [...unsent] }
  }

  /** Null: none is open there, or not for them. */
  private async roundOf(writer: Writer, plan: PlanId, isOwnSide: boolean): Promise<OpenRound | null> {
    const { database } = this.parts.store
    const record = await readRecord(database, plan)
    const now = this.parts.now()
    if (record?.round == null || record.round.closedAt !== undefined || !readsByOwnRight(writer.party, factsOf(record, now))) return null
    const { party } = writer
    const facts = factsOf(record, now)
    const { number, version, label, openedAt, deadline, silence, asked } = record.round
    const settledAt = await adoptedBefore(database, plan, openedAt)
    const answer = (await answersOf(database, plan)).find(each => each.party === party && countsInRound(each, number, settledAt)) ?? null
    const ofRound = { plan, party, round: number }
    const isAsked = stillAsked(asked, facts).includes(party)
    return {
      plan,
      round: number,
      kind: kindOf(record),
      version,
      label,
      marking: record.marking,
      openedAt,
      deadline,
      silence,
      isAsked,
      answer,
      changed: await this.changedIn(plan, answer?.version ?? version),
      standingReserves: (await standingReserves(database, plan, record.round)).filter(each => each.party === party).length,
      draft: isOwnSide ? await draftOf(database, ofRound) : null,
      inputs: isOwnSide ? [...(await inputsOf(database, ofRound))] : [],
      mayAnswer: isAsked && mayWrite(writer, facts, { writtenBy: 'position', party }).ok,
      mayDraft: isOwnSide && isAsked && mayWrite(writer, facts, { writtenBy: 'own-side', party }).ok,
    }
  }

  private async changedIn(plan: PlanId, version: OpenRound['version']): Promise<OpenRound['changed']> {
    const opened = await this.parts.documents.open(documentOfPlan(plan))
    if (!opened.ok || opened.value === null) return []
    try {
      return (await changedSince(this.parts.store.database, opened.value, plan, [version]))[version] ?? []
    } catch {
      // Its commit failed: it is being opened again, and asked the next time.
      return []
    }
  }

  /** A side is there for whoever reads the plan so. */
  private async readsByOwnRight(party: PartyId, plan: PlanId): Promise<boolean> {
    const record = await readRecord(this.parts.store.database, plan)
    return record !== null && readsByOwnRight(party, factsOf(record, this.parts.now()))
  }
}

/** Beside an amendment the plan itself stays adopted. */
export const kindOf = ({ status, amendment }: Pick<PlanRecord, 'status' | 'amendment'>): OpenRound['kind'] =>
  amendment !== null && stateOf({ status, amendment }) === 'consultation' ? 'amendment' : 'consultation'
