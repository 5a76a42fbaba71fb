// The log of a delegation's own side of a plan replayed beside the server: nobody but its own people write there, and they only what a
// draft says; what it is about and where it began is the server's.
import * as Y from 'yjs'
import { sidePlain } from '../../shared/documents/side.ts'
import type { SidePlain } from '../../shared/documents/side.ts'
import { ProposalId } from '../../shared/ids.ts'
import type { PartyId } from '../../shared/ids.ts'
import { readsByOwnRight } from '../../shared/mandates/mandates.ts'
import { factsOf } from '../../server/plans/plan-record.ts'
import type { LogRow } from '../../server/store/store.ts'
import { writesIn } from './acts.ts'
import type { Write } from './acts.ts'
import { Broken } from './broken.ts'
import { mightPropose } from './by-the-specification.ts'
import { canonicalSide } from './canonical.ts'
import { DocumentLog } from './document-log.ts'
import type { Surroundings } from './document-log.ts'
import { ownWordsIn } from './draft-words.ts'
import { tokensInBytes } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import type { Person } from './people.ts'
import type { PlanLog } from './plan-log.ts'
import { TextContents } from './text-contents.ts'
import type { TextChange } from './text-contents.ts'

const textRoots = { itself: [], inEntries: ['overlays'] }
const written = ['text', 'proposed', 'reason', 'dropped']

export type SideSurroundings = Surroundings & { readonly ledger: Ledger; readonly storedWords: Set<string>; readonly plan: PlanLog }

export class SideLog extends DocumentLog {
  readonly party: PartyId
  private readonly of: SideSurroundings
  private texts = new TextContents(this.doc, textRoots)

  constructor(id: string, party: PartyId, of: SideSurroundings) {
    super(id, of)
    this.party = party
    this.of = of
  }

  form = canonicalSide

  /** Its own people alone, and while the plan is theirs by their own right. */
  mayRead = ({ party }: Person, at: number): boolean => party === this.party && readsByOwnRight(party, factsOf(this.of.plan.record, new Date(at)))

  plain = (): SidePlain => sidePlain(this.doc)

  protected replaced(): void {
    this.texts = new TextContents(this.doc, textRoots)
  }

  protected apply(row: LogRow, isAtWord: boolean): void {
    const { person, bytes } = row
    const before = person === null ? null : this.plain()
    const deletes = before !== null && person !== null && !this.of.isHonest(person)
    const stood = deletes ? ownWordsIn(before, this.of.ledger) : []
    let writes: readonly Write[] = []
    let texts: readonly TextChange[] = []
    this.doc.once('afterTransaction', (transaction: Y.Transaction) => {
      writes = writesIn(transaction)
      texts = this.texts.changesIn(transaction)
    })
    Y.applyUpdate(this.doc, bytes)
    for (const word of tokensInBytes(bytes)) this.of.storedWords.add(word)
    if (isAtWord) throw new Broken('what the server writes at somebody’s word is theirs to say', `row ${row.seq} of ${this.id}`)
    if (row.seq === 1) return
    if (before === null) this.judgeOwn(row, texts)
    else this.judge(row, before, writes)
    if (deletes) {
      const after = new Set(ownWordsIn(this.plain(), this.of.ledger))
      this.of.ledger.excuse(stood.filter(each => !after.has(each)), `deleted by ${person}`)
    }
  }

  /** An edit that was done again may bring a word in another cut than it was typed in. */
  noteStanding(): void {
    for (const word of ownWordsIn(this.plain(), this.of.ledger)) this.of.storedWords.add(word)
  }

  private judge({ seq, person, party, at }: LogRow, before: SidePlain, writes: readonly Write[]): void {
    const who = person === null ? undefined : this.of.people.get(person)
    const { record, reading } = this.of.plan
    const moment = { record, at: Date.parse(at), plan: reading.current() }
    const may = who !== undefined && who.party === this.party && party === this.party && mightPropose('drafting', this.party, this.of.sessions.functionsAt(who, moment.at), moment)
    if (!may) throw new Broken('who may not write has written nothing', `row ${seq} of ${person ?? ''} in ${this.id}, in ${record.amendment?.state ?? record.status}`)
    for (const { path: [root, id, field = ''] } of writes) {
      const isInDraft = root === 'overlays' && before.overlays[ProposalId.parse(id)] !== undefined && written.includes(field)
      if (!isInDraft) throw new Broken('who may not write has written nothing', `row ${seq} of ${person ?? ''} in ${this.id} at ${root ?? ''}/${id ?? ''}/${field}`)
      this.of.deed()
    }
  }

  /** The server begins drafts and says which were sent. What was written in one it leaves as it is. */
  private judgeOwn({ seq }: LogRow, texts: readonly TextChange[]): void {
    for (const { path, before, after } of texts) {
      if (before !== null && before !== after) throw new Broken('who may not write has written nothing', `row ${seq} of the server changes ${path.join('/')} in ${this.id}`)
    }
  }
}
