// Names for states of a plan. They stand in rows of their own, so that nothing that is looked for among the versions that were consulted or adopted
// finds one of these. The state is in the log, under its `seq`. Whoever reads the plan by a release is told of no name.
import type { Kysely } from 'kysely'
import type { VersionId, PlanId } from '../../shared/ids.ts'
import { mayNameVersion } from '../../shared/mandates/naming-versions.ts'
import type { MandateRefusal, Writer } from '../../shared/mandates/mandates.ts'
import { err } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { maxNamedVersions } from '../../shared/workflow/bounds.ts'
import { asHeld, storedAsHeld } from '../identity/held-functions.ts'
import type { endedMeanwhile, HeldFunctions } from '../identity/held-functions.ts'
import { documentOfPlan, factsOf, isOpenTo } from '../plans/plan-record.ts'
import type { Plans } from '../plans/plans.ts'
import { logLine } from '../record-log.ts'
import type { Actor } from '../record-log.ts'
import type { Database } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { newVersionId } from './versions.ts'

export type NamingError = {
  readonly code: MandateRefusal['code'] | 'plan/not-found' | 'version/not-found' | 'version/no-such-state' | 'version/named-already' | 'version/too-many' | 'store/not-writable'
  readonly field?: string
}

export type NamedVersion = { readonly id: VersionId; readonly seq: number; readonly at: string; readonly name: string; readonly namedAt: string; readonly by: Actor }

/** The latest state first. */
export async function namedVersionsOf(database: Kysely<Database>, plan: PlanId): Promise<readonly NamedVersion[]> {
  const rows = await database.selectFrom('named_versions').selectAll().where('plan', '=', plan).orderBy('seq', 'desc').execute()
  return rows.map(({ id, seq, at, name, named_at: namedAt, person, party, capacity }) => ({ id, seq, at, name, namedAt, by: { person, party, capacity } }))
}

type Parts = { readonly store: Pick<Store, 'database' | 'refusalOf'>; readonly plans: Plans; readonly heldNow: HeldFunctions; readonly now: () => Date }

type Outcome = Result<void, NamingError> | typeof endedMeanwhile

export class NamedVersions {
  private readonly parts: Parts

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** @param seq the last update of the state, or one that changed it no more; left out, the present state. */
  async name(writer: Writer, plan: PlanId, name: string, seq?: number): Promise<Result<void, NamingError>> {
    return this.inTurn(writer, plan, async (by, stillHold) => {
      const { database } = this.parts.store
      const state = await this.stateAt(plan, seq)
      if (state === undefined) return err({ code: 'version/no-such-state', field: 'seq' })
      const named = await namedVersionsOf(database, plan)
      if (named.some(known => known.seq === state.seq)) return err({ code: 'version/named-already' })
      if (named.length >= maxNamedVersions) return err({ code: 'version/too-many' })
      const id = newVersionId()
      const at = this.parts.now().toISOString()
      return storedAsHeld(this.parts.store, stillHold, async transaction => {
        await transaction.insertInto('named_versions').values({ id, plan, epoch: state.epoch, seq: state.seq, at: state.at, name, named_at: at, ...by }).execute()
        await transaction.insertInto('record_log').values(logLine(at, by, 'version-named', documentOfPlan(plan), { version: id, seq: state.seq, name })).execute()
      })
    })
  }

  async rename(writer: Writer, plan: PlanId, version: VersionId, name: string): Promise<Result<void, NamingError>> {
    return this.inTurn(writer, plan, async (by, stillHold) => {
      const known = (await namedVersionsOf(this.parts.store.database, plan)).some(({ id }) => id === version)
      if (!known) return err({ code: 'version/not-found' })
      return storedAsHeld(this.parts.store, stillHold, async transaction => {
        await transaction.updateTable('named_versions').set({ name }).where('id', '=', version).execute()
        await transaction.insertInto('record_log').values(logLine(this.parts.now().toISOString(), by, 'version-renamed', documentOfPlan(plan), { version, name })).execute()
      })
    })
  }

  /** Takes a name away: the state stays in the log, and who named it and took the name away in the record of decisions. */
  async unname(writer: Writer, plan: PlanId, version: VersionId): Promise<Result<void, NamingError>> {
    return this.inTurn(writer, plan, async (by, stillHold) => {
      const known = (await namedVersionsOf(this.parts.store.database, plan)).find(({ id }) => id === version)
      if (known === undefined) return err({ code: 'version/not-found' })
      return storedAsHeld(this.parts.store, stillHold, async transaction => {
        await transaction.deleteFrom('named_versions').where('id', '=', version).execute()
        await transaction.insertInto('record_log').values(logLine(this.parts.now().toISOString(), by, 'version-unnamed', documentOfPlan(plan), { version, seq: known.seq, name: known.name })).execute()
      })
    })
  }

  /** Judged in the order of the plan's own changes, so that a role or a function that has ended names nothing. A plan that is not theirs
   *  answers like none. */
  private async inTurn(asked: Writer, plan: PlanId, write: (by: Actor, stillHold: () => boolean) => Promise<Outcome>): Promise<Result<void, NamingError>> {
    return this.parts.plans.inTurn(plan, () => asHeld<Result<void, NamingError>>(this.parts.heldNow, asked, async (writer, stillHold) => {
      const record = await this.parts.plans.record(plan)
      const now = this.parts.now()
      if (record === null || !isOpenTo(writer.party, record, now)) return err({ code: 'plan/not-found' })
      const may = mayNameVersion(writer, factsOf(record, now))
      return may.ok ? write({ person: writer.person, party: writer.party, capacity: may.value }, stillHold) : may
    }))
  }

  private stateAt(plan: PlanId, seq: number | undefined) {
    const rows = this.parts.store.database.selectFrom('updates').select(['seq', 'epoch', 'at']).where('document', '=', documentOfPlan(plan))
    return (seq === undefined ? rows : rows.where('seq', '<=', seq)).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  }
}
