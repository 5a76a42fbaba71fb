// Routes of calendar files. A plan that the asker may not read answers like one that does not exist.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { z } from 'zod'
import { PlanAddress } from '../../shared/api/plans.ts'
import { RoundAddress } from '../../shared/api/rounds.ts'
import { PartyId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import type { CalendarFile, DeadlineError, Deadlines } from '../calendar/deadlines.ts'
import { addressOf, failure, queryOf } from './answers.ts'
import { writerFor } from './signed-in.ts'
import type { SignedInVariables } from './signed-in.ts'

const RoundQuery = z.strictObject({ party: PartyId })
const RequestQuery = z.strictObject({ party: PartyId, key: z.string().min(1).max(200), on: IsoDay.optional() })

export function deadlineRoutes(deadlines: Deadlines) {
  return new Hono<SignedInVariables>()
    .get('/:plan/rounds/:round/calendar', addressOf(RoundAddress, 'answer/no-round'), queryOf(RoundQuery), async context => {
      const { party } = context.req.valid('query')
      if (writerFor(context.get('session'), party) === null) return failure(context, 403, 'api/other-delegation')
      const { plan, round } = context.req.valid('param')
      return answered(context, await deadlines.ofRound(party, plan, round))
    })
    .get('/:plan/requests/calendar', addressOf(PlanAddress, 'plan/not-found'), queryOf(RequestQuery), async context => {
      const { party, key, on } = context.req.valid('query')
      if (writerFor(context.get('session'), party) === null) return failure(context, 403, 'api/other-delegation')
      return answered(context, await deadlines.ofRequest(party, context.req.valid('param').plan, key, on))
    })
}

function answered(context: Context, file: Result<CalendarFile, DeadlineError>) {
  if (!file.ok) return failure(context, statusByCode[file.error.code], file.error.code, file.error.code === 'calendar/day-missing' ? 'on' : undefined)
  const { name, text } = file.value
  return context.body(text, 200, { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' })
}

const statusByCode = { 'plan/not-found': 404, 'mandate/not-in-circle': 403, 'answer/no-round': 409, 'calendar/day-missing': 400 } as const
