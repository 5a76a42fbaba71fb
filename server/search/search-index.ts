// The full-text index: what can be found, by document, behind one interface that two databases can fill. It can be thrown away
// and made again from the documents.
//
// What must stay true:
// 1. A look-up names the documents it is for, and neither what it finds, nor in which order, nor how long it takes depends on
//    what any other document holds.
// 2. What a call resolved with is stored together with the `seq` it reflects: all or nothing.
// 3. Texts come folded (shared/search/fold.ts); an index compares bytes and knows no language.
import type { PartyId } from '../../shared/ids.ts'

export type IndexedKind = 'plan' | 'goal' | 'action' | 'guidance'

/** `field`: the label of the schema's node. `party`: under whose name it stands, if anybody's. */
export type IndexedText = { readonly field: string; readonly party: PartyId | null; readonly text: string }

/** One thing that is found as a whole: all words of a query have to be in it, in whichever of its texts. */
export type IndexedItem = {
  readonly kind: IndexedKind
  /** Its id within the document; empty for the document itself. */
  readonly item: string
  /** What it is called by: words of these are found from their first letter on. */
  readonly names: readonly IndexedText[]
  readonly texts: readonly IndexedText[]
}

export type ItemKey = Pick<IndexedItem, 'kind' | 'item'>

/** What has changed in a document since the index was last told of it. */
export type DocumentChange = {
  readonly document: string
  readonly epoch: string
  readonly seq: number
  /** Whether `items` are all that there are of it: others are removed. */
  readonly isWhole: boolean
  readonly items: readonly IndexedItem[]
  readonly removed: readonly ItemKey[]
}

export type Reflected = { readonly document: string; readonly epoch: string; readonly seq: number }

export type FoundItem = IndexedItem & { readonly document: string }

export type SearchIndex = {
  /** Makes ready what is missing. To be called before anything else; what cannot be used any more is empty afterwards. */
  prepare(): Promise<void>

  /** What it holds of each document. */
  reflected(): Promise<readonly Reflected[]>

  /** Takes changes into the index, in one transaction. Throws what the database says; then nothing of them is in it. */
  take(changes: readonly DocumentChange[]): Promise<void>

  /** Of each of these documents at most `mostOfEach` items in which every word is found: anywhere from `anywhereFrom` characters
   *  on, a shorter one at the beginning of a word of a name. What is found in names comes first, and then what came first into
   *  the index. Words are folded and may hold any characters; no words find nothing. */
  find(words: readonly string[], documents: readonly string[], mostOfEach: number): Promise<readonly FoundItem[]>
}
