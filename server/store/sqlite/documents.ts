// What the store does with documents and their log, each inside a transaction that the caller began.
import { CompiledQuery, sql, type Transaction } from 'kysely'
import type { PersonId } from '../../../shared/ids.ts'
import type { Database } from '../schema.ts'
import type {
  ClientIdsTaken,
  DocumentExists,
  NewDocument,
  NewEpoch,
  NotReadable,
  OtherEpoch,
  Snapshot,
  StoredDocument,
} from '../store.ts'
import { isKeyTaken } from './failure.ts'
import { columnsToLogRow, insertUpdate, logRowToParameters } from './log-rows.ts'
import type { Refuse } from './transactions.ts'

type Open = Transaction<Database>

export async function insertDocument(open: Open, document: NewDocument, refuse: Refuse<DocumentExists>) {
  try {
    await open
      .insertInto('documents')
      .values({
        id: document.id,
        kind: document.kind,
        epoch: document.epoch,
        schema_version: document.schemaVersion,
        head_seq: 0,
        created_at: document.createdAt,
      })
      .execute()
  } catch (error) {
    if (!isKeyTaken(error)) throw error
    refuse({ code: 'store/document-exists', document: document.id })
  }
  await open
    .insertInto('client_ids')
    .values({
      document: document.id,
      epoch: document.epoch,
      client_id: document.serverClientId,
      person: null,
      bound_at: document.createdAt,
    })
    .execute()
}

export async function insertEpoch(open: Open, next: NewEpoch, refuse: Refuse<OtherEpoch>) {
  const { document, former, epoch, seq, at } = next
  const moved = await open
    .updateTable('documents')
    .set({ epoch, head_seq: seq })
    .where('id', '=', document)
    .where('epoch', '=', former)
    .where('head_seq', '<', seq)
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) refuse({ code: 'store/other-epoch', document })
  // Its structs were attributed where they were first stored: this row names nobody as their author.
  const row = { document, seq, epoch, bytes: next.state, person: null, party: null, capacity: null, role: null, clientIds: [], at }
  await open.executeQuery(CompiledQuery.raw(insertUpdate, logRowToParameters(row)))
  await open
    .insertInto('client_ids')
    .columns(['document', 'epoch', 'client_id', 'person', 'bound_at'])
    .expression(
      open
        .selectFrom('client_ids')
        .select(['document', sql<string>`${epoch}`.as('epoch'), 'client_id', 'person', 'bound_at'])
        .where('document', '=', document)
        .where('epoch', '=', former),
    )
    .execute()
}

export async function documentOf(
  open: Open,
  id: string,
  refuse: Refuse<NotReadable>,
): Promise<StoredDocument | null> {
  const document = await open.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst()
  if (!document) return null
  const snapshot = await open
    .selectFrom('snapshots')
    .select(['seq', 'bytes', 'at'])
    .where('document', '=', id)
    .where('epoch', '=', document.epoch)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const columns = await open
    .selectFrom('updates')
    .selectAll()
    .where('document', '=', id)
    .where('epoch', '=', document.epoch)
    .where('seq', '>', snapshot?.seq ?? -1)
    .orderBy('seq')
    .execute()
  const reached = columns.at(-1)?.seq ?? snapshot?.seq ?? 0
  if (reached < document.head_seq) {
    const detail = `${id} ends at ${reached}, but ${document.head_seq} was acknowledged`
    return refuse({ code: 'store/not-readable', detail })
  }
  return {
    id,
    kind: document.kind,
    epoch: document.epoch,
    schemaVersion: document.schema_version,
    createdAt: document.created_at,
    headSeq: document.head_seq,
    snapshot: snapshot ?? null,
    updates: columns.map(columnsToLogRow),
  }
}

export async function insertSnapshot(open: Open, document: string, epoch: string, snapshot: Snapshot) {
  await open
    .replaceInto('snapshots')
    .values({ document, epoch, ...snapshot })
    .execute()
  const kept = open
    .selectFrom('snapshots')
    .select('seq')
    .where('document', '=', document)
    .orderBy('seq', 'desc')
    .limit(2)
  await open.deleteFrom('snapshots').where('document', '=', document).where('seq', 'not in', kept).execute()
}

export async function bindIds(
  open: Open,
  binding: { document: string; epoch: string; clientIds: readonly number[]; person: PersonId | null; at: string },
  refuse: Refuse<ClientIdsTaken>,
) {
  const { document, epoch, clientIds, person, at } = binding
  if (clientIds.length === 0) return
  const bound = await open
    .selectFrom('client_ids')
    .select(['client_id', 'person'])
    .where('document', '=', document)
    .where('epoch', '=', epoch)
    .where('client_id', 'in', clientIds)
    .execute()
  const taken = bound.filter(owner => owner.person !== person).map(owner => owner.client_id)
  if (taken.length > 0) refuse({ code: 'store/client-ids-taken', clientIds: taken })
  const known = new Set(bound.map(owner => owner.client_id))
  const fresh = [...new Set(clientIds)].filter(id => !known.has(id))
  if (fresh.length === 0) return
  await open
    .insertInto('client_ids')
    .values(fresh.map(id => ({ document, epoch, client_id: id, person, bound_at: at })))
    .execute()
}
