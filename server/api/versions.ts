// Routes of versions. A plan that the asker may not read answers like one that does not exist.
import { Hono } from 'hono'
import type { Context } from 'hono'
import { z } from 'zod'
import { PlanAddress } from '../../shared/api/plans.ts'
import { NameBody, RenameBody, UnnameBody, VersionAddress, VersionAnswer } from '../../shared/api/versions.ts'
import { planSchema } from '../../shared/documents/plan.ts'
import { adoptedVersionFormat, AdoptedVersionFile } from '../../shared/exports/adopted-version.ts'
import { readsByOwnRight } from '../../shared/mandates/mandates.ts'
import { PartyId } from '../../shared/ids.ts'
import type { PlanId } from '../../shared/ids.ts'
import { historiesAtOnce, historiesPerSecond, versionNamesAtOnce, versionNamesPerSecond } from '../../shared/protocol/limits.ts'
import type { Result } from '../../shared/result.ts'
import { canonicalJson } from '../../shared/schema/canonical.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { factsOf, isOpenTo } from '../plans/plan-record.ts'
import type { Plans } from '../plans/plans.ts'
import type { Store } from '../store/store.ts'
import type { Session } from '../sync/endpoint.ts'
import { stateContent } from '../history/state-content.ts'
import { byPerson, RateLimit } from '../sync/rate.ts'
import type { NamedVersions, NamingError } from '../versions/named-versions.ts'
import { openVersion, readDossier, versionsOf } from '../versions/versions.ts'
import { addressOf, failure, jsonBody, queryOf } from './answers.ts'
import type { ApiStatus } from './answers.ts'
import { writerFor } from './signed-in.ts'
import type { SignedInVariables } from './signed-in.ts'

const Of = z.strictObject({ party: PartyId })

export function versionRoutes(plans: Plans, named: NamedVersions, { database }: Pick<Store, 'database'>, clock: Clock = systemClock) {
  // Each stays on record.
  const limitOf = byPerson(() => new RateLimit(versionNamesPerSecond, versionNamesAtOnce, clock.steadyMs))
  // A whole plan is opened for each, as for states of the history.
  const openingOf = byPerson(() => new RateLimit(historiesPerSecond, historiesAtOnce, clock.steadyMs))
  /** Null: for this delegation there is no such plan. */
  const recordFor = async (session: Session, plan: PlanId, party: PartyId) => {
    const record = writerFor(session, party) === null ? null : await plans.record(plan)
    return isOpenTo(party, record, new Date()) ? record : null
  }
  return new Hono<SignedInVariables>()
    .get('/:plan/versions', addressOf(PlanAddress, 'plan/not-found'), queryOf(Of), async context => {
      const { plan } = context.req.valid('param')
      const record = await recordFor(context.get('session'), plan, context.req.valid('query').party)
      if (record === null) return failure(context, 404, 'plan/not-found')
      if (!readsByOwnRight(context.req.valid('query').party, factsOf(record, new Date()))) return failure(context, 403, 'mandate/not-in-circle')
      const versions = (await versionsOf(database, plan)).map(({ epoch: _epoch, seq: _seq, by, ...version }) => VersionAnswer.parse({ ...version, by: by === null ? null : { party: by.party, capacity: by.capacity } }))
      return context.json({ versions })
    })
    // What it says, and nothing of what was said about it. What is named a version tells of rounds, of which whoever reads by a release is told nothing.
    .get('/:plan/versions/:version/content', addressOf(VersionAddress, 'version/not-found'), queryOf(Of), async context => {
      const { plan, version } = context.req.valid('param')
      const { party } = context.req.valid('query')
      const record = await recordFor(context.get('session'), plan, party)
      if (record === null) return failure(context, 404, 'plan/not-found')
      if (!readsByOwnRight(party, factsOf(record, new Date()))) return failure(context, 403, 'mandate/not-in-circle')
      if (!openingOf(context.get('session').person.id).take()) return failure(context, 429, 'history/too-often')
      const doc = await openVersion(database, plan, version)
      return doc === null ? failure(context, 404, 'version/not-found') : context.json(stateContent(doc), 200, { 'cache-control': 'no-store' })
    })
    // With who had said what: nothing for whoever reads the plan by a release.
    .get('/:plan/versions/:version/file', addressOf(VersionAddress, 'version/not-found'), queryOf(Of), async context => {
      const { plan, version: id } = context.req.valid('param')
      const { party } = context.req.valid('query')
      const record = await recordFor(context.get('session'), plan, party)
      if (record === null) return failure(context, 404, 'plan/not-found')
      if (!readsByOwnRight(party, factsOf(record, new Date()))) return failure(context, 403, 'mandate/not-in-circle')
      if (!openingOf(context.get('session').person.id).take()) return failure(context, 429, 'history/too-often')
      const head = (await versionsOf(database, plan)).find(each => each.id === id)
      const [doc, kept] = [await openVersion(database, plan, id), await readDossier(database, plan, id)]
      if (head === undefined || doc === null || kept === null) return failure(context, 404, 'version/not-found')
      const file = AdoptedVersionFile.parse({
        format: adoptedVersionFormat,
        formatVersion: 1,
        plan: { id: plan, area: record.area, period: { start: record.periodStart, end: record.periodEnd }, marking: record.marking, sample: record.isSample },
        version: { id, label: head.label, madeAt: head.madeAt },
        contentHash: head.contentHash,
        dossierHash: kept.hash,
        content: JSON.parse(canonicalJson(doc, planSchema, 'content')),
        dossier: kept.dossier,
      })
      context.header('content-disposition', `attachment; filename="${plan}-${head.label}.json"`)
      return context.body(`${JSON.stringify(file, null, 2)}\n`, 200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    })
    .post('/:plan/versions', addressOf(PlanAddress, 'plan/not-found'), jsonBody(NameBody), async context => {
      const { party, name, seq } = context.req.valid('json')
      const writer = writerFor(context.get('session'), party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      if (!limitOf(writer.person).take()) return failure(context, 429, 'version/too-often')
      return done(context, await named.name(writer, context.req.valid('param').plan, name, seq))
    })
    .put('/:plan/versions/:version/name', addressOf(VersionAddress, 'version/not-found'), jsonBody(RenameBody), async context => {
      const { party, name } = context.req.valid('json')
      const { plan, version } = context.req.valid('param')
      const writer = writerFor(context.get('session'), party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      if (!limitOf(writer.person).take()) return failure(context, 429, 'version/too-often')
      return done(context, await named.rename(writer, plan, version, name))
    })
    .delete('/:plan/versions/:version/name', addressOf(VersionAddress, 'version/not-found'), jsonBody(UnnameBody), async context => {
      const { plan, version } = context.req.valid('param')
      const writer = writerFor(context.get('session'), context.req.valid('json').party)
      if (writer === null) return failure(context, 403, 'api/other-delegation')
      if (!limitOf(writer.person).take()) return failure(context, 429, 'version/too-often')
      return done(context, await named.unname(writer, plan, version))
    })
}

const done = (context: Context, result: Result<void, NamingError>) =>
  (result.ok ? context.json({ ok: true as const }) : failure(context, statusOf(result.error.code), result.error.code, result.error.field))

function statusOf(code: NamingError['code']): ApiStatus {
  if (code === 'plan/not-found' || code === 'version/not-found') return 404
  if (code === 'version/no-such-state') return 400
  if (code === 'store/not-writable') return 503
  return code.startsWith('mandate/') ? 403 : 409
}
