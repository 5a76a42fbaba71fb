// Routes of what a person is told by mail; and the two ways of switching it off by a link, without signing in.
import { Hono } from 'hono'
import type { Kysely } from 'kysely'
import { DigestAnswer, DigestOffBody, DigestSettings } from '../../shared/api/digest.ts'
import { saveSettings, settingsOf, switchOff } from '../digest/settings.ts'
import type { Database } from '../store/schema.ts'
import { jsonBody, limitBody } from './answers.ts'
import type { SignedInVariables } from './signed-in.ts'

const smallBody = limitBody(8 * 1024)

/** `hasMail`: whether the workspace sends any. */
export function digestRoutes(database: Kysely<Database>, hasMail: boolean) {
  return new Hono<SignedInVariables>()
    .get('/', async context => {
      const { person } = context.get('session')
      const { email, sample_label: sample } = await database.selectFrom('people').select(['email', 'sample_label']).where('id', '=', person.id).executeTakeFirstOrThrow()
      return context.json(DigestAnswer.parse({ by: !hasMail ? 'no-mail' : sample === null ? 'mail' : 'no-address', address: email, settings: await settingsOf(database, person.id) }))
    })
    .put('/', jsonBody(DigestSettings), async context => {
      await saveSettings(database, context.get('session').person.id, context.req.valid('json'))
      return context.json({ ok: true as const })
    })
}

/** From the page behind the link. Answered alike whatever the link is. */
export function digestOffRoutes(database: Kysely<Database>) {
  return new Hono().post('/digest-off', smallBody, jsonBody(DigestOffBody), async context => {
    await switchOff(database, context.req.valid('json').token)
    return context.json({ ok: true as const })
  })
}

/** The same as a mail program does it (RFC 8058): a POST to the link itself, without a cookie and from no page. What it may do to anybody
 *  is to switch off what its token was made for, so it needs no origin. Opening the link only shows the page. */
export function oneClickRoutes(database: Kysely<Database>) {
  return new Hono().post('/:token', smallBody, async context => {
    await switchOff(database, context.req.param('token'))
    return context.text('Done.')
  })
}
