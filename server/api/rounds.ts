// Routes of steps and rounds. A plan that the asker may not read answers like one that does not exist.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { z } from 'zod'
import { PlanAddress } from '../../shared/api/plans.ts'
import { AnnouncedBody, AnswerBody, ExtensionBody, LiftBody, ReminderBody, ReserveAddress, RoundAddress, RoundsAnswer, StepBody } from '../../shared/api/rounds.ts'
import { PartyId } from '../../shared/ids.ts'
import { roundsAtOnce, roundsPerSecond } from '../../shared/protocol/limits.ts'
import type { Result } from '../../shared/result.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { Rounds } from '../rounds/rounds.ts'
import type { Steps } from '../rounds/steps.ts'
import { byPerson, RateLimit } from '../sync/rate.ts'
import { addressOf, failure, jsonBody, queryOf } from './answers.ts'
import type { ApiStatus } from './answers.ts'
import { writerFor } from './signed-in.ts'
import type { SignedInVariables } from './signed-in.ts'

const ofPlan = addressOf(PlanAddress, 'plan/not-found')
const ofRound = addressOf(RoundAddress, 'answer/no-round')

export function roundRoutes(steps: Steps, rounds: Rounds, clock: Clock = systemClock) {
  const limitOf = byPerson(() => new RateLimit(roundsPerSecond, roundsAtOnce, clock.steadyMs))
  return new Hono<SignedInVariables>()
    .get('/:plan/rounds', ofPlan, queryOf(z.strictObject({ party: PartyId })), async context => {
      const { party } = context.req.valid('query')
      const session = context.get('session')
      const reader = writerFor(session, party)
      if (reader === null) return failure(context, 403, 'api/other-delegation')
      if (!limitOf(session.person.id).take()) return failure(context, 429, 'round/too-often')
      const view = await rounds.view(party, context.req.valid('param').plan, reader.functions)
      return view.ok ? context.json(RoundsAnswer.parse(view.value)) : refused(context, view.error)
    })
    .post('/:plan/steps', ofPlan, jsonBody(StepBody), async context => {
      const body = context.req.valid('json')
      const writer = writerFor(context.get('session'), body.party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      return done(context, await steps.take(writer, context.req.valid('param').plan, body))
    })
    .delete('/:plan/steps', ofPlan, jsonBody(AnnouncedBody), async context => {
      const writer = writerFor(context.get('session'), context.req.valid('json').party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      return done(context, await steps.takeBack(writer, context.req.valid('param').plan))
    })
    .post('/:plan/rounds/:round/answers', ofRound, jsonBody(AnswerBody), async context => {
      const body = context.req.valid('json')
      const { plan, round } = context.req.valid('param')
      const writer = writerFor(context.get('session'), body.party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      return done(context, await rounds.answer(writer, plan, round, body))
    })
    .put('/:plan/rounds/:round/deadline', ofRound, jsonBody(ExtensionBody), async context => {
      const { party, deadline } = context.req.valid('json')
      const { plan, round } = context.req.valid('param')
      const writer = writerFor(context.get('session'), party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      return done(context, await rounds.extend(writer, plan, round, deadline))
    })
    .post('/:plan/rounds/:round/reminders', ofRound, jsonBody(ReminderBody), async context => {
      const { plan, round } = context.req.valid('param')
      const { party, of } = context.req.valid('json')
      const writer = writerFor(context.get('session'), party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      return done(context, await rounds.remind(writer, plan, round, of ?? null))
    })
    .post('/:plan/reserves/:reserve/lifted', addressOf(ReserveAddress, 'reserve/not-found'), jsonBody(LiftBody), async context => {
      const { plan, reserve } = context.req.valid('param')
      const writer = writerFor(context.get('session'), context.req.valid('json').party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      return done(context, await rounds.lift(writer, plan, reserve))
    })
}

type Refused = { readonly code: string; readonly field?: string }

const done = (context: Context, result: Result<unknown, Refused>) => (result.ok ? context.json({ ok: true as const }) : refused(context, result.error))

function refused(context: Context, { code, field }: Refused) {
  return failure(context, statusOf(code), code, field)
}

const badInput: readonly string[] = ['answer/not-open-to-you', 'answer/reserve-needs-place', 'answer/no-such-place', 'answer/not-asked', 'step/reason-needed', 'step/deadline-to-come', 'step/deadline-too-far', 'round/not-later']
const forbidden: readonly string[] = ['step/driver-only', 'step/speaks-only', 'step/recorder-only', 'step/by-time', 'plan/not-named']

function statusOf(code: string): ApiStatus {
  if (code === 'plan/not-found' || code === 'reserve/not-found') return 404
  if (code.startsWith('mandate/') || forbidden.includes(code)) return 403
  if (code.startsWith('store/')) return 503
  return badInput.includes(code) ? 400 : 409
}
