// Routes that set a workspace up: what there is so far and the length of plan periods, for administrators; the goals, which
// the support team keeps. Making plans, recording drivers and inviting people have routes of their own.
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { CycleChangedAnswer, GoalsBody, PlanPeriodBody, SetUpAnswer } from '../../shared/api/set-up.ts'
import { CycleAddress } from '../../shared/api/supervisors.ts'
import { changeGoals, changePlanPeriod, setUpSoFar } from '../cycles/set-up.ts'
import type { SetUpError } from '../cycles/set-up.ts'
import type { Store } from '../store/store.ts'
import { addressOf, failure, jsonBody } from './answers.ts'
import type { ApiStatus } from './answers.ts'
import { actingAs, supportTeamOnly } from './signed-in.ts'
import type { SupportTeamVariables } from './signed-in.ts'

const administratorOnly = createMiddleware<SupportTeamVariables>(async (context, next) => {
  const by = actingAs(context.get('session'), 'administrator')
  if (by === null) return failure(context, 403, 'api/administrator-only')
  context.set('by', by)
  await next()
})

const ofCycle = addressOf(CycleAddress, 'cycle/not-found')

export function setUpRoutes({ database }: Pick<Store, 'database'>) {
  return new Hono<SupportTeamVariables>()
    .get('/', administratorOnly, async context => context.json(SetUpAnswer.parse(await setUpSoFar(database, new Date()))))
    .put('/:cycle/period', administratorOnly, ofCycle, jsonBody(PlanPeriodBody), async context => {
      const { cycle } = context.req.valid('param')
      const changed = await changePlanPeriod(database, cycle, context.req.valid('json').years, context.get('by'), new Date())
      return changed.ok ? context.json(CycleChangedAnswer.parse({ cycle })) : failure(context, statusByCode[changed.error.code], changed.error.code, 'years')
    })
    .put('/:cycle/goals', supportTeamOnly, ofCycle, jsonBody(GoalsBody), async context => {
      const { cycle } = context.req.valid('param')
      const changed = await changeGoals(database, cycle, context.req.valid('json').goals, context.get('by'), new Date())
      return changed.ok ? context.json(CycleChangedAnswer.parse({ cycle })) : failure(context, statusByCode[changed.error.code], changed.error.code, changed.error.field)
    })
}

const statusByCode: { readonly [Code in SetUpError['code']]: ApiStatus } = {
  'cycle/not-found': 404,
  'cycle/closed': 409,
  'cycle/has-plans': 409,
  'goal/not-found': 404,
}
