// Routes of the history of plans. What they answer is of one moment, and kept by no cache.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { PlanAddress } from '../../shared/api/plans.ts'
import { ActivityAnswer, ActivityQuery } from '../../shared/history/activity.ts'
import type { History, HistoryError } from '../history/history.ts'
import { addressOf, failure, queryOf } from './answers.ts'
import type { SignedInVariables } from './signed-in.ts'

const ofPlan = addressOf(PlanAddress, 'plan/not-found')

export function historyRoutes(history: History) {
  return new Hono<SignedInVariables>()
    .use('/:plan/history/*', async (context, next) => {
      await next()
      context.header('cache-control', 'no-store')
    })
    .get('/:plan/history', ofPlan, queryOf(ActivityQuery), async context => {
      const told = await history.activity(context.get('session'), context.req.valid('param').plan, context.req.valid('query'))
      context.header('cache-control', 'no-store')
      return told.ok ? context.json(ActivityAnswer.parse(told.value)) : refused(context, told.error)
    })
}

function refused(context: Context, { code }: HistoryError) {
  return failure(context, code === 'history/too-often' ? 429 : code === 'api/other-delegation' ? 403 : 404, code)
}
