// Keeps what the log of each plan says, and states of plans on the way, so that neither is read from the first update on. Follows the log
// behind the commits, from the store alone; what a stopped process did not get to is read when somebody commits or asks again.
//
// What must stay true:
// 1. What is kept is a function of the log: thrown away and read again it is the same.
// 2. Entries, states and how far was read are written together.
// 3. Nobody waits for it but who asks for a history.
import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import type { Kysely, Transaction } from 'kysely'
import * as Y from 'yjs'
import { z } from 'zod'
import { othersTurn, systemClock } from '../clock.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Database, HistoryTables } from '../store/schema.ts'
import type { OpenDocument } from '../sync/document.ts'
import { Turns } from '../turns.ts'
import { ActivityDeriver } from './derive-activity.ts'
import type { DerivedEntry, KnownState, ReadRow } from './derive-activity.ts'

/** Under typing what is kept follows at most this often. */
const gatherMs = 5_000
/** It is followed for a twentieth of the time at most. */
const pausePerWork = 20
/** What could not be read or written is tried again after this. */
const againMs = 10_000
/** Others have a turn after this long. */
const workAtOnceMs = 8
const rowsAtOnce = 500
const entriesInStatement = 200
/** Plans whose log is being followed and that are in memory for it; one more costs reading up to two thousand rows. */
const plansInMemory = 6

const compress = promisify(deflate)
const expand = promisify(inflate)
const ClientIds = z.array(z.number().int().nonnegative())

export class HistoryIndex {
  private readonly database: Kysely<Database>
  private readonly fault: (what: string, error: unknown) => void
  private readonly clock: Clock
  private readonly turns = new Turns()
  /** The one asked for last is last. */
  private readonly deriverByDocument = new Map<string, ActivityDeriver>()
  private readonly behind = new Set<string>()
  private timer: Timer | null = null
  private lastWorkMs = 0

  constructor(database: Kysely<Database>, fault: (what: string, error: unknown) => void, clock: Clock = systemClock) {
    this.database = database
    this.fault = fault
    this.clock = clock
  }

  committed({ id, kind }: OpenDocument): void {
    if (kind.kind !== 'plan') return
    this.behind.add(id)
    this.followSoon(Math.max(gatherMs, this.lastWorkMs * pausePerWork))
  }

  close(): void {
    if (this.timer !== null) this.clock.clearTimeout(this.timer)
    this.timer = null
  }

  /** Reads the log of a document to its end. @returns the `seq` of its last row; 0 where there is none. */
  follow(document: string): Promise<number> {
    return this.turns.take(document, async () => {
      this.behind.delete(document)
      const deriver = await this.deriverOf(document)
      const from = deriver.readThrough
      await this.readOn(document, deriver)
      if (deriver.readThrough !== from) await this.write(document, deriver)
      return deriver.readThrough
    })
  }

  /** The document as it was after this row; null where it had none yet. */
  async stateAt(document: string, seq: number): Promise<Y.Doc | null> {
    const known = await this.database.selectFrom('history_states').selectAll().where('document', '=', document).where('seq', '<=', seq).orderBy('seq', 'desc').limit(1).executeTakeFirst()
    let doc: Y.Doc | null = null
    let epoch: string | null = null
    if (known !== undefined) {
      doc = new Y.Doc()
      epoch = known.epoch
      Y.applyUpdate(doc, await expand(known.state))
    }
    let turnBeganAt = this.clock.steadyMs()
    for (let after = known?.seq ?? 0; ;) {
      const rows = await this.database.selectFrom('updates').select(['seq', 'epoch', 'bytes']).where('document', '=', document).where('seq', '>', after).where('seq', '<=', seq).orderBy('seq').limit(rowsAtOnce).execute()
      for (const row of rows) {
        if (doc === null || row.epoch !== epoch) {
          doc = new Y.Doc()
          epoch = row.epoch
        }
        Y.applyUpdate(doc, row.bytes)
        after = row.seq
        if (this.clock.steadyMs() - turnBeganAt < workAtOnceMs) continue
        await othersTurn(this.clock)
        turnBeganAt = this.clock.steadyMs()
      }
      if (rows.length < rowsAtOnce) return doc
    }
  }

  private followSoon(afterMs: number): void {
    this.timer ??= this.clock.setTimeout(() => {
      this.timer = null
      void this.followAll()
    }, afterMs)
  }

  private async followAll(): Promise<void> {
    const beganAt = this.clock.steadyMs()
    for (const document of [...this.behind]) {
      try {
        await this.follow(document)
      } catch (error) {
        this.fault('the history of a plan could not be followed', error)
        this.behind.add(document)
      }
    }
    this.lastWorkMs = this.clock.steadyMs() - beganAt
    if (this.behind.size > 0) this.followSoon(againMs)
  }

