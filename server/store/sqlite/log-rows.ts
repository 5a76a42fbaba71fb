// Rows of the log between the database's columns and what the rest of the server sees.
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Database } from '../schema.ts'
import type { LogRow } from '../store.ts'

const ClientIds = z.array(z.number().int().nonnegative())

/** Said in SQL once, since building it anew for each row would cost more than the row. */
export const insertUpdate =
  'insert into updates (document, seq, epoch, bytes, person, party, capacity, role, client_ids, at)' +
  ' values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'

/** The same for each document of a commit. */
export const moveHead = 'update documents set head_seq = max(head_seq, ?) where id = ? and epoch = ?'

export function logRowToParameters(row: LogRow): unknown[] {
  return [
    row.document,
    row.seq,
    row.epoch,
    row.bytes,
    row.person,
    row.party,
    row.capacity,
    row.role,
    JSON.stringify(row.clientIds),
    row.at,
  ]
}

export function columnsToLogRow(columns: Selectable<Database['updates']>): LogRow {
  const { client_ids: clientIds, ...rest } = columns
  return { ...rest, clientIds: ClientIds.parse(JSON.parse(clientIds)) }
}
