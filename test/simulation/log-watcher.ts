// All logs of a world, of the plan and of delegations' own sides of it, and what must be true of them together: what is in a draft that
// was not sent leaves on no line but those of its own side.
import { documentOfPlan, readRecord } from '../../server/plans/plan-record.ts'
import type { PlanRecord } from '../../server/plans/plan-record.ts'
import type { LogRow, NewEpoch, Store } from '../../server/store/store.ts'
import { sidePlaceOf } from '../../shared/documents/side.ts'
import type { PartyId } from '../../shared/ids.ts'
import { decodeClientMessage, decodeServerMessage } from '../../shared/protocol/messages.ts'
import { Broken } from './broken.ts'
import type { DocumentLog, Surroundings } from './document-log.ts'
import { tokensInBytes, wordsIn } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import type { Line } from './network.ts'
import type { Person } from './people.ts'
import { PlanLog } from './plan-log.ts'
import { SideLog } from './side-log.ts'

type Watched = Surroundings & {
  readonly store: Store
  readonly record: PlanRecord
  readonly rows: readonly LogRow[]
  readonly ledger: Ledger
  readonly draftsOf: (party: PartyId) => Ledger
  /** Whose draft a word was typed in; null: in none. */
  readonly drafterOf: (token: string) => PartyId | null
}

export class LogWatcher {
  readonly plan: PlanLog
  /** Of delegations that have begun a draft. */
  readonly sides = new Map<PartyId, SideLog>()
  /** Every word that was ever in a stored update. */
  readonly storedWords = new Set<string>()
  private readonly of: Watched
  /** Words of drafts that were sent: known to all, whatever becomes of the disk. */
  private readonly sent = new Set<string>()
  private readonly draftWords = new WeakMap<Uint8Array, readonly string[]>()

  constructor(of: Watched) {
    this.of = of
    this.plan = new PlanLog(documentOfPlan(of.record.id), {
      ...of,
      storedWords: this.storedWords,
      isTheirs: (party, token) => [null, party].includes(of.drafterOf(token)) || this.sent.has(token),
      sent: tokens => tokens.forEach(token => this.sent.add(token)),
    }, of.record)
    for (const row of of.rows) this.plan.take(row)
  }

  get documents(): readonly DocumentLog[] {
    return [this.plan, ...this.sides.values()]
  }

  logOf = (document: string): DocumentLog | null => this.documents.find(({ id }) => id === document) ?? null

  /** A document and its first rows are on disk now. */
  created(document: string, rows: readonly LogRow[]): void {
    const place = sidePlaceOf(document)
    if (place === null) return
    const side = new SideLog(document, place.party, { ...this.of, ledger: this.of.draftsOf(place.party), storedWords: this.storedWords, plan: this.plan })
    this.sides.set(place.party, side)
    for (const row of rows) side.take(row)
  }

  /** Rows that are on disk now. */
  async appended(rows: readonly LogRow[]): Promise<void> {
    for (const row of rows) {
      const log = this.logOf(row.document)
      if (log === null) throw new Broken('the server’s copy is what its log gives', `row ${row.seq} is of ${row.document}, which is not there`)
      log.take(row)
    }
    // An edit that was done again may bring a word in another cut than it was typed in.
    if (rows.some(({ document }) => document === this.plan.id)) for (const word of wordsIn(this.plan.reading.current())) this.storedWords.add(word)
    for (const side of this.sides.values()) if (rows.some(({ document }) => document === side.id)) side.noteStanding()
    if (rows.every(row => row.document !== this.plan.id)) return
    const record = await readRecord(this.of.store.database, this.plan.record.id)
    if (record === null) throw new Broken('nothing anybody wrote is lost', 'the plan has no record')
    this.plan.recorded(record)
  }

  epochBegan(next: NewEpoch): void {
    const log = this.logOf(next.document)
    if (log === null) throw new Broken('the server’s copy is what its log gives', `an epoch of ${next.document} begins, which is not there`)
    log.epochBegan(next)
  }

  /** What is stored now, to be gone back to. */
  memo(): () => void {
    const words = new Set(this.storedWords)
    const goBacks = [this.plan, ...this.sides.values()].map(log => log.memo())
    const sides = new Map(this.sides)
    return () => {
      for (const goBack of goBacks) goBack()
      this.sides.clear()
      for (const [party, side] of sides) this.sides.set(party, side)
      this.storedWords.clear()
      for (const word of words) this.storedWords.add(word)
    }
  }

  /** A page's bytes reached the server. */
  reaches(line: Line, bytes: Uint8Array): void {
    const decoded = decodeClientMessage(bytes)
    if (decoded.ok && decoded.value.type === 'update') this.logOf(line.document)?.reaches(line, decoded.value.update)
  }

  /** The server lets bytes go. */
  leaves(line: Line, bytes: Uint8Array, reader: Person): void {
    const decoded = decodeServerMessage(bytes)
    if (!decoded.ok) throw new Broken('the server does not meet a fault of its own', 'it sent what nobody can read')
    const side = sidePlaceOf(line.document)
    // Not even that there is one.
    if (side !== null && side.party !== reader.party) throw new Broken('a draft is seen by its own delegation alone', `${decoded.value.type} of ${line.document} to ${reader.name}`)
    this.checkUnsent(line, bytes, reader)
    const log = this.logOf(line.document)
    if (log === null) throw new Broken('what is shown is stored', `${decoded.value.type} of ${line.document}, which is not there, to ${reader.name}`)
    log.leaves(line, bytes, decoded.value, reader)
  }

  hearsRefusal(line: Line): void {
    this.logOf(line.document)?.hearsRefusal(line)
  }

  /** A word of a draft that was never sent; null: of none. */
  unsentIn = (tokens: Iterable<string>, of: PartyId | null = null): string | null => {
    for (const token of tokens) {
      const party = this.of.drafterOf(token)
      if (party !== null && party !== of && !this.sent.has(token)) return token
    }
    return null
  }

  /** The same bytes go to many. */
  private checkUnsent(line: Line, bytes: Uint8Array, reader: Person): void {
    let words = this.draftWords.get(bytes)
    if (words === undefined) {
      words = tokensInBytes(bytes).filter(token => this.of.drafterOf(token) !== null)
      this.draftWords.set(bytes, words)
    }
    const unsent = this.unsentIn(words, sidePlaceOf(line.document)?.party)
    if (unsent !== null) throw new Broken('a draft is seen by its own delegation alone', `${unsent} of ${this.of.drafterOf(unsent) ?? ''} was sent to ${reader.name} on ${line.document}`)
  }
}
