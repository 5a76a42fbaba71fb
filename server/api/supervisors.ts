// Route of the supervisors of goals: the support team records who supervises one, and that nobody does any more.
import { Hono } from 'hono'
import { CycleAddress, SupervisorAnswer, SupervisorBody } from '../../shared/api/supervisors.ts'
import type { CycleError, Cycles } from '../cycles/cycles.ts'
import { addressOf, failure, jsonBody } from './answers.ts'
import type { ApiStatus } from './answers.ts'
import { supportTeamOnly } from './signed-in.ts'
import type { SupportTeamVariables } from './signed-in.ts'

export function supervisorRoutes(cycles: Cycles) {
  return new Hono<SupportTeamVariables>().put('/:cycle/supervisor', supportTeamOnly, addressOf(CycleAddress, 'cycle/not-found'), jsonBody(SupervisorBody), async context => {
    const { cycle } = context.req.valid('param')
    const body = context.req.valid('json')
    const recorded = await cycles.recordSupervisor(cycle, body, context.get('by'))
    if (!recorded.ok) return failure(context, statusByCode[recorded.error.code], recorded.error.code, recorded.error.field)
    return context.json(SupervisorAnswer.parse({ cycle, goal: body.goal }))
  })
}

const statusByCode: { readonly [Code in CycleError['code']]: ApiStatus } = {
  'cycle/not-found': 404,
  'cycle/closed': 409,
  'goal/not-found': 404,
  'goal/no-supervisor': 409,
  'store/not-writable': 503,
  'store/not-readable': 503,
}
