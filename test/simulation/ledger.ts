// Who typed what. Every word typed in a world is unique (`<17>`), so that it can be looked for: in the plan, in what a
// device keeps, in what left the server. A word may be missing in the end only with an excuse.
import * as Y from 'yjs'
import type { PersonId } from '../../shared/ids.ts'

export type Word = {
  readonly token: string
  readonly person: PersonId
  readonly tab: string
  /** Path of the field it was typed into. */
  readonly place: string
  /** The paragraph it was typed into. */
  readonly block: string | null
  /** Why it need not be there: somebody who saw it deleted it, or its tab died before the device had it. */
  excuse: string | null
}

const wordPattern = /<\d+>/g

export const tokensIn = (text: string): string[] => text.match(wordPattern) ?? []

/** The words that stand in plain values. An answer quotes what it was given on (`about`), a thread the words it is about, a proposal
 *  what it would change: a word quoted stands elsewhere, or stood. */
export const wordsIn = (values: unknown): string[] => tokensIn(withoutQuotes(values))

const quoting = new Set(['about', 'quote', 'proposals'])
export const withoutQuotes = (values: unknown): string => JSON.stringify(values, (key, value: unknown) => (quoting.has(key) ? undefined : value))

/** As bytes are, so that what is written to a log or a device can be looked through without decoding it. */
export const tokensInBytes = (bytes: Uint8Array): string[] => tokensIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))

export class Ledger {
  readonly words = new Map<string, Word>()
  /** Paragraphs that somebody removed, by the id of their struct. */
  readonly removedBlocks = new Set<string>()
  /** Words of which it is not known yet what became of them. */
  readonly unsettled = new Set<string>()
  /** Words that an undo or redo brought back. Two people who each bring one back have it twice: Yjs copies. */
  readonly broughtBack = new Set<string>()
  private readonly next: () => number

  /** `next`: numbers that no other ledger of the world is given. */
  constructor(next: () => number) {
    this.next = next
  }

  newWord(person: PersonId, tab: string, place: string, block: string | null): string {
    const made = `<${this.next()}>`
    this.unsettled.add(made)
    this.words.set(made, { token: made, person, tab, place, block, excuse: null })
    return made
  }

  /** A word that was typed elsewhere stands here from now on, and must not be lost here either. */
  takeIn(token: string, person: PersonId, place: string): void {
    this.words.set(token, { token, person, tab: 'a draft', place, block: null, excuse: null })
  }

  /** The words that were taken in, to be gone back to. */
  memo(): () => void {
    const words = new Set(this.words.keys())
    return () => {
      for (const [token, { tab }] of this.words) if (tab === 'a draft' && !words.has(token)) this.words.delete(token)
    }
  }

  excuse(tokens: Iterable<string>, why: string): void {
    for (const each of tokens) {
      const word = this.words.get(each)
      if (word !== undefined) word.excuse ??= why
    }
  }

  /** A field holds one value: of several words written there, by whoever, only one need be there in the end. Which one,
   *  of two tabs that did not see each other's, is Yjs's to say. */
  excuseOthersAt(place: string, but: string): void {
    const tab = this.words.get(but)?.tab
    for (const word of this.words.values()) {
      if (word.place !== place || word.token === but) continue
      word.excuse ??= 'written over'
      if (word.tab !== tab) this.excuse([but], 'written at the same time')
    }
  }

  isExcused = (word: Word): boolean => word.excuse !== null || (word.block !== null && this.removedBlocks.has(word.block))

  /** Runs an act of a person on a document and notes which words and paragraphs are gone with it: they were seen, and
   *  deleted by somebody who may. */
  noting(doc: Y.Doc, plain: () => unknown, why: string, typed: readonly string[], act: () => void): void {
    const before = new Set(wordsIn(plain()))
    const blocks = blocksOf(doc)
    act()
    const after = new Set(wordsIn(plain()))
    this.excuse([...before].filter(each => !after.has(each)), why)
    for (const each of after) if (!before.has(each) && !typed.includes(each)) this.broughtBack.add(each)
    const blocksAfter = new Set(blocksOf(doc))
    for (const block of blocks) if (!blocksAfter.has(block)) this.removedBlocks.add(block)
  }
}

/** The paragraphs of all long texts, by the id of their struct. */
export function blocksOf(doc: Y.Doc): string[] {
  const found: string[] = []
  const add = (fragment: unknown): void => {
    if (!(fragment instanceof Y.XmlFragment)) return
    for (const block of fragment.toArray()) {
      const id = blockId(block)
      if (id !== null) found.push(id)
    }
  }
  add(doc.getXmlFragment('aim'))
  for (const root of ['goals', 'actions', 'overlays']) {
    if (!doc.share.has(root)) continue
    for (const entry of doc.getMap(root).values()) if (entry instanceof Y.Map) for (const field of entry.values()) add(field)
  }
  return found
}

export function blockId(block: unknown): string | null {
  const id = block instanceof Y.XmlElement ? block._item?.id : undefined
  return id === undefined ? null : `${id.client}:${id.clock}`
}
