// How large each text of one replica is, kept as updates come, so that no keystroke counts a whole text again: measured
// when a text is first written after loading, changed by what each accepted update adds and takes away.
import * as Y from 'yjs'
import type { Path } from '../../../shared/schema/node.ts'
import { textBytes } from '../../../shared/schema/text-size.ts'
import { mapAt } from './map-at.ts'

/** What an update does to the size of one text; negative where it takes away more than it adds. */
export type TextGrowth = { readonly path: Path; readonly bytes: number }

export class TextSizes {
  private readonly byText = new WeakMap<Y.XmlFragment, number>()

  /** Bytes of the text at a path; 0 where the replica has none yet. */
  at(doc: Y.Doc, path: Path): number {
    const text = textAt(doc, path)
    return text === null ? 0 : (this.byText.get(text) ?? this.measure(text))
  }

  /** As `at`, counted anew: what Yjs did with what came at the same time, and cleaned up itself, may have made it smaller
   *  than the sum of the updates. */
  exactlyAt(doc: Y.Doc, path: Path): number {
    const text = textAt(doc, path)
    return text === null ? 0 : this.measure(text)
  }

  /** The replica holds the update now. Texts that nobody has asked for are measured when somebody does. */
  grew(doc: Y.Doc, growth: readonly TextGrowth[]): void {
    for (const { path, bytes } of growth) {
      const text = textAt(doc, path)
      const before = text === null ? undefined : this.byText.get(text)
      if (text !== null && before !== undefined) this.byText.set(text, before + bytes)
    }
  }

  private measure(text: Y.XmlFragment): number {
    const bytes = textBytes(text)
    this.byText.set(text, bytes)
    return bytes
  }
}

function textAt(doc: Y.Doc, path: Path): Y.XmlFragment | null {
  const [root] = path
  const key = path[path.length - 1]
  if (root === undefined || key === undefined) return null
  // Until somebody asks for it as what it is, Yjs holds a root that came by update as a type of no kind.
  const text: unknown = path.length === 1 ? doc.getXmlFragment(root) : mapAt(doc, path.slice(0, -1))?.get(key)
  return text instanceof Y.XmlFragment ? text : null
}
