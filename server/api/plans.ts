// Routes of plans: the support team makes, archives and records; a delegation named accepts for itself. A plan that the
// asker may not read is answered like one that does not exist.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { AcceptBody, ArchiveBody, CircleBody, CoDriversBody, DriverBody, MarkingBody, NewPlanBody, PenAddress, PenBody, PenRequestBody, PlanAddress, ReferencesBody, ReleaseAddress, ReleaseBody } from '../../shared/api/plans.ts'
import type { Result } from '../../shared/result.ts'
import { isOpenTo } from '../plans/plan-record.ts'
import { mandated } from './mandated.ts'
import type { Refused } from './mandated.ts'
import type { PlanRecord } from '../plans/plan-record.ts'
import type { PlanError, Plans } from '../plans/plans.ts'
import { addressOf, failure, jsonBody } from './answers.ts'
import type { ApiStatus } from './answers.ts'
import { actingAs, supportTeamOnly } from './signed-in.ts'
import type { SupportTeamVariables } from './signed-in.ts'

const ofPlan = addressOf(PlanAddress, 'plan/not-found')

export function planRoutes(plans: Plans) {
  return new Hono<SupportTeamVariables>()
    .get('/:plan', ofPlan, async context => {
      const record = await plans.record(context.req.valid('param').plan)
      const readable = context.get('session').memberships.some(({ party }) => isOpenTo(party, record, new Date()))
      if (record === null || !readable) return failure(context, 404, 'plan/not-found')
      const { id, area, cycle, periodStart, periodEnd } = record
      return context.json({ id, area, cycle, periodStart, periodEnd })
    })
    .post('/', supportTeamOnly, jsonBody(NewPlanBody), async context => {
      const { area, periodStart, from } = context.req.valid('json')
      const by = context.get('by')
      return answer(context, await (from === undefined ? plans.create(area, periodStart, by) : plans.createFrom(from, area, periodStart, by)))
    })
    .put('/:plan/driver', supportTeamOnly, ofPlan, jsonBody(DriverBody), async context => {
      const { party, decision, on } = context.req.valid('json')
      return answer(context, await plans.recordDriver(context.req.valid('param').plan, party === null ? null : { party, decision, on }, context.get('by')))
    })
    .put('/:plan/co-drivers', supportTeamOnly, ofPlan, jsonBody(CoDriversBody), async context =>
      answer(context, await plans.recordCoDrivers(context.req.valid('param').plan, context.req.valid('json').coDrivers, context.get('by'))))
    .put('/:plan/marking', supportTeamOnly, ofPlan, jsonBody(MarkingBody), async context =>
      answer(context, await plans.setMarking(context.req.valid('param').plan, context.req.valid('json').marking, context.get('by'))))
    .put('/:plan/references', supportTeamOnly, ofPlan, jsonBody(ReferencesBody), async context =>
      answer(context, await plans.setReferences(context.req.valid('param').plan, context.req.valid('json'), context.get('by'))))
    .put('/:plan/circle', supportTeamOnly, ofPlan, jsonBody(CircleBody), async context =>
      answer(context, await plans.setCircle(context.req.valid('param').plan, context.req.valid('json').added, context.get('by'))))
    .put('/:plan/archived', supportTeamOnly, ofPlan, jsonBody(ArchiveBody), async context =>
      answer(context, await plans.archive(context.req.valid('param').plan, context.req.valid('json').archived, context.get('by'))))
    .post('/:plan/pens', ofPlan, jsonBody(PenBody), async context => {
      const { plan } = context.req.valid('param')
      const by = await mandated(plans, context.get('session'), plan, 'lending')
      return by.ok ? answer(context, await plans.lendPen(plan, context.req.valid('json'), by.value)) : refused(context, by.error)
    })
    .delete('/:plan/pens/:pen', addressOf(PenAddress, 'pen/not-found'), async context => {
      const { plan, pen } = context.req.valid('param')
      const by = await mandated(plans, context.get('session'), plan, 'lending', record => record.pens.find(({ id }) => id === pen)?.party)
      return by.ok ? answer(context, await plans.endPen(plan, pen, by.value)) : refused(context, by.error)
    })
    .post('/:plan/pen-requests', ofPlan, jsonBody(PenRequestBody), async context => {
      const { plan } = context.req.valid('param')
      const by = await mandated(plans, context.get('session'), plan, 'asking-for-pen')
      return by.ok ? answer(context, await plans.askForPen(plan, context.req.valid('json').place, by.value)) : refused(context, by.error)
    })
    .delete('/:plan/pen-requests/:pen', addressOf(PenAddress, 'pen/request-gone'), async context => {
      const { plan, pen } = context.req.valid('param')
      const by = await mandated(plans, context.get('session'), plan, 'lending', record => record.penRequests.find(({ id }) => id === pen)?.party)
      return by.ok ? answer(context, await plans.endPenRequest(plan, pen, by.value)) : refused(context, by.error)
    })
    .post('/:plan/releases', ofPlan, jsonBody(ReleaseBody), async context => {
      const { plan } = context.req.valid('param')
      const by = await mandated(plans, context.get('session'), plan, 'releasing')
      return by.ok ? answer(context, await plans.release(plan, context.req.valid('json'), by.value)) : refused(context, by.error)
    })
    .delete('/:plan/releases/:party', addressOf(ReleaseAddress, 'release/not-found'), async context => {
      const { plan, party } = context.req.valid('param')
      const by = await mandated(plans, context.get('session'), plan, 'releasing')
      return by.ok ? answer(context, await plans.endRelease(plan, party, by.value)) : refused(context, by.error)
    })
    .post('/:plan/accept', ofPlan, jsonBody(AcceptBody), async context => {
      const { party, role } = context.req.valid('json')
      const { plan } = context.req.valid('param')
      const by = actingAs(context.get('session'), 'speaks', party)
      if (by === null) return failure(context, 403, 'api/speaks-for-delegation-only')
      // A plan that is not open to the delegation answers like none, before anything is said about who is named in it.
      const record = await plans.record(plan)
      if (!isOpenTo(party, record, new Date())) return failure(context, 404, 'plan/not-found')
      return answer(context, await plans.accept(plan, role, party, by))
    })
}

function refused(context: Context, { code }: Refused) {
  return failure(context, code === 'plan/not-found' ? 404 : 403, code)
}

const statusByCode: { readonly [Code in PlanError['code']]: ApiStatus } = {
  'plan/not-found': 404,
  'plan/exists': 409,
  'plan/archived': 409,
  'plan/unknown-area': 400,
  'plan/not-a-period': 400,
  'plan/not-named': 409,
  'plan/driver-is-co-driver': 409,
  'plan/predecessor-unknown': 400,
  'plan/predecessor-not-earlier': 400,
  'import/unknown-goal': 400,
  'loan/not-to-come': 400,
  'pen/too-long': 400,
  'pen/not-a-reader': 400,
  'pen/not-found': 404,
  'pen/no-such-place': 400,
  'pen/asked-already': 409,
  'pen/request-gone': 404,
  'release/not-found': 404,
  'store/not-writable': 503,
  'store/not-readable': 503,
}

/** The id of the plan that was made or changed, or why it was not. */
export function answer(context: Context, result: Result<PlanRecord, PlanError>) {
  if (!result.ok) return failure(context, statusByCode[result.error.code], result.error.code, result.error.field)
  return context.json({ id: result.value.id })
}
