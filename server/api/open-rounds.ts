// Routes of open rounds: one delegation of the person's at a time. A plan that the asker may not read answers like one that does not exist.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { DraftBody, DraftWritten, DraftsToSend, InputAddress, InputBody, OfParty, OpenRoundAddress, OpenRoundsAnswer, RoundBrief, ServiceAddress, ServiceBody, ServiceMade } from '../../shared/api/open-rounds.ts'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import type { BriefError } from '../open-rounds/brief.ts'
import type { DraftPositions } from '../open-rounds/draft-positions.ts'
import type { OpenRounds } from '../open-rounds/open-rounds.ts'
import type { Services } from '../open-rounds/services.ts'
import { addressOf, failure, jsonBody, queryOf } from './answers.ts'
import type { ApiStatus } from './answers.ts'
import { writerFor } from './signed-in.ts'
import type { SignedInVariables } from './signed-in.ts'

export type OpenRoundParts = {
  readonly openRounds: OpenRounds
  readonly draftPositions: DraftPositions
  readonly services: Services
  readonly brief: (party: PartyId, plan: PlanId, round: number) => Promise<Result<RoundBrief, BriefError>>
}

const ofRound = addressOf(OpenRoundAddress, 'plan/not-found')
const ofService = addressOf(ServiceAddress, 'service/not-found')

export function openRoundRoutes({ openRounds, draftPositions, services, brief }: OpenRoundParts) {
  const writerIn = (context: Context<SignedInVariables>, party: PartyId) => writerFor(context.get('session'), party)
  return new Hono<SignedInVariables>()
    .get('/', queryOf(OfParty), async context => {
      const writer = writerIn(context, context.req.valid('query').party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      context.header('cache-control', 'no-store')
      return context.json(OpenRoundsAnswer.parse(await openRounds.view(writer)))
    })
    .get('/unsent', queryOf(OfParty), async context => {
      const writer = writerIn(context, context.req.valid('query').party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      context.header('cache-control', 'no-store')
      return context.json(DraftsToSend.parse(await openRounds.toSend(writer)))
    })
    .post('/services', jsonBody(ServiceBody), async context => {
      const { party, name } = context.req.valid('json')
      const writer = writerIn(context, party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      const added = await services.add(writer, name)
      return added.ok ? context.json(ServiceMade.parse({ id: added.value })) : refused(context, added.error)
    })
    .put('/services/:service', ofService, jsonBody(ServiceBody), async context => {
      const { party, name } = context.req.valid('json')
      const writer = writerIn(context, party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      return done(context, await services.rename(writer, context.req.valid('param').service, name))
    })
    .delete('/services/:service', ofService, jsonBody(OfParty), async context => {
      const writer = writerIn(context, context.req.valid('json').party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      return done(context, await services.remove(writer, context.req.valid('param').service))
    })
    .get('/:plan/:round/brief', ofRound, queryOf(OfParty), async context => {
      const { party } = context.req.valid('query')
      const { plan, round } = context.req.valid('param')
      if (writerIn(context, party) === null) return failure(context, 403, 'api/other-delegation')
      const told = await brief(party, plan, round)
      context.header('cache-control', 'no-store')
      return told.ok ? context.json(RoundBrief.parse(told.value)) : refused(context, told.error)
    })
    .put('/:plan/:round/position', ofRound, jsonBody(DraftBody), async context => {
      const body = context.req.valid('json')
      const { plan, round } = context.req.valid('param')
      const writer = writerIn(context, body.party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      const written = await draftPositions.write(writer, plan, round, body)
      return written.ok ? context.json(DraftWritten.parse({ revision: written.value })) : refused(context, written.error)
    })
    .put('/:plan/:round/services/:service', addressOf(InputAddress, 'plan/not-found'), jsonBody(InputBody), async context => {
      const body = context.req.valid('json')
      const { plan, round, service } = context.req.valid('param')
      const writer = writerIn(context, body.party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      return done(context, await draftPositions.note(writer, plan, round, service, body))
    })
}

type Refused = { readonly code: string; readonly field?: string }

const done = (context: Context, result: Result<unknown, Refused>) => (result.ok ? context.json({ ok: true as const }) : refused(context, result.error))

function refused(context: Context, { code, field }: Refused) {
  return failure(context, statusOf(code), code, field)
}

function statusOf(code: string): ApiStatus {
  if (code === 'plan/not-found' || code === 'service/not-found') return 404
  if (code.startsWith('mandate/')) return 403
  if (code.startsWith('store/')) return 503
  return code === 'answer/not-open-to-you' || code === 'answer/not-asked' ? 400 : 409
}
