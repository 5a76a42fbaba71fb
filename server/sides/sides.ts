// Delegations' own sides of plans, as the API makes them.
import type { PlanId } from '../../shared/ids.ts'
import { mayWrite } from '../../shared/mandates/mandates.ts'
import type { MandateRefusal, Writer } from '../../shared/mandates/mandates.ts'
import { err } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { factsOf, isOpenTo, readRecord } from '../plans/plan-record.ts'
import type { Store } from '../store/store.ts'
import { makeSide } from './make-side.ts'
import { mayEnterSide } from './side-rights.ts'

export type SideError = { readonly code: 'plan/not-found' | 'store/not-writable' | MandateRefusal['code'] }

export class Sides {
  private readonly store: Store
  private readonly now: () => Date

  constructor(store: Store, now: () => Date = () => new Date()) {
    this.store = store
    this.now = now
  }

  /** The writer's own, for what its people say among themselves; asked again it stays as it is. A plan that is not theirs answers like
   *  none. */
  async make(writer: Writer, plan: PlanId): Promise<Result<void, SideError>> {
    const record = await readRecord(this.store.database, plan)
    if (record === null || !isOpenTo(writer.party, record, this.now())) return err({ code: 'plan/not-found' })
    const [place, facts] = [{ plan, party: writer.party }, factsOf(record, this.now())]
    if (!mayEnterSide(writer, place, facts)) return err({ code: 'mandate/not-in-circle' })
    const may = mayWrite(writer, facts, { writtenBy: 'own-thread', party: writer.party })
    return may.ok ? makeSide(this.store, place, this.now()) : err({ code: may.error.code })
  }
}
