// Routes of files: a plan and the matrix out, a plan in. Only what the asker may read goes out, and a plan that is not
// theirs is answered like one that does not exist.
import { Hono } from 'hono'
import { ImportQuery, MatrixExportBody, mediaTypes, PlanExportBody, RoundsExportBody } from '../../shared/api/exports.ts'
import { PlanAddress } from '../../shared/api/plans.ts'
import { planFileSchema } from '../../shared/exports/plan-file.ts'
import { isMarkingInScope } from '../../shared/vocabularies/vocabularies.ts'
import type { Asker, Files } from '../exports/files.ts'
import type { Plans } from '../plans/plans.ts'
import type { Session } from '../sync/endpoint.ts'
import { addressOf, failure, jsonBody, queryOf } from './answers.ts'
import { fileAnswer } from './file-answer.ts'
import { answer } from './plans.ts'
import { supportTeamOnly } from './signed-in.ts'
import type { SessionReader, SignedInVariables, SupportTeamVariables } from './signed-in.ts'

const ofPlan = addressOf(PlanAddress, 'plan/not-found')

export function planFileRoutes(files: Files, plans: Plans, sessions: SessionReader) {
  const asker = askerBy(sessions)
  return new Hono<SupportTeamVariables>()
    .post('/:plan/exports', ofPlan, jsonBody(PlanExportBody), async context => {
      const { format } = context.req.valid('json')
      const made = await files.ofPlan(asker({ session: context.get('session'), headers: context.req.raw.headers }), context.req.valid('param').plan, format)
      return made.ok ? fileAnswer(context, made.value, mediaTypes[format]) : failure(context, statusOf(made.error.code), made.error.code)
    })
    .post('/:plan/round-exports', ofPlan, jsonBody(RoundsExportBody), async context => {
      const { party, format } = context.req.valid('json')
      if (!context.get('session').memberships.some(held => held.party === party)) return failure(context, 403, 'api/other-delegation')
      const made = await files.ofRounds(asker({ session: context.get('session'), headers: context.req.raw.headers }), party, context.req.valid('param').plan, format)
      return made.ok ? fileAnswer(context, made.value, mediaTypes[format]) : failure(context, statusOf(made.error.code), made.error.code)
    })
    .post('/import', supportTeamOnly, queryOf(ImportQuery), async context => {
      const read = await files.read(context.get('session'), new Uint8Array(await context.req.arrayBuffer()), context.req.raw.signal)
      if (!read.ok) return failure(context, statusOf(read.error.code), read.error.code, read.error.field)
      const { plan, content } = read.value
      const periodStart = context.req.valid('query').periodStart ?? plan.period.start
      const marking = isMarkingInScope(plan.marking) ? plan.marking : 'limite'
      return answer(context, await plans.createWith(content, plan.area, periodStart, context.get('by'), { marking, isSample: plan.sample }))
    })
}

export function matrixFileRoutes(files: Files, sessions: SessionReader) {
  const asker = askerBy(sessions)
  return new Hono<SignedInVariables>().post('/exports', jsonBody(MatrixExportBody), async context => {
    const { party, cycle, periodStart } = context.req.valid('json')
    if (!context.get('session').memberships.some(held => held.party === party)) return failure(context, 403, 'api/other-delegation')
    const made = await files.ofMatrix(asker({ session: context.get('session'), headers: context.req.raw.headers }), party, cycle, periodStart)
    return made.ok ? fileAnswer(context, made.value, mediaTypes.xlsx) : failure(context, statusOf(made.error.code), made.error.code)
  })
}

export function schemaRoutes() {
  const schema = JSON.stringify(planFileSchema(), null, 2)
  return new Hono<SignedInVariables>().get('/plan', context => context.body(schema, 200, { 'content-type': 'application/schema+json' }))
}

const askerBy = (sessions: SessionReader) => ({ session, headers }: { readonly session: Session; readonly headers: Headers }): Asker => {
  return {
    session,
    again: async () => {
      const now = await sessions.signedIn(headers)
      return now?.person.id === session.person.id ? now : null
    },
  }
}

const statusOf = (code: string) =>
  code === 'plan/not-found' ? 404 : code === 'mandate/not-in-circle' ? 403 : code === 'export/too-many' || code === 'export/too-often' ? 429 : code === 'import/plan-too-large' ? 413 : code === 'store/not-readable' ? 503 : code === 'export/failed' ? 500 : 400
