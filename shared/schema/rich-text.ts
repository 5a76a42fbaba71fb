// What a text may hold, said once: the gate asks it of every struct, the editor's schema is proved equal to it.
//
// Every list of children here means "any number of these, none included": two people who each delete one of two list
// items leave an empty list, and a stricter rule would make every open editor delete it, with what a third has just
// typed. What looks untidy is tidied by the next person who edits that text.
import * as Y from 'yjs'
import { z } from 'zod'
import { ThreadId } from '../ids.ts'
import { commentMark, commentMarkKey, isCommentMarkKey } from './comment-mark.ts'

/** `title` is one line without formatting; `rich` has headings, lists, tables, bold, italic and links. */
export type TextKind = 'title' | 'rich'

/** Name of a run of characters (Y.XmlText) among the children of an element. */
export const textRun = '#text'

/** Levels below the fragment, runs of characters included: ten lists in one another, one more than word processors
 *  have. An element's level never changes, so it is judged once, when it comes. */
export const maxDepth = 24

/** Characters of a link's address; the gate refuses a longer one, the editor does not offer to set it. */
export const maxLinkLength = 2000

export type TextProblemCode =
  | 'text/unknown-element'
  | 'text/unknown-attribute'
  | 'text/attribute-not-allowed'
  | 'text/unknown-mark'
  | 'text/mark-not-allowed'
  | 'text/character-not-allowed'
  | 'text/too-deep'
  | 'text/not-one-line'

type ElementRule = {
  readonly children: readonly string[]
  readonly attributes?: { readonly [name: string]: z.ZodType }
}
type KindRule = {
  readonly top: readonly string[]
  readonly elements: { readonly [name: string]: ElementRule }
  readonly marks: { readonly [name: string]: z.ZodType }
  readonly forbiddenCharacter: RegExp
}

const inLine = [textRun, 'hardBreak']
const inItem = ['paragraph', 'bulletList', 'orderedList']
const span = z.int().min(1).max(50)
const cell: ElementRule = { children: inItem, attributes: { colspan: span, rowspan: span } }

// No spaces, controls or invisible characters that could make an address look like another one.
// oxlint-disable-next-line no-control-regex
const address = /^(?:https?:\/\/(?![/\\?#])|mailto:(?!\?))[^\s\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+$/i

/** Where a link may lead: http, https and mailto; never to code or data. */
export const LinkAddress = z.string().max(maxLinkLength).regex(address)

const plainMark = z.strictObject({})
const contentMarks: readonly string[] = ['bold', 'italic', 'link']
const CommentMark = z.strictObject({ thread: ThreadId })

const rules: { readonly [kind in TextKind]: KindRule } = {
  title: {
    top: ['paragraph'],
    elements: { paragraph: { children: [textRun] } },
    marks: {},
    // oxlint-disable-next-line no-control-regex
    forbiddenCharacter: /[\u0000-\u001f\u007f\u2028\u2029]/,
  },
  rich: {
    top: ['paragraph', 'heading', 'bulletList', 'orderedList', 'table'],
    elements: {
      paragraph: { children: inLine },
      heading: { children: inLine, attributes: { level: z.int().min(2).max(4) } },
      bulletList: { children: ['listItem'] },
      orderedList: { children: ['listItem'], attributes: { start: z.int().min(1).max(9999) } },
      listItem: { children: inItem },
      table: { children: ['tableRow'] },
      tableRow: { children: ['tableHeader', 'tableCell'] },
      tableHeader: cell,
      tableCell: cell,
      hardBreak: { children: [] },
    },
    marks: { bold: plainMark, italic: plainMark, link: z.strictObject({ href: LinkAddress }), [commentMark]: CommentMark },
    // A tab may stand in a text; line breaks are elements, and other controls come only from careless pasting.
    // oxlint-disable-next-line no-control-regex
    forbiddenCharacter: /[\u0000-\u0008\u000a-\u001f\u007f\u2028\u2029]/,
  },
}

/** Whether an element may stand in another; `parent` null is the text itself, `textRun` a run of characters. */
export function mayContain(kind: TextKind, parent: string | null, child: string): boolean {
  return childrenOf(kind, parent).includes(child)
}

/** What is wrong with an attribute of an element, or null. Null is no value: the editor leaves such an attribute out. */
export function attributeProblem(kind: TextKind, element: string, name: string, value: unknown): TextProblemCode | null {
  const schema = own(elementRule(kind, element)?.attributes, name)
  if (schema === undefined) return 'text/unknown-attribute'
  return schema.safeParse(value).success ? null : 'text/attribute-not-allowed'
}

/** What is wrong with a mark on characters, or null. A null value is where the mark ends. Marks stand under their own name, but
 *  for those of comments, which may lie over one another: each has a key of its own (comment-mark.ts). */
export function markProblem(kind: TextKind, key: string, value: unknown): TextProblemCode | null {
  const name = markName(key)
  const schema = own(rules[kind].marks, name)
  if (schema === undefined || key === commentMark) return 'text/unknown-mark'
  if (value === null) return null
  if (!schema.safeParse(value).success) return 'text/mark-not-allowed'
  return name !== commentMark || commentMarkKey(CommentMark.parse(value).thread) === key ? null : 'text/mark-not-allowed'
}

/** The name of the mark that stands under a key of a run of characters. */
export const markName = (key: string): string => (isCommentMarkKey(key) ? commentMark : key)

/** The thread that a mark says stands there; null for any other mark, and where one ends. */
export function threadOfMark(key: string, value: unknown): ThreadId | null {
  return isCommentMarkKey(key) ? (CommentMark.safeParse(value).data?.thread ?? null) : null
}

/** What is wrong with characters, or null: a title is one line, and neither kind holds control characters. */
export function charactersProblem(kind: TextKind, characters: string): TextProblemCode | null {
  return rules[kind].forbiddenCharacter.test(characters) ? 'text/character-not-allowed' : null
}

/** What may stand in an element, most usual first; the editor makes its schema of this. */
export function childrenOf(kind: TextKind, parent: string | null): readonly string[] {
  return (parent === null ? rules[kind].top : elementRule(kind, parent)?.children) ?? []
}

/** Whether a mark belongs to what a text says. Whatever is not named here only points at words: a hash of the content
 *  stays the same when it comes and goes. */
export const isContentMark = (name: string): boolean => contentMarks.includes(name)

export const elementsOf = (kind: TextKind): readonly string[] => Object.keys(rules[kind].elements)
export const marksOf = (kind: TextKind): readonly string[] => Object.keys(rules[kind].marks)
export const attributesOf = (kind: TextKind, element: string): readonly string[] =>
  Object.keys(elementRule(kind, element)?.attributes ?? {})

/** By name, what an attribute of an element or the value of a mark may be: for schemas of files. */
export const attributeSchemas = (kind: TextKind, element: string): { readonly [name: string]: z.ZodType } => elementRule(kind, element)?.attributes ?? {}
export const markSchemas = (kind: TextKind): { readonly [name: string]: z.ZodType } => rules[kind].marks

/** Puts the first paragraph into a new text, with an empty run in it. Whoever creates a text seeds it: two editors that
 *  each make the first paragraph, or the first run, would leave two. */
export function seedText(fragment: Y.XmlFragment): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText()])
  fragment.insert(0, [paragraph])
}

const elementRule = (kind: TextKind, name: string): ElementRule | undefined => own(rules[kind].elements, name)

/** A name from outside never finds what every object inherits. */
function own<T>(record: { readonly [name: string]: T } | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
}
