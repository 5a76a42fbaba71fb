// The full-text index over SQLite's FTS5. Each document has a block of row ids of its own, and a look-up reads the index only
// within the blocks of the documents it is for: rows of others are not read and thrown away, they are not read.
import { sql, type Kysely, type Transaction } from 'kysely'
import { z } from 'zod'
import { PartyId } from '../../../shared/ids.ts'
import { fold } from '../../../shared/search/fold.ts'
import { anywhereFrom, nameWords } from '../../../shared/search/query.ts'
import type { DocumentChange, FoundItem, IndexedItem, ItemKey, SearchIndex } from '../../search/search-index.ts'
import type { Database } from '../schema.ts'

/** Ids of items within a document's block. A plan of thousands of actions, each removed and brought back for years, is far
 *  below it. */
const idsOfDocument = 2 ** 24

const StoredText = z.strictObject({ field: z.string(), party: PartyId.nullable(), text: z.string() })
const Content = z.strictObject({ names: z.array(StoredText), texts: z.array(StoredText) })

type Block = { readonly first: number; readonly last: number }
const blockOf = (number: number): Block => ({ first: number * idsOfDocument, last: (number + 1) * idsOfDocument - 1 })

/** The driver binds every number as a floating one, which FTS5 does not take for a row id. */
const id = (value: number) => sql<number>`cast(${value} as integer)`

export function sqliteSearchIndex(database: Kysely<Database>): SearchIndex {
  return {
    prepare: () => database.transaction().execute(async open => {
      const { rows } = await sql`select 1 from sqlite_master where name = 'search_text'`.execute(open)
      if (rows.length > 0) return
      await open.deleteFrom('search_items').execute()
      await open.deleteFrom('search_documents').execute()
      // Three letters in a row are its words, so that parts of words are found; the texts themselves are in `search_items`.
      await sql`create virtual table search_text using fts5(names, texts, tokenize = 'trigram', content = '', contentless_delete = 1)`.execute(open)
    }),

    reflected: () => database.selectFrom('search_documents').select(['document', 'epoch', 'seq']).execute(),

    take: changes => database.transaction().execute(async open => {
      for (const change of changes) await takeInto(open, change)
    }),

    find: async (words, documents, mostOfEach) => {
      if (words.length === 0 || documents.length === 0) return []
      const blocks = await database.selectFrom('search_documents').select(['document', 'number']).where('document', 'in', documents).execute()
      const found: FoundItem[] = []
      for (const { document, number } of blocks) {
        for (const { kind, item, content } of await findIn(database, words, blockOf(number), mostOfEach)) found.push({ document, kind, item, ...Content.parse(JSON.parse(content)) })
      }
      return found
    },
  }
}

type Row = Pick<Database['search_items'], 'kind' | 'item' | 'content'>

async function findIn(database: Kysely<Database>, words: readonly string[], { first, last }: Block, most: number): Promise<readonly Row[]> {
  const long = words.filter(word => [...word].length >= anywhereFrom)
  const short = words.filter(word => [...word].length < anywhereFrom)
  const begins = (word: string) => sql<boolean>`instr(search_items.name_words, ${` ${word}`}) > 0`
  const named = (word: string) => sql<boolean>`instr(search_items.name_words, ${word}) > 0`
  const rank = sql.join(words.map(word => sql`2 * (${begins(word)}) + (${named(word)})`), sql` + `)
  const conditions = short.map(begins)
  // A quotation is a run of characters and nothing else: no sign in it is an operator.
  const match = long.map(word => `"${word.replaceAll('"', '""')}"`).join(' AND ')
  const source = long.length > 0
    ? sql`search_text join search_items on search_items.id = search_text.rowid where search_text match ${match} and search_text.rowid between ${id(first)} and ${id(last)}`
    : sql`search_items where search_items.id between ${id(first)} and ${id(last)}`
  const { rows } = await sql<Row>`
    select kind, item, content from ${source} ${conditions.length > 0 ? sql`and ${sql.join(conditions, sql` and `)}` : sql``}
    order by ${rank} desc, search_items.id limit ${id(most)}`.execute(database)
  return rows
}

async function takeInto(open: Transaction<Database>, { document, epoch, seq, isWhole, items, removed }: DocumentChange): Promise<void> {
  const { number } = await open
    .insertInto('search_documents')
    .values({ document, epoch, seq })
    .onConflict(conflict => conflict.column('document').doUpdateSet({ epoch, seq }))
    .returning('number')
    .executeTakeFirstOrThrow()
  const stored = await open.selectFrom('search_items').select(['id', 'kind', 'item', 'content']).where('document', '=', document).execute()
  const storedByKey = new Map(stored.map(row => [keyOf(row), row]))
  const block = blockOf(number)
  let next = Math.max(block.first, ...stored.map(row => row.id + 1))
  for (const item of items) {
    const before = storedByKey.get(keyOf(item))
    const content = JSON.stringify({ names: item.names, texts: item.texts })
    if (before?.content === content) continue
    if (before === undefined && next > block.last) throw new Error('a document has more items than its block of ids')
    await write(open, document, before?.id ?? next++, item, content)
  }
  const given = new Set(items.map(keyOf))
  const gone = isWhole ? stored.filter(row => !given.has(keyOf(row))) : removed.flatMap(key => storedByKey.get(keyOf(key)) ?? [])
  for (const row of gone) await remove(open, row.id)
}

const keyOf = ({ kind, item }: ItemKey): string => `${kind} ${item}`

async function write(open: Transaction<Database>, document: string, rowId: number, { kind, item, names, texts }: IndexedItem, content: string): Promise<void> {
  await remove(open, rowId)
  const name_words = names.map(({ text }) => nameWords(text)).join('')
  await open.insertInto('search_items').values({ id: rowId, document, kind, item, name_words, content }).execute()
  await sql`insert into search_text (rowid, names, texts) values (${id(rowId)}, ${folded(names)}, ${folded(texts)})`.execute(open)
}

async function remove(open: Transaction<Database>, rowId: number): Promise<void> {
  await open.deleteFrom('search_items').where('id', '=', rowId).execute()
  await sql`delete from search_text where rowid = ${id(rowId)}`.execute(open)
}

/** No word runs from one text into the next. */
const folded = (texts: IndexedItem['texts']): string => texts.map(({ text }) => fold(text)).join('\n')
