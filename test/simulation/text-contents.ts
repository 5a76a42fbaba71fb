// What the texts of a document say, kept beside it row by row, so that one can tell what a row did to them.
import * as Y from 'yjs'
import { threadsIn } from '../../shared/documents/thread-marks.ts'
import type { ThreadId } from '../../shared/ids.ts'
import { withoutSeams } from '../../shared/schema/canonical.ts'
import type { Path } from '../../shared/schema/node.ts'
import { richTextToJson } from '../../shared/schema/rich-text-reading.ts'
import { pathOf } from './acts.ts'

/** Where a kind of document holds texts: as a root, and in the entries of a root. */
export type TextRoots = { readonly itself: readonly string[]; readonly inEntries: readonly string[] }

/** `before` null: the text came with the row. Marks that only point at words are left out of both. */
export type TextChange = { readonly path: Path; readonly before: string | null; readonly after: string; readonly threads: readonly ThreadId[] }

export class TextContents {
  private readonly doc: Y.Doc
  private readonly roots: TextRoots
  private readonly known = new Map<string, string>()

  constructor(doc: Y.Doc, roots: TextRoots) {
    this.doc = doc
    this.roots = roots
    for (const root of roots.itself) this.known.set(root, saidBy(doc.getXmlFragment(root)))
    this.findNew()
  }

  /** What a transaction did to the texts. To be asked once for each. */
  changesIn({ changed }: Y.Transaction): TextChange[] {
    const touched = new Map<string, Path>()
    for (const type of changed.keys()) {
      const path = pathOf(type)
      if (type instanceof Y.XmlFragment || type instanceof Y.XmlText) touched.set(keyOf(path), path)
    }
    const came = this.findNew()
    const changes = [...came]
    for (const [key, path] of touched) {
      const text = this.at(path)
      if (text === null || came.some(each => keyOf(each.path) === key)) continue
      const after = saidBy(text)
      changes.push({ path, before: this.known.get(key) ?? null, after, threads: [...threadsIn(text).keys()] })
      this.known.set(key, after)
    }
    return changes
  }

  /** Texts that are not known yet, in entries that came. */
  private findNew(): TextChange[] {
    const found: TextChange[] = []
    for (const root of this.roots.inEntries) {
      for (const [id, entry] of this.doc.getMap(root).entries()) {
        if (!(entry instanceof Y.Map)) continue
        for (const [field, text] of entry.entries()) {
          const path = [root, id, field]
          if (!(text instanceof Y.XmlFragment) || this.known.has(keyOf(path))) continue
          const after = saidBy(text)
          this.known.set(keyOf(path), after)
          found.push({ path, before: null, after, threads: [...threadsIn(text).keys()] })
        }
      }
    }
    return found
  }

  private at([root = '', id, field]: Path): Y.XmlFragment | null {
    if (id === undefined || field === undefined) return this.roots.itself.includes(root) ? this.doc.getXmlFragment(root) : null
    const entry = this.doc.getMap(root).get(id)
    const text: unknown = entry instanceof Y.Map ? entry.get(field) : null
    return text instanceof Y.XmlFragment ? text : null
  }
}

const keyOf = (path: Path): string => path.join('\n')

const saidBy = (text: Y.XmlFragment): string => JSON.stringify(withoutSeams(richTextToJson(text), 'content'))
