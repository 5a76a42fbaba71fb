// Routes of the history of plans. What they answer is of one moment, and kept by no cache.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { PlanAddress } from '../../shared/api/plans.ts'
import { DifferenceQuery, HistoryReader, LookBody, MomentsAnswer, StateQuery } from '../../shared/api/history.ts'
import { ActivityAnswer, ActivityQuery } from '../../shared/history/activity.ts'
import type { History, HistoryError } from '../history/history.ts'
import { addressOf, failure, jsonBody, queryOf } from './answers.ts'
import type { SignedInVariables } from './signed-in.ts'

const ofPlan = addressOf(PlanAddress, 'plan/not-found')

export function historyRoutes(history: History) {
  return new Hono<SignedInVariables>()
    .get('/:plan/history', ofPlan, queryOf(ActivityQuery), async context => {
      const told = await history.activity(context.get('session'), context.req.valid('param').plan, context.req.valid('query'))
      context.header('cache-control', 'no-store')
      return told.ok ? context.json(ActivityAnswer.parse(told.value)) : refused(context, told.error)
    })
    .get('/:plan/history/moments', ofPlan, queryOf(HistoryReader), async context => {
      const told = await history.moments(context.get('session'), context.req.valid('param').plan, context.req.valid('query').party)
      context.header('cache-control', 'no-store')
      return told.ok ? context.json(MomentsAnswer.parse(told.value)) : refused(context, told.error)
    })
    .get('/:plan/history/state', ofPlan, queryOf(StateQuery), async context => {
      const { party, seq } = context.req.valid('query')
      const told = await history.state(context.get('session'), context.req.valid('param').plan, party, seq)
      context.header('cache-control', 'no-store')
      // Read by the schema that the gate held it to.
      return told.ok ? context.json(told.value) : refused(context, told.error)
    })
    .get('/:plan/history/difference', ofPlan, queryOf(DifferenceQuery), async context => {
      const { party, before, after } = context.req.valid('query')
      const told = await history.difference(context.get('session'), context.req.valid('param').plan, party, before, after)
      context.header('cache-control', 'no-store')
      // Each change was held to its shape where it was made, so that a long list does not hold up everybody.
      return told.ok ? context.json(told.value) : refused(context, told.error)
    })
    .put('/:plan/history/look', ofPlan, jsonBody(LookBody), async context => {
      const { party, seq } = context.req.valid('json')
      const kept = await history.look(context.get('session'), context.req.valid('param').plan, party, seq)
      return kept.ok ? context.json({ seq }) : refused(context, kept.error)
    })
}

function refused(context: Context, { code }: HistoryError) {
  return failure(context, code === 'history/too-often' ? 429 : code === 'api/other-delegation' ? 403 : 404, code)
}
