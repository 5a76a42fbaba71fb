// Routes of plans: the support team makes, archives and records; a delegation named accepts for itself. A plan that the
// asker may not read is answered like one that does not exist.
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { z } from 'zod'
import { AcceptBody, ArchiveBody, CircleBody, CoDriversBody, DriverBody, MarkingBody, NewPlanBody, ReferencesBody } from '../../shared/api/plans.ts'
import { mayRead } from '../../shared/mandates/mandates.ts'
import type { Result } from '../../shared/result.ts'
import { factsOf } from '../plans/plan-record.ts'
import type { PlanRecord } from '../plans/plan-record.ts'
import type { Actor, PlanError, Plans } from '../plans/plans.ts'
import { bodyOf, failure } from './answers.ts'
import type { ApiStatus } from './answers.ts'
import { actingAs } from './signed-in.ts'
import type { SignedInVariables } from './signed-in.ts'

type PlanContext = Context<SignedInVariables>

export function planRoutes(plans: Plans) {
  /** Parses the body, asks for the support team, acts. */
  const bySupportTeam = async <S extends z.ZodType>(
    context: PlanContext,
    schema: S,
    act: (body: z.output<S>, by: Actor) => Promise<Result<PlanRecord, PlanError>>,
  ) => {
    const by = actingAs(context.get('session'), 'support-team')
    if (by === null) return failure(context, 403, 'api/support-team-only')
    const body = await bodyOf(context, schema)
    if (!body.ok) return failure(context, body.error.status, body.error.code, body.error.field)
    return answer(context, await act(body.value, by))
  }
  const idOf = (context: PlanContext): string => context.req.param('plan') ?? ''

  return new Hono<SignedInVariables>()
    .get('/:plan', async context => {
      const record = await plans.record(idOf(context))
      const readable = record !== null && context.get('session').memberships.some(({ party }) => mayRead(party, factsOf(record)))
      if (record === null || !readable) return failure(context, 404, 'plan/not-found')
      const { id, area, cycle, periodStart, periodEnd } = record
      return context.json({ id, area, cycle, periodStart, periodEnd })
    })
    .post('/', context => bySupportTeam(context, NewPlanBody, (body, by) => plans.create(body.area, body.periodStart, by)))
    .put('/:plan/driver', context =>
      bySupportTeam(context, DriverBody, ({ party, decision, on }, by) =>
        plans.recordDriver(idOf(context), party === null ? null : { party, decision, on }, by)))
    .put('/:plan/co-drivers', context => bySupportTeam(context, CoDriversBody, (body, by) => plans.recordCoDrivers(idOf(context), body.coDrivers, by)))
    .put('/:plan/marking', context => bySupportTeam(context, MarkingBody, (body, by) => plans.setMarking(idOf(context), body.marking, by)))
    .put('/:plan/references', context => bySupportTeam(context, ReferencesBody, (body, by) => plans.setReferences(idOf(context), body, by)))
    .put('/:plan/circle', context => bySupportTeam(context, CircleBody, (body, by) => plans.setCircle(idOf(context), body.added, by)))
    .put('/:plan/archived', context => bySupportTeam(context, ArchiveBody, (body, by) => plans.archive(idOf(context), body.archived, by)))
    .post('/:plan/accept', async context => {
      const body = await bodyOf(context, AcceptBody)
      if (!body.ok) return failure(context, body.error.status, body.error.code, body.error.field)
      const by = actingAs(context.get('session'), 'speaks', body.value.party)
      if (by === null) return failure(context, 403, 'api/speaks-for-delegation-only')
      return answer(context, await plans.accept(idOf(context), body.value.role, body.value.party, by))
    })
}

const statusByCode: { readonly [Code in PlanError['code']]: ApiStatus } = {
  'plan/not-found': 404,
  'plan/exists': 409,
  'plan/unknown-area': 400,
  'plan/outside-cycle': 400,
  'plan/not-named': 409,
  'plan/driver-is-co-driver': 409,
  'plan/predecessor-unknown': 400,
  'store/not-writable': 503,
  'store/not-readable': 503,
}

function answer(context: PlanContext, result: Result<PlanRecord, PlanError>) {
  if (!result.ok) return failure(context, statusByCode[result.error.code], result.error.code, result.error.field)
  return context.json({ id: result.value.id })
}