  private async deriverOf(document: string): Promise<ActivityDeriver> {
    const known = this.deriverByDocument.get(document) ?? new ActivityDeriver(await this.lastBegin(document))
    this.deriverByDocument.delete(document)
    this.deriverByDocument.set(document, known)
    for (const other of this.deriverByDocument.keys()) {
      if (this.deriverByDocument.size <= plansInMemory) break
      this.deriverByDocument.delete(other)
    }
    return known
  }

  /** Where the window began that goes on. Null: nothing was read, or only the first window. */
  private async lastBegin(document: string): Promise<KnownState | null> {
    const row = await this.database.selectFrom('history_states').selectAll().where('document', '=', document).orderBy('seq', 'desc').limit(1).executeTakeFirst()
    return row === undefined ? null : { epoch: row.epoch, seq: row.seq, at: row.at, rowsSinceKept: row.rows_since_kept, state: await expand(row.state) }
  }

  private async readOn(document: string, deriver: ActivityDeriver): Promise<void> {
    let turnBeganAt = this.clock.steadyMs()
    for (;;) {
      const rows = await this.database
        .selectFrom('updates')
        .select(['seq', 'epoch', 'bytes', 'person', 'party', 'capacity', 'role', 'client_ids', 'at'])
        .where('document', '=', document)
        .where('seq', '>', deriver.readThrough)
        .orderBy('seq')
        .limit(rowsAtOnce)
        .execute()
      for (const { client_ids: clientIds, ...row } of rows) {
        const read: ReadRow = { ...row, clientIds: ClientIds.parse(JSON.parse(clientIds)) }
        try {
          deriver.take(read)
        } catch (error) {
          // Half a row is in it.
          this.deriverByDocument.delete(document)
          throw error
        }
        if (this.clock.steadyMs() - turnBeganAt < workAtOnceMs) continue
        await othersTurn(this.clock)
        turnBeganAt = this.clock.steadyMs()
      }
      if (rows.length < rowsAtOnce) return
    }
  }

  private async write(document: string, deriver: ActivityDeriver): Promise<void> {
    const ended = deriver.takeEndedWindows()
    const present = deriver.window()
    const windows = [...ended, present]
    const begins = windows.flatMap(({ begin }) => begin ?? [])
    const stored = await this.database.selectFrom('history_states').select(['seq', 'rows_since_kept']).where('document', '=', document).execute()
    const rows = await Promise.all(begins
      .filter(({ seq, rowsSinceKept }) => !stored.some(known => known.seq === seq) && (rowsSinceKept === 0 || seq === present.begin?.seq))
      .map(async ({ epoch, seq, at, rowsSinceKept, state }) => ({ document, epoch, seq, at, rows_since_kept: rowsSinceKept, state: await compress(state) })))
    const goneStates = stored.filter(({ seq, rows_since_kept: since }) => since > 0 && seq !== present.begin?.seq).map(({ seq }) => seq)
    try {
      await this.database.transaction().execute(async open => {
        // What ended is read again only here, and what goes on is written anew.
        await open.deleteFrom('history_entries').where('document', '=', document).where('from_seq', '>', windows[0]?.begin?.seq ?? 0).execute()
        await insertEntries(open, document, windows.flatMap(({ entries }) => entries))
        if (goneStates.length > 0) await open.deleteFrom('history_states').where('document', '=', document).where('seq', 'in', goneStates).execute()
        for (const row of rows) await open.insertInto('history_states').values(row).execute()
        await open.insertInto('history_documents').values({ document, seq: deriver.readThrough }).onConflict(conflict => conflict.column('document').doUpdateSet({ seq: deriver.readThrough })).execute()
      })
    } catch (error) {
      // Windows that ended are no longer in it: they are read again.
      this.deriverByDocument.delete(document)
      throw error
    }
  }
}

async function insertEntries(open: Transaction<Database>, document: string, entries: readonly DerivedEntry[]): Promise<void> {
  for (let next = 0; next < entries.length; next += entriesInStatement) {
    await open.insertInto('history_entries').values(entries.slice(next, next + entriesInStatement).map(entry => rowOf(document, entry))).execute()
  }
}

function rowOf(document: string, entry: DerivedEntry): HistoryTables['history_entries'] {
  const [root = '', id, field] = entry.path
  const { person, party, capacity, role, kind, at, added, removed, position } = entry
  return {
    document, from_seq: entry.from, to_seq: entry.to, position, began_at: entry.began, at, person, party, capacity, role, kind, added, removed,
    path: JSON.stringify(entry.path),
    action: root === 'actions' ? (id ?? null) : null,
    field: root === 'actions' || root === 'goals' ? (field ?? '') : root === 'record' ? (id ?? '') : root,
    is_content: entry.isContent ? 1 : 0,
    detail: JSON.stringify(entry.detail),
  }
}
