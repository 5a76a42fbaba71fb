// The route that makes a delegation's own side of a plan. A plan that the delegation may not read is answered like one that does not
// exist.
import { Hono } from 'hono'
import { PlanAddress } from '../../shared/api/plans.ts'
import { SideAnswer, SideBody } from '../../shared/api/sides.ts'
import type { Sides } from '../sides/sides.ts'
import { addressOf, failure, jsonBody } from './answers.ts'
import { writerFor } from './signed-in.ts'
import type { SignedInVariables } from './signed-in.ts'

export function sideRoutes(sides: Sides) {
  return new Hono<SignedInVariables>().post('/:plan/side', addressOf(PlanAddress, 'plan/not-found'), jsonBody(SideBody), async context => {
    const { party } = context.req.valid('json')
    const { plan } = context.req.valid('param')
    const writer = writerFor(context.get('session'), party)
    if (writer === null) return failure(context, 403, 'api/other-delegation')
    const made = await sides.make(writer, plan)
    if (made.ok) return context.json(SideAnswer.parse({ plan, party }))
    const { code } = made.error
    return failure(context, code === 'plan/not-found' ? 404 : code === 'store/not-writable' ? 503 : 403, code)
  })
}
