// What is left of the words that threads stand on, text by text: read when somebody asks, and again only after that text changed.
import type * as Y from 'yjs'
import { threadsIn } from '../../../../shared/documents/thread-marks.ts'
import type { ThreadId } from '../../../../shared/ids.ts'
import { WatchedTexts } from './watched-texts.ts'

export class MarkedWords {
  private readonly known = new Map<Y.XmlFragment, ReadonlyMap<ThreadId, string>>()
  private readonly texts = new WatchedTexts(changed => this.readAgain(changed))

  /** In the order in which they begin. The same object until they change. */
  of(text: Y.XmlFragment): ReadonlyMap<ThreadId, string> {
    const known = this.known.get(text)
    if (known !== undefined) return known
    this.texts.watch(text)
    const words = threadsIn(text)
    this.known.set(text, words)
    return words
  }

  version = this.texts.version
  subscribe = this.texts.subscribe

  close(): void {
    this.texts.close()
    this.known.clear()
  }

  private readAgain(changed: ReadonlySet<Y.XmlFragment>): boolean {
    let isOther = false
    for (const text of changed) {
      const before = this.known.get(text)
      const words = threadsIn(text)
      if (before === undefined || sameWords(before, words)) continue
      this.known.set(text, words)
      isOther = true
    }
    return isOther
  }
}

const sameWords = (one: ReadonlyMap<ThreadId, string>, other: ReadonlyMap<ThreadId, string>): boolean =>
  one.size === other.size && [...one].every(([id, words], index) => [...other.keys()][index] === id && other.get(id) === words)
