// The log of a plan replayed beside the server: every row of a person held against the specification of mandates, every row at
// somebody's word against what that person may say, and the server's own rows against what no text may lose or gain by them.
import * as Y from 'yjs'
import { planReading, planView } from '../../shared/documents/plan.ts'
import type { PlanPlain } from '../../shared/documents/plan.ts'
import { ThreadId } from '../../shared/ids.ts'
import { mayRead } from '../../shared/mandates/mandates.ts'
import { factsOf } from '../../server/plans/plan-record.ts'
import type { PlanRecord } from '../../server/plans/plan-record.ts'
import type { LogRow } from '../../server/store/store.ts'
import { deedsOf, writesIn } from './acts.ts'
import type { Write } from './acts.ts'
import { judgeAtWord } from './at-the-word.ts'
import type { Came } from './at-the-word.ts'
import { Broken } from './broken.ts'
import { mightDo } from './by-the-specification.ts'
import type { Moment } from './by-the-specification.ts'
import { canonical } from './canonical.ts'
import { DocumentLog } from './document-log.ts'
import type { Surroundings } from './document-log.ts'
import { blocksOf, tokensIn, tokensInBytes, wordsIn } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import type { Person } from './people.ts'
import { TextContents } from './text-contents.ts'
import type { TextChange } from './text-contents.ts'

const textRoots = { itself: ['aim'], inEntries: ['goals', 'actions'] }

/** Roots that nobody else writes in. */
const serversOwn: readonly string[] = ['record', 'references', 'numbers']

export type PlanSurroundings = Surroundings & {
  readonly ledger: Ledger
  readonly storedWords: Set<string>
  /** Whether a word was typed in the drafts of this delegation, as far as it was typed in any. */
  readonly isTheirs: (party: string, token: string) => boolean
  /** Words that stood in drafts were sent, and may be seen by all. */
  readonly sent: (tokens: readonly string[]) => void
}

export class PlanLog extends DocumentLog {
  reading = planReading(this.doc)
  record: PlanRecord
  /** Before its status was last changed. */
  private recordBefore: PlanRecord | null = null
  private texts = new TextContents(this.doc, textRoots)
  private readonly of: PlanSurroundings

  constructor(id: string, of: PlanSurroundings, record: PlanRecord) {
    super(id, of)
    this.of = of
    this.record = record
  }

  form = canonical
  mayRead = (reader: Person, at: number): boolean => mayRead(reader.party, factsOf(this.record, new Date(at)))

  protected replaced(): void {
    this.reading = planReading(this.doc)
    this.texts = new TextContents(this.doc, textRoots)
  }

  override memo(): () => void {
    const { record, recordBefore } = this
    const goBack = super.memo()
    return () => {
      this.record = record
      this.recordBefore = recordBefore
      goBack()
    }
  }

  /** After a commit of rows of the server, which alone change the record. */
  recorded(record: PlanRecord): void {
    if (record.status !== this.record.status || record.amendment?.state !== this.record.amendment?.state) this.recordBefore = this.record
    this.record = record
    this.checkDriver()
    const { status, amendment } = this.reading.current().record
    if (status !== record.status || amendment?.state !== record.amendment?.state) throw new Broken('what the server writes at somebody’s word is theirs to say', `the plan says ${status} ${amendment?.state}, the record ${record.status} ${record.amendment?.state}`)
  }

  protected apply(row: LogRow, isAtWord: boolean): void {
    const before = this.reading.current()
    const { person, bytes } = row
    if (person !== null && row.role?.split(' ').includes('driver') === true && factsOf(this.record, new Date(row.at)).driver !== row.party) {
      throw new Broken('a driver’s word is given by the driver', `row ${row.seq} of ${row.party ?? 'nobody'}`)
    }
    // What a dishonest drafter deletes within the mandate is deleted; nobody else may make a word disappear.
    const deletes = person !== null && !isAtWord && !this.of.isHonest(person)
    const stood = deletes ? wordsIn(JSON.parse(canonical(this.doc))) : []
    const blocks = isAtWord ? blocksOf(this.doc) : []
    const { writes, texts } = this.applied(bytes)
    this.noteStored(bytes)
    if (row.seq === 1) return
    // Who recorded something is named in the row; what is written is the record, which is held against the store's own after the commit.
    const isOfRecord = writes.length > 0 && writes.every(({ path: [root] }) => root === 'record') && (isAtWord || Y.parseUpdateMeta(bytes).to.size === 0)
    if (person === null || (isAtWord && writes.some(({ path: [root] }) => root === 'record')) || isOfRecord) this.judgeOwn(row, writes, texts)
    else if (isAtWord) this.takeIn(row, { before, blocks, writes, texts })
    else this.judge(row, before, writes)
    this.judgeMarks(row, texts)
    if (deletes) {
      const after = new Set(wordsIn(JSON.parse(canonical(this.doc))))
      this.of.ledger.excuse(stood.filter(each => !after.has(each)), `deleted by ${person}`)
    }
  }

  private applied(bytes: Uint8Array): { writes: readonly Write[]; texts: readonly TextChange[] } {
    let read: { writes: readonly Write[]; texts: readonly TextChange[] } = { writes: [], texts: [] }
    this.doc.once('afterTransaction', (transaction: Y.Transaction) => { read = { writes: writesIn(transaction), texts: this.texts.changesIn(transaction) } })
    Y.applyUpdate(this.doc, bytes)
    return read
  }

