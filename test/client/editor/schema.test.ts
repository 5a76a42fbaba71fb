// The editor's schema and the gate's description of a text are one: what the editor can write the gate takes, and what
// the gate takes an editor shows without touching it.
import { getSchema } from '@tiptap/core'
import type { Node, NodeType, Schema } from '@tiptap/pm/model'
import { initProseMirrorDoc, prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentOf, textExtensions } from '../../../client/editor/schema/text-extensions.ts'
import { textProblem } from '../../../shared/schema/rich-text-check.ts'
import { richTextToJson } from '../../../shared/schema/rich-text-reading.ts'
import { attributeProblem, attributesOf, childrenOf, elementsOf, markProblem, marksOf, mayContain, textRun } from '../../../shared/schema/rich-text.ts'
import type { TextKind } from '../../../shared/schema/rich-text.ts'

const schemas: { readonly [kind in TextKind]: Schema } = {
  title: getSchema(textExtensions('title')),
  rich: getSchema(textExtensions('rich')),
}
const kinds: readonly TextKind[] = ['title', 'rich']

const nameOf = (type: NodeType): string => (type.isText ? textRun : type.name)

describe.each(kinds)('the schema of a %s', kind => {
  const schema = schemas[kind]

  test('has the elements and marks that the gate takes, and no other', () => {
    const elements = Object.keys(schema.nodes).filter(name => name !== 'doc' && name !== 'text')
    expect(elements.sort()).toEqual([...elementsOf(kind)].sort())
    expect(Object.keys(schema.marks).sort()).toEqual([...marksOf(kind)].sort())
  })

  test('stores the attributes that the gate takes, and no other', () => {
    for (const name of elementsOf(kind)) {
      expect(Object.keys(schema.nodes[name]?.spec.attrs ?? {}).sort(), name).toEqual([...attributesOf(kind, name)].sort())
    }
    expect(Object.fromEntries(Object.entries(schema.marks).map(([name, { spec }]) => [name, Object.keys(spec.attrs ?? {})])))
      .toEqual(kind === 'title' ? {} : { bold: [], italic: [], comment: ['thread'], link: ['href'] })
  })

  test('begins each attribute with a value that the gate takes', () => {
    for (const name of elementsOf(kind)) {
      for (const [attribute, { default: usual }] of Object.entries(schema.nodes[name]?.spec.attrs ?? {})) {
        expect(attributeProblem(kind, name, attribute, usual), `${name} ${attribute}`).toBeNull()
      }
    }
  })

  test('lets an element hold what the gate lets it hold, in any order and number, also none', () => {
    for (const parent of Object.values(schema.nodes)) {
      if (parent.isText) continue
      const from = parent.name === 'doc' ? null : parent.name
      for (const child of Object.values(schema.nodes)) {
        if (child.name === 'doc') continue
        const next = parent.contentMatch.matchType(child)
        expect(next !== null, `${child.name} in ${parent.name}`).toBe(mayContain(kind, from, nameOf(child)))
        if (next === null || kind === 'title' && from === null) continue
        expect(next.validEnd).toBe(true)
        for (const other of Object.values(schema.nodes)) expect(next.matchType(other) !== null).toBe(parent.contentMatch.matchType(other) !== null)
      }
      if (from !== null) expect(parent.contentMatch.validEnd, parent.name).toBe(true)
    }
  })

  test('has marks of comments alone that may lie over one another, for which the binding adds a suffix to their name', () => {
    for (const mark of Object.values(schema.marks)) expect(mark.excludes(mark), mark.name).toBe(mark.name !== 'comment')
  })
})

test('the content of a whole rich text is never empty, so that there is a place to write', () => {
  expect(contentOf('rich', 'doc')).toBe('(paragraph | heading | bulletList | orderedList | table)+')
  expect(contentOf('title', 'doc')).toBe('paragraph')
})

describe('between the editor and the shared text', () => {
  test('whatever an editor can hold is written so that the gate takes it', () => {
    fc.assert(fc.property(anEditorText, doc => {
      const fragment = new Y.Doc().getXmlFragment('text')
      prosemirrorToYXmlFragment(doc, fragment)
      expect(textProblem(fragment, 'rich')).toBeNull()
      expect(initProseMirrorDoc(fragment, schemas.rich).doc.toJSON()).toEqual(doc.toJSON())
    }))
  })

  test('whatever the gate takes is shown by an editor without a change to the shared text', () => {
    fc.assert(fc.property(aSharedText, fragment => {
      expect(textProblem(fragment, 'rich')).toBeNull()
      let writes = 0
      fragment.doc?.on('update', () => writes++)
      const { doc } = initProseMirrorDoc(fragment, schemas.rich)
      expect(writes).toBe(0)
      expect(withoutEmpty(doc.toJSON())).toEqual(withoutEmpty(richTextToJson(fragment)))
    }))
  })
})

