// What of a workspace has been set up so far, and the settings of a cycle that a new workspace decides on: how long a plan
// runs, and what its goals are called.
import type { Kysely, Transaction } from 'kysely'
import type { SetUpAnswer } from '../../shared/api/set-up.ts'
import { CycleId, type GoalId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { administratorsOf } from '../identity/people.ts'
import { delegationsWithPeople } from '../people/delegation-people.ts'
import { logLine, type Actor } from '../record-log.ts'
import type { Database } from '../store/schema.ts'

export type SetUpError = { readonly code: 'cycle/not-found' | 'cycle/closed' | 'cycle/has-plans' | 'goal/not-found'; readonly field?: string }

export async function setUpSoFar(database: Kysely<Database>, now: Date): Promise<SetUpAnswer> {
  const cycles = await database.selectFrom('cycles').selectAll().orderBy('starts_on', 'desc').execute()
  const plans = await database.selectFrom('plans').selectAll().orderBy('id').execute()
  return {
    cycles: cycles.map(cycle => ({
      id: CycleId.parse(cycle.id),
      label: cycle.label,
      isClosed: cycle.status === 'closed',
      planPeriodYears: cycle.plan_period_years,
      hasPlans: plans.some(plan => plan.cycle === cycle.id),
    })),
    plans: plans.filter(plan => plan.archived_at === null).map(plan => ({
      id: plan.id,
      area: plan.area,
      periodStart: IsoDay.parse(plan.period_start),
      driver: plan.driver === null ? null : {
        party: plan.driver,
        decision: plan.driver_decision ?? 'provisional',
        on: IsoDay.parse((plan.driver_recorded_at ?? plan.period_start).slice(0, 10)),
        isAccepted: plan.driver_accepted_at !== null,
      },
    })),
    delegations: await delegationsWithPeople(database, now),
    administrators: (await administratorsOf(database, now)).length,
  }
}

/** How long the plans of a cycle run. Err `cycle/has-plans`: a plan that is there, or was archived, has its period for good.
 *  The caller has checked that the actor may. */
export function changePlanPeriod(database: Kysely<Database>, cycle: CycleId, years: number, by: Actor, now: Date): Promise<Result<void, SetUpError>> {
  return database.transaction().execute(async transaction => {
    const found = await openCycle(transaction, cycle)
    if (!found.ok) return found
    if (found.value.planPeriodYears === years) return ok(undefined)
    const plan = await transaction.selectFrom('plans').select('id').where('cycle', '=', cycle).limit(1).executeTakeFirst()
    if (plan !== undefined) return err({ code: 'cycle/has-plans' as const })
    await transaction.updateTable('cycles').set({ plan_period_years: years }).where('id', '=', cycle).execute()
    await transaction.insertInto('record_log').values(logLine(now.toISOString(), by, 'plan-period-set', `cycle/${cycle}`, { years })).execute()
    return ok(undefined)
  })
}

/** What the goals of a cycle are called. Each counts as checked from then on. The caller has checked that the actor may. */
export function changeGoals(database: Kysely<Database>, cycle: CycleId, goals: readonly { readonly goal: GoalId; readonly title: string }[], by: Actor, now: Date): Promise<Result<void, SetUpError>> {
  return database.transaction().execute(async transaction => {
    const found = await openCycle(transaction, cycle)
    if (!found.ok) return found
    const known = new Set((await transaction.selectFrom('goals').select('id').where('cycle', '=', cycle).execute()).map(({ id }) => id))
    const unknown = goals.findIndex(({ goal }) => !known.has(goal))
    if (unknown >= 0) return err({ code: 'goal/not-found' as const, field: `goals.${unknown}.goal` })
    for (const { goal, title } of goals) await transaction.updateTable('goals').set({ title, unverified: 0 }).where('id', '=', goal).execute()
    await transaction.insertInto('record_log').values(logLine(now.toISOString(), by, 'goals-checked', `cycle/${cycle}`, { goals })).execute()
    return ok(undefined)
  })
}

async function openCycle(transaction: Transaction<Database>, id: CycleId): Promise<Result<{ readonly planPeriodYears: number }, SetUpError>> {
  const cycle = await transaction.selectFrom('cycles').selectAll().where('id', '=', id).executeTakeFirst()
  if (cycle === undefined) return err({ code: 'cycle/not-found' })
  return cycle.status === 'closed' ? err({ code: 'cycle/closed' }) : ok({ planPeriodYears: cycle.plan_period_years })
}