  /** The facts at a row. A step that went before it in the same commit stands in the plan already, and not in the record as it was
   *  read last. */
  private momentOf({ at }: LogRow, plan: PlanPlain): Moment {
    const { status = this.record.status, amendment = null } = plan.record
    const hasStepped = status !== this.record.status || amendment?.state !== this.record.amendment?.state
    return { record: hasStepped ? { ...this.record, status, amendment } : this.record, at: Date.parse(at), plan }
  }

  private judge(row: LogRow, before: PlanPlain, writes: readonly Write[]): void {
    const { person, party } = row
    if (person === null || party === null) throw new Broken('who may not write has written nothing', `row ${row.seq} is in no delegation’s name`)
    const who = this.of.people.get(person)
    const moment = this.momentOf(row, before)
    for (const deed of deedsOf(writes, before, party)) {
      const functions = who === undefined ? [] : this.of.sessions.functionsAt(who, moment.at)
      if (who?.party === party && mightDo(deed, party, functions, moment)) {
        this.of.deed()
        continue
      }
      const { status, amendment } = moment.record
      const last = moment.record === this.record ? this.recordBefore : this.record
      const wasOpen = last !== null && who?.party === party && mightDo(deed, party, functions, { ...moment, record: { ...this.record, status: last.status, amendment: last.amendment } })
      throw new Broken(wasOpen ? 'a step and an edit never both win' : 'who may not write has written nothing', `row ${row.seq} of ${person} does «${deed.operation}» at ${deed.path.join('/')} in ${amendment?.state ?? status}`)
    }
  }

  /** What the server writes by itself is the record, lasting references, numbers, moments of comments, and marks in texts, of which it
   *  changes no word. */
  private judgeOwn({ seq }: LogRow, writes: readonly Write[], texts: readonly TextChange[]): void {
    for (const { path } of writes) {
      const isText = texts.some(text => text.path.join('/') === path.join('/'))
      const isMoment = path[0] === 'threads' && path[4] === 'stamp'
      if (!isText && !isMoment && !serversOwn.includes(path[0] ?? '')) throw new Broken('what the server writes at somebody’s word is theirs to say', `row ${seq}, at nobody’s word, writes at ${path.join('/')}`)
    }
    for (const { path, before, after } of texts) {
      if (before !== null && before !== after) throw new Broken('who may only comment changes no text', `row ${seq} of the server changes ${path.join('/')}: ${before} became ${after}`)
    }
  }

  /** Marks of comments stand on the text that their thread is about. */
  private judgeMarks({ seq }: LogRow, texts: readonly TextChange[]): void {
    for (const { path, threads } of texts) {
      for (const thread of threads) {
        const about = planView(this.doc).roots.threads.get(ThreadId.parse(thread))?.about.get()
        if (about?.join('/') !== path.join('/')) throw new Broken('a mark stands where its thread is about', `row ${seq} leaves one of ${thread} at ${path.join('/')}`)
      }
    }
  }

  private takeIn(row: LogRow, { before: plan, blocks, writes, texts }: { before: PlanPlain; blocks: readonly string[]; writes: readonly Write[]; texts: readonly TextChange[] }): void {
    const { party, person } = row
    if (party === null || person === null) return
    const who = this.of.people.get(person)
    const moment = this.momentOf(row, plan)
    const came: Came = judgeAtWord({
      seq: row.seq,
      party,
      functions: who?.party === party ? this.of.sessions.functionsAt(who, moment.at) : [],
      moment,
      after: this.reading.current(),
      writes,
      texts,
      isHonest: this.of.isHonest(person),
      isTheirs: token => this.of.isTheirs(party, token),
    })
    this.of.deed()
    this.of.sent(came.sent)
    const { ledger } = this.of
    ledger.excuse(came.gone, `taken out by a proposal that ${person} accepted`)
    for (const { token, path } of came.into) ledger.takeIn(token, person, path.join('/'))
    const left = new Set(blocksOf(this.doc))
    for (const block of blocks) if (!left.has(block)) ledger.removedBlocks.add(block)
  }

  private noteStored(bytes: Uint8Array): void {
    const quoted = this.onlyQuoted(bytes)
    for (const word of tokensInBytes(bytes)) if (!quoted.has(word)) this.of.storedWords.add(word)
  }

  /** The words that something in a row quotes and that stand nowhere else: what it quotes may have been lost with the server's data. */
  private onlyQuoted(bytes: Uint8Array): ReadonlySet<string> {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (!text.includes('about') && !text.includes('change')) return new Set()
    const plain = this.reading.current()
    const standing = new Set(wordsIn(plain))
    return new Set(tokensIn(JSON.stringify(plain)).filter(word => !standing.has(word)))
  }

  private checkDriver(): void {
    const { driver, coDrivers } = this.record
    const mirror = planView(this.doc).roots.record
    if ((mirror.driver.get()?.party ?? null) !== (driver?.party ?? null)) throw new Broken('there is one driver', `the plan says ${mirror.driver.get()?.party ?? 'none'}, the record ${driver?.party ?? 'none'}`)
    if (coDrivers.some(({ party }) => party === driver?.party)) throw new Broken('there is one driver', `${driver?.party ?? ''} is driver and co-driver`)
  }
}