type Tree = { readonly name: string; readonly attributes: { readonly [name: string]: number }; readonly children: readonly (Tree | Run)[] }
type Run = { readonly text: string; readonly marks: { readonly [name: string]: object } }

const valuesOf: { readonly [attribute: string]: fc.Arbitrary<number> } = {
  level: fc.integer({ min: 2, max: 4 }),
  start: fc.integer({ min: 1, max: 9999 }),
  colspan: fc.integer({ min: 1, max: 50 }),
  rowspan: fc.integer({ min: 1, max: 50 }),
}

const run: fc.Arbitrary<Run> = fc.record({
  text: fc.stringMatching(/^[a-zé€ ]{1,8}$/),
  marks: fc.record({ bold: fc.constant({}), italic: fc.constant({}), link: fc.constantFrom({ href: 'https://example.eu' }, { href: 'mailto:office@example.eu' }) }, { requiredKeys: [] }),
})

const tree = (name: string, depth: number): fc.Arbitrary<Tree> => {
  const attributes = fc.record(Object.fromEntries(attributesOf('rich', name).map(attribute => [attribute, valuesOf[attribute] ?? fc.constant(0)])))
  const names = childrenOf('rich', name).filter(child => depth > 0 || child === textRun || childrenOf('rich', child).length === 0)
  const child = names.map(inner => (inner === textRun ? run : tree(inner, depth - 1)))
  return fc.record({ name: fc.constant(name), attributes, children: child.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...child), { maxLength: 3 }) })
}
const trees = fc.array(fc.oneof(...childrenOf('rich', null).map(name => tree(name, 4))), { minLength: 1, maxLength: 4 })

const toNode = (schema: Schema, item: Tree | Run): Node =>
  'text' in item
    ? schema.text(item.text, Object.entries(item.marks).map(([name, attributes]) => schema.mark(name, { ...attributes })))
    : schema.node(item.name, item.attributes, item.children.map(child => toNode(schema, child)))
const anEditorText = trees.map(blocks => schemas.rich.node('doc', null, blocks.map(block => toNode(schemas.rich, block))))

const toShared = (item: Tree | Run): Y.XmlElement | Y.XmlText => {
  if ('text' in item) {
    const text = new Y.XmlText()
    text.applyDelta([{ insert: item.text, attributes: item.marks }])
    return text
  }
  const element = new Y.XmlElement(item.name)
  for (const [name, value] of Object.entries(item.attributes)) element.setAttribute(name, value as unknown as string)
  element.insert(0, item.children.map(toShared))
  return element
}
const aSharedText = trees.map(blocks => {
  const writer = new Y.Doc()
  writer.getXmlFragment('text').insert(0, blocks.map(toShared))
  const reader = new Y.Doc()
  Y.applyUpdate(reader, Y.encodeStateAsUpdate(writer))
  return reader.getXmlFragment('text')
})

/** Equal but for what both leave out when empty, for the order of marks, and for neighbours that read as one. */
function withoutEmpty(node: { type?: unknown; attrs?: unknown; text?: string; marks?: readonly { type: string; attrs?: unknown }[]; content?: readonly object[] }): unknown {
  const parts: { text?: string; marks?: string }[] = []
  for (const child of node.content ?? []) {
    const inner = withoutEmpty(child) as { text?: string; marks?: string }
    const before = parts.at(-1)
    if (inner.text !== undefined && before?.text !== undefined && before.marks === inner.marks) before.text += inner.text
    else parts.push(inner)
  }
  return {
    type: node.type,
    ...(node.text !== undefined && { text: node.text }),
    ...(node.attrs !== undefined && { attrs: node.attrs }),
    ...(node.text !== undefined && { marks: JSON.stringify([...(node.marks ?? [])].sort((one, other) => one.type.localeCompare(other.type))) }),
    ...(parts.length > 0 && { content: parts }),
  }
}

test('a mark of the binding with a suffix, as for marks that overlap themselves, is none of ours', () => {
  expect(markProblem('rich', 'link--abcd1234', { href: 'https://example.eu' })).toBe('text/unknown-mark')
})
