// States of a plan that are kept whole: what delegations were asked about in a round, and what was adopted. A version is never changed.
// What people named by hand is in named-versions.ts.
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import type { Kysely, Transaction } from 'kysely'
import { planSchema } from '../../shared/documents/plan.ts'
import { VersionId, randomId } from '../../shared/ids.ts'
import type { PlanId } from '../../shared/ids.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import type { VersionKind } from '../../shared/api/versions.ts'
import { Dossier, hashOfDossier } from '../../shared/workflow/dossier.ts'
import { completeEntries } from '../../shared/schema/upgrade.ts'
import type { Actor } from '../record-log.ts'
import type { Database } from '../store/schema.ts'

/** What is known of a version without opening it. */
export type VersionHead = {
  readonly id: VersionId
  readonly kind: VersionKind
  readonly label: string
  readonly name: string | null
  readonly madeAt: string
  readonly by: Actor | null
  readonly contentHash: string
  readonly epoch: string
  readonly seq: number
}

/** The state of a plan as it is to be kept, taken in the middle of a write. */
export type FrozenState = { readonly contentHash: string; readonly update: Uint8Array }

export const freeze = (doc: Y.Doc): FrozenState => ({ contentHash: canonicalHash(doc, planSchema, 'content'), update: Y.encodeStateAsUpdate(doc) })

export type NewVersion = Omit<VersionHead, 'contentHash'> & { readonly plan: PlanId; readonly dossier?: Dossier }

/** Keeps a version in the transaction in which its plan was written. */
export async function saveVersion(transaction: Transaction<Database>, { plan, id, kind, label, name, madeAt, by, epoch, seq, dossier }: NewVersion, state: FrozenState): Promise<void> {
  await transaction.insertInto('plan_versions').values({
    id,
    plan,
    epoch,
    seq,
    kind,
    label,
    name,
    made_at: madeAt,
    person: by?.person ?? null,
    party: by?.party ?? null,
    capacity: by?.capacity ?? null,
    content_hash: state.contentHash,
    state: deflateRawSync(state.update),
    dossier: dossier === undefined ? null : JSON.stringify(dossier),
    dossier_hash: dossier === undefined ? null : hashOfDossier(dossier),
  }).execute()
}

export const newVersionId = (): VersionId => VersionId.parse(randomId())

/** The label of the next version: `0.4` before the first adoption, `1.0` what is adopted then, `1.1` after it. */
export async function nextLabel(database: Kysely<Database>, plan: PlanId, isAdopted: boolean): Promise<string> {
  const rows = await database.selectFrom('plan_versions').select('label').where('plan', '=', plan).execute()
  const labels = rows.map(({ label }) => label.split('.').map(Number))
  const adopted = Math.max(0, ...labels.map(([major = 0]) => major))
  if (isAdopted) return `${adopted + 1}.0`
  return `${adopted}.${Math.max(0, ...labels.filter(([major]) => major === adopted).map(([, minor = 0]) => minor)) + 1}`
}

const head = ['id', 'kind', 'label', 'name', 'made_at', 'person', 'party', 'capacity', 'content_hash', 'epoch', 'seq'] as const

/** The latest first. */
export async function versionsOf(database: Kysely<Database>, plan: PlanId): Promise<readonly VersionHead[]> {
  const rows = await database.selectFrom('plan_versions').select(head).where('plan', '=', plan).orderBy('made_at', 'desc').orderBy('seq', 'desc').execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind as VersionKind,
    label: row.label,
    name: row.name,
    madeAt: row.made_at,
    by: row.person === null || row.party === null || row.capacity === null ? null : { person: row.person, party: row.party, capacity: row.capacity },
    contentHash: row.content_hash,
    epoch: row.epoch,
    seq: row.seq,
  }))
}

/** The plan as it was. Null: it has no such version. */
export async function openVersion(database: Kysely<Database>, plan: PlanId, id: VersionId): Promise<Y.Doc | null> {
  const row = await database.selectFrom('plan_versions').select('state').where('plan', '=', plan).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const doc = new Y.Doc()
  Y.applyUpdate(doc, inflateRawSync(row.state))
  // Kept before a field existed that this server reads.
  doc.transact(() => completeEntries(doc, planSchema))
  return doc
}

/** What led to an adopted version, with the hash that it had when it was adopted: never computed anew, so that a row which was changed
 *  since no longer verifies. Null: the plan has no such version, or it was not adopted. */
export async function readDossier(database: Kysely<Database>, plan: PlanId, id: VersionId): Promise<{ readonly dossier: Dossier; readonly hash: string } | null> {
  const row = await database.selectFrom('plan_versions').select(['dossier', 'dossier_hash']).where('plan', '=', plan).where('id', '=', id).executeTakeFirst()
  return row === undefined || row.dossier === null || row.dossier_hash === null ? null : { dossier: Dossier.parse(JSON.parse(row.dossier)), hash: row.dossier_hash }
}
