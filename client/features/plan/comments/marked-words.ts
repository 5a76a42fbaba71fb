// What is left of the words that threads stand on, text by text: read when somebody asks, and again only after that text changed.
import type * as Y from 'yjs'
import { threadsIn } from '../../../../shared/documents/thread-marks.ts'
import type { ThreadId } from '../../../../shared/ids.ts'

/** What is typed within this time is read once. */
const gatherMs = 400

type Known = { words: ReadonlyMap<ThreadId, string>; stop: () => void }

export class MarkedWords {
  private readonly known = new Map<Y.XmlFragment, Known>()
  private readonly stale = new Set<Y.XmlFragment>()
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | null = null
  private changes = 0

  /** In the order in which they begin. The same object until they change. */
  of(text: Y.XmlFragment): ReadonlyMap<ThreadId, string> {
    const known = this.known.get(text)
    if (known !== undefined) return known.words
    const changed = (): void => {
      this.stale.add(text)
      this.timer ??= setTimeout(() => this.readStale(), gatherMs)
    }
    text.observeDeep(changed)
    const words = threadsIn(text)
    this.known.set(text, { words, stop: () => text.unobserveDeep(changed) })
    return words
  }

  /** Another number each time words were read that are others than before. */
  version = (): number => this.changes

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    for (const { stop } of this.known.values()) stop()
    this.known.clear()
  }

  private readStale(): void {
    this.timer = null
    const before = this.changes
    for (const text of this.stale) {
      const known = this.known.get(text)
      const words = threadsIn(text)
      if (known === undefined || sameWords(known.words, words)) continue
      known.words = words
      this.changes++
    }
    this.stale.clear()
    if (this.changes !== before) for (const listener of [...this.listeners]) listener()
  }
}

const sameWords = (one: ReadonlyMap<ThreadId, string>, other: ReadonlyMap<ThreadId, string>): boolean =>
  one.size === other.size && [...one].every(([id, words], index) => [...other.keys()][index] === id && other.get(id) === words)
