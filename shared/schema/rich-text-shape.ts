// A text in a file: a rich one as the trees of its blocks, in the shape that ProseMirror uses, held to the same rules as in
// a document (rich-text.ts).
import { z } from 'zod'
import { maxTextBytes, maxTitleBytes } from '../protocol/limits.ts'
import { attributeSchemas, charactersProblem, childrenOf, elementsOf, isContentMark, markSchemas, maxDepth, textRun } from './rich-text.ts'
import type { RichTextNode } from './rich-text-reading.ts'

type NodeShape = z.ZodType<RichTextNode>

const words = z.string().min(1).refine(text => charactersProblem('rich', text) === null, { error: 'text/character-not-allowed' })
const marks = Object.entries(markSchemas('rich')).filter(([name]) => isContentMark(name)).map(([name, value]) => markShape(name, value))
const shapeByName: ReadonlyMap<string, z.ZodType> = new Map([
  [textRun, z.strictObject({ type: z.literal('text'), text: words, marks: z.array(oneOf(marks)).max(marks.length).optional() }).meta({ id: 'TextRun' })],
  ...elementsOf('rich').map(name => [name, elementShape(name)] as const),
])

/** Blocks, from first to last; none at all is a text without even an empty line. */
export const RichText = z
  .array(childOf(null))
  .refine(blocks => depthOf(blocks) <= maxDepth, { error: 'text/too-deep' })
  .refine(blocks => bytesOf(blocks) <= maxTextBytes, { error: 'text/too-large' })
  .meta({ id: 'RichText' })
export type RichText = readonly RichTextNode[]

/** One line of plain text, as long as a title may be. */
export const TitleLine = z
  .string()
  .refine(line => charactersProblem('title', line) === null, { error: 'text/character-not-allowed' })
  .refine(line => utf8Bytes(line) <= maxTitleBytes, { error: 'text/too-large' })

function elementShape(name: string): z.ZodType {
  const attributes = Object.entries(attributeSchemas('rich', name)).map(([key, schema]) => [key, schema.optional()] as const)
  return z.strictObject({
    type: z.literal(name),
    ...(attributes.length > 0 && { attrs: z.strictObject(Object.fromEntries(attributes)).optional() }),
    ...(childrenOf('rich', name).length > 0 && { content: z.array(z.lazy(() => childOf(name))).optional() }),
  }).meta({ id: name[0]?.toUpperCase() + name.slice(1) })
}

function childOf(parent: string | null): NodeShape {
  // Each has been made above, from the same rules.
  return oneOf(childrenOf('rich', parent).flatMap(name => shapeByName.get(name) ?? [])) as NodeShape
}

function markShape(name: string, value: z.ZodType): z.ZodType {
  const saysMore = !value.safeParse({}).success
  return z.strictObject({ type: z.literal(name), ...(saysMore && { attrs: value }) })
}

/** What is wrong is then told of the one that was meant. */
function oneOf(shapes: readonly z.ZodType[]): z.ZodType {
  type Options = Parameters<typeof z.discriminatedUnion>[1]
  return z.discriminatedUnion('type', shapes as unknown as Options)
}

/** Levels below the text, runs of characters included. */
const depthOf = (nodes: RichText): number => nodes.reduce((deepest, { content }) => Math.max(deepest, 1 + depthOf(content ?? [])), 0)

/** Never more than a document counts for it (text-size.ts): marks and attributes are left out. */
const bytesOf = (nodes: RichText): number =>
  nodes.reduce((sum, { type, text, content }) => sum + utf8Bytes(text ?? type) + bytesOf(content ?? []), 0)

const utf8Bytes = (text: string): number => new TextEncoder().encode(text).length
