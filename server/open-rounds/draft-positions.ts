// What a delegation writes for itself about an open round: what it would answer, and what its services said. In the turn of the plan's own
// changes, as answers are, so that a draft is never written over an answer that empties it.
import type { DraftBody, InputBody } from '../../shared/api/open-rounds.ts'
import type { PartyId, PlanId, ServiceId } from '../../shared/ids.ts'
import { mayWrite } from '../../shared/mandates/mandates.ts'
import type { MandateRefusal, Writer } from '../../shared/mandates/mandates.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { answersOpenTo, stillAsked } from '../../shared/workflow/positions.ts'
import { factsOf, isOpenTo } from '../plans/plan-record.ts'
import type { Plans } from '../plans/plans.ts'
import { mayEnterSide } from '../sides/side-rights.ts'
import type { Store } from '../store/store.ts'

export type DraftError = {
  readonly code: MandateRefusal['code'] | 'plan/not-found' | 'answer/no-round' | 'answer/not-asked' | 'answer/not-open-to-you' | 'draft-position/changed-meanwhile' | 'service/not-found'
  readonly field?: string
}

type Parts = { readonly store: Store; readonly plans: Plans; readonly now: () => Date; readonly changed: (plan: PlanId, party: PartyId) => void }

export class DraftPositions {
  private readonly parts: Parts

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** Gives the revision that it has now. `draft-position/changed-meanwhile`: a colleague wrote it since; show that and keep what was typed. */
  async write(writer: Writer, plan: PlanId, round: number, { answer, remarks, revision }: DraftBody): Promise<Result<number, DraftError>> {
    return this.inRound(writer, plan, round, async () => {
      const { party, person } = writer
      if (answer !== null && !answersOpenTo(party).includes(answer)) return err({ code: 'answer/not-open-to-you', field: 'answer' })
      const { database } = this.parts.store
      const before = await database.selectFrom('draft_positions').select('revision').where('plan', '=', plan).where('party', '=', party).executeTakeFirst()
      if ((before?.revision ?? 0) !== revision) return err({ code: 'draft-position/changed-meanwhile' })
      const next = { round, answer, remarks, revision: revision + 1, written_at: this.parts.now().toISOString(), person }
      await database.insertInto('draft_positions').values({ plan, party, ...next }).onConflict(conflict => conflict.columns(['plan', 'party']).doUpdateSet(next)).execute()
      return ok(next.revision)
    })
  }

  /** What a service said, or that it was asked. */
  async note(writer: Writer, plan: PlanId, round: number, service: ServiceId, { said, words }: InputBody): Promise<Result<void, DraftError>> {
    return this.inRound(writer, plan, round, async () => {
      const { party, person } = writer
      const { database } = this.parts.store
      const known = await database.selectFrom('own_services').select('removed_at').where('party', '=', party).where('id', '=', service).executeTakeFirst()
      if (known === undefined) return err({ code: 'service/not-found' })
      if (said === null) await database.deleteFrom('service_inputs').where('plan', '=', plan).where('party', '=', party).where('round', '=', round).where('service', '=', service).execute()
      else {
        const next = { said, words, written_at: this.parts.now().toISOString(), person }
        await database.insertInto('service_inputs').values({ plan, party, round, service, ...next }).onConflict(conflict => conflict.columns(['plan', 'round', 'service']).doUpdateSet(next)).execute()
      }
      return ok(undefined)
    })
  }

  /** A plan that is not theirs answers like none. Judged when its turn has come. */
  private async inRound<T>(writer: Writer, plan: PlanId, round: number, write: () => Promise<Result<T, DraftError>>): Promise<Result<T, DraftError>> {
    if (!isOpenTo(writer.party, await this.parts.plans.record(plan), this.parts.now())) return err({ code: 'plan/not-found' })
    const written = await this.parts.plans.inTurn(plan, async (): Promise<Result<T, DraftError>> => {
      const record = await this.parts.plans.record(plan)
      const now = this.parts.now()
      if (!isOpenTo(writer.party, record, now)) return err({ code: 'plan/not-found' })
      const facts = factsOf(record, now)
      if (!mayEnterSide(writer, { plan, party: writer.party }, facts)) return err({ code: 'mandate/not-in-circle' })
      const may = mayWrite(writer, facts, { writtenBy: 'own-side', party: writer.party })
      if (!may.ok) return err({ code: may.error.code })
      if (record.round === null || record.round.number !== round || record.round.closedAt !== undefined) return err({ code: 'answer/no-round' })
      return stillAsked(record.round.asked, facts).includes(writer.party) ? write() : err({ code: 'answer/not-asked' })
    })
    if (written.ok) this.parts.changed(plan, writer.party)
    return written
  }
}
