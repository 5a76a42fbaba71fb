// What people chose to be told by mail, as rows, and the links that switch it off. A link does that and nothing else, in one direction:
// whoever holds one learns nothing by it, not even whether it was good.
import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { DigestKind, DigestRhythm, usualDigest } from '../../shared/api/digest.ts'
import type { DigestSettings } from '../../shared/api/digest.ts'
import type { PersonId } from '../../shared/ids.ts'
import { hashOf, newToken } from '../identity/tokens.ts'
import type { DigestTables } from '../store/schema-digests.ts'
import type { Database } from '../store/schema.ts'

type Open = Kysely<Database> | Transaction<Database>
export type DigestState = { readonly person: PersonId; readonly settings: DigestSettings; readonly dailyOn: string | null; readonly gatheringSince: string | null; readonly notBefore: string | null }

/** Somebody may open a message after months; a link that is older than this does nothing any more. */
const linkValidDays = 365

export async function settingsOf(database: Open, person: PersonId): Promise<DigestSettings> {
  const row = await database.selectFrom('digest_settings').selectAll().where('person', '=', person).executeTakeFirst()
  return row === undefined ? usualDigest : stateOf(row).settings
}

/** Of everybody who has it on. */
export async function statesOn(database: Open): Promise<readonly DigestState[]> {
  return (await database.selectFrom('digest_settings').selectAll().where('rhythm', '!=', 'off').orderBy('person').execute()).map(stateOf)
}

function stateOf(row: DigestTables['digest_settings']): DigestState {
  return {
    person: row.person,
    settings: {
      rhythm: DigestRhythm.parse(row.rhythm),
      kinds: z.array(DigestKind).parse(JSON.parse(row.kinds)),
      quiet: row.quiet_from === null || row.quiet_to === null ? null : { from: row.quiet_from, to: row.quiet_to },
    },
    dailyOn: row.daily_on,
    gatheringSince: row.gathering_since,
    notBefore: row.not_before,
  }
}

/** What was gathered goes on being gathered. */
export async function saveSettings(database: Open, person: PersonId, { rhythm, kinds, quiet }: DigestSettings): Promise<void> {
  const chosen = { rhythm, kinds: JSON.stringify([...new Set(kinds)]), quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null }
  await database
    .insertInto('digest_settings')
    .values({ person, ...chosen, daily_on: null, gathering_since: null, not_before: null })
    .onConflict(conflict => conflict.column('person').doUpdateSet(chosen))
    .execute()
}

export async function keepState(database: Open, person: PersonId, state: Partial<Pick<DigestTables['digest_settings'], 'daily_on' | 'gathering_since' | 'not_before'>>): Promise<void> {
  await database.updateTable('digest_settings').set(state).where('person', '=', person).execute()
}

/** What somebody was told, and when it was last known to be there still, as ISO instants. */
export type Told = ReadonlyMap<string, string>

export async function toldTo(database: Open, person: PersonId): Promise<Told> {
  return new Map((await database.selectFrom('digest_told').select(['item', 'told_at']).where('person', '=', person).execute()).map(({ item, told_at: at }) => [item, at]))
}

/** How long it is kept that something was told which is not there any more. What was said before that is not mailed either, so that nothing
 *  is told again for being forgotten. */
export const toldKeptDays = 90
/** What is still there is noted as such this often: whatever was away for less than the rest of the time above is not told again. */
const notedAgainDays = 30
/** In one statement. */
const itemsAtOnce = 500

/** Forgets what is over for long. `standing`: what there is to tell this person now, told or not. */
export async function sweepTold(database: Open, person: PersonId, told: Told, standing: ReadonlySet<string>, now: Date): Promise<void> {
  const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString()
  const [forgottenBefore, notedBefore] = [daysAgo(toldKeptDays), daysAgo(notedAgainDays)]
  const older = [...told].filter(([, at]) => at < notedBefore)
  const [stands, over] = [older.filter(([item]) => standing.has(item)), older.filter(([item, at]) => !standing.has(item) && at < forgottenBefore)].map(rows => rows.map(([item]) => item))
  for (const items of inParts(stands)) await database.updateTable('digest_told').set({ told_at: now.toISOString() }).where('person', '=', person).where('item', 'in', items).execute()
  for (const items of inParts(over)) await database.deleteFrom('digest_told').where('person', '=', person).where('item', 'in', items).execute()
}

const inParts = (items: readonly string[] = []): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(items.length / itemsAtOnce) }, (_, at) => items.slice(at * itemsAtOnce, (at + 1) * itemsAtOnce))

export async function noteTold(database: Open, person: PersonId, items: readonly string[], at: string): Promise<void> {
  await database.insertInto('digest_told').values(items.map(item => ({ person, item, told_at: at }))).onConflict(conflict => conflict.doNothing()).execute()
}

/** The token of a new link that switches this person's digests off; those that are too old go with it. */
export async function newOffToken(database: Open, person: PersonId, now: Date): Promise<string> {
  const token = newToken()
  const oldest = new Date(now.getTime() - linkValidDays * 86_400_000).toISOString()
  await database.deleteFrom('digest_links').where('person', '=', person).where('made_at', '<', oldest).execute()
  await database.insertInto('digest_links').values({ token_hash: hashOf(token), person, made_at: now.toISOString() }).execute()
  return token
}

/** A link whose message was not taken leads from nowhere. */
export async function dropOffToken(database: Open, token: string): Promise<void> {
  await database.deleteFrom('digest_links').where('token_hash', '=', hashOf(token)).execute()
}

/** Switches off, if there is such a link; says nothing of whether there was. */
export async function switchOff(database: Open, token: string): Promise<void> {
  // What anybody may send costs the store no more than a look.
  const link = await database.selectFrom('digest_links').select('person').where('token_hash', '=', hashOf(token)).executeTakeFirst()
  if (link !== undefined) await database.updateTable('digest_settings').set({ rhythm: 'off', gathering_since: null }).where('person', '=', link.person).execute()
}
