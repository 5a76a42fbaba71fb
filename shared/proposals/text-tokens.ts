// A rich text as a row of tokens, so that two versions of it can be compared and three merged by what people see as one step: a
// word, the beginning of a paragraph. Marks that only point at words are left out.
import { isContentMark } from '../schema/rich-text.ts'
import type { RichTextMark, RichTextNode } from '../schema/rich-text-reading.ts'

/** Equal tokens are equal strings. A word ends with the blanks behind it: by themselves they would be the same token everywhere. */
export type Token = string

const opens = '<'
const closes = '>'
const says = '='

const wordPattern = /[\p{L}\p{N}\p{M}_]+\s*|[^\p{L}\p{N}\p{M}_]\s*/gu

/** The words of a run of characters, nothing left out. */
export const wordsIn = (text: string): readonly string[] => text.match(wordPattern) ?? []

/** What of a node's marks is content, in one order. */
export const contentMarksOf = (marks: readonly RichTextMark[] = []): readonly RichTextMark[] =>
  marks.filter(({ type }) => isContentMark(type)).sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0))

export function tokensOf(blocks: readonly RichTextNode[]): Token[] {
  const tokens: Token[] = []
  const add = (nodes: readonly RichTextNode[]): void => {
    let words = ''
    let marks = ''
    // Edits that met leave neighbours of equal marks apart; they are one to whoever reads them.
    const endWords = (): void => {
      for (const word of wordsIn(words)) tokens.push(`${says}${marks}${word}`)
      words = ''
    }
    for (const { type, attrs, content = [], text, marks: own } of nodes) {
      if (text !== undefined) {
        const json = JSON.stringify(contentMarksOf(own))
        if (json !== marks) endWords()
        marks = json
        words += text
        continue
      }
      endWords()
      tokens.push(`${opens}${JSON.stringify([type, attrs ?? null])}`)
      add(content)
      tokens.push(closes)
    }
    endWords()
  }
  add(blocks)
  return tokens
}

export const isWord = (token: Token): boolean => token.startsWith(says)

/** The characters of a word, without its marks; nothing for any other token. */
export const charactersOfToken = (token: Token): string => (isWord(token) ? token.slice(token.indexOf(']', closingOf(token)) + 1) : '')

/** The blocks that a row of tokens stands for. Null: it is no text, since something begins that does not end there. */
export function blocksOf(tokens: readonly Token[]): RichTextNode[] | null {
  type Open = { readonly type: string; readonly attrs?: { readonly [name: string]: unknown }; readonly content: RichTextNode[] }
  const root: Open = { type: 'doc', content: [] }
  const path: Open[] = [root]
  for (const token of tokens) {
    const inner = path.at(-1) ?? root
    if (token === closes) {
      const ended = path.length > 1 ? path.pop() : undefined
      if (ended === undefined) return null
      const { type, attrs, content } = ended
      path.at(-1)?.content.push({ type, ...(attrs !== undefined && { attrs }), ...(content.length > 0 && { content }) })
    } else if (token.startsWith(opens)) {
      const [type, attrs] = JSON.parse(token.slice(opens.length)) as [string, Open['attrs'] | null]
      path.push({ type, content: [], ...(attrs !== null && attrs !== undefined && { attrs }) })
    } else {
      // Words stand in lines alone.
      if (inner === root) return null
      addWord(inner.content, token)
    }
  }
  return path.length === 1 ? root.content : null
}

function addWord(content: RichTextNode[], token: Token): void {
  const text = charactersOfToken(token)
  const marks = JSON.parse(token.slice(says.length, token.length - text.length)) as readonly RichTextMark[]
  const before = content.at(-1)
  const isSame = before?.text !== undefined && JSON.stringify(before.marks ?? []) === JSON.stringify(marks)
  if (isSame) content[content.length - 1] = { ...before, text: before.text + text }
  else content.push({ type: 'text', text, ...(marks.length > 0 && { marks }) })
}

/** Where the marks of a word end: brackets may stand in the address of a link, and in the word itself. */
function closingOf(token: Token): number {
  let depth = 0
  let isQuoted = false
  for (let index = says.length; index < token.length; index++) {
    const character = token[index]
    if (isQuoted && character === '\\') index++
    else if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && character === '[') depth++
    else if (!isQuoted && character === ']' && --depth === 0) return index
  }
  return token.length
}
