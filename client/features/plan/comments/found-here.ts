// Where the words of the delegation's own comments stand in texts of the plan, which hold no marks of them: found when somebody asks,
// and again only after that text changed.
import type * as Y from 'yjs'
import { finderOf } from '../../../../shared/documents/found-words.ts'
import type { KeptPlace } from '../../../../shared/documents/found-words.ts'
import type { Words } from '../../../../shared/documents/thread-commands.ts'
import type { ThreadId } from '../../../../shared/ids.ts'

/** What is typed within this time is looked through once. */
const gatherMs = 400

type Known = { find: ReturnType<typeof finderOf> | null; readonly words: Map<ThreadId, Words | null>; readonly stop: () => void }

export class FoundHere {
  private readonly known = new Map<Y.XmlFragment, Known>()
  private readonly stale = new Set<Y.XmlFragment>()
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | null = null
  private changes = 0

  /** Null: the text does not hold them any more. */
  of(text: Y.XmlFragment, id: ThreadId, kept: KeptPlace): Words | null {
    const known = this.knownOf(text)
    const before = known.words.get(id)
    if (before !== undefined) return before
    known.find ??= finderOf(text)
    const words = known.find(kept)
    known.words.set(id, words)
    return words
  }

  /** Another number each time texts were changed in which words were found. */
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

  private knownOf(text: Y.XmlFragment): Known {
    const there = this.known.get(text)
    if (there !== undefined) return there
    const changed = (): void => {
      this.stale.add(text)
      this.timer ??= setTimeout(() => this.lookAgain(), gatherMs)
    }
    text.observeDeep(changed)
    const known: Known = { find: null, words: new Map(), stop: () => text.unobserveDeep(changed) }
    this.known.set(text, known)
    return known
  }

  private lookAgain(): void {
    this.timer = null
    for (const text of this.stale) {
      const known = this.known.get(text)
      if (known === undefined) continue
      known.find = null
      known.words.clear()
    }
    this.stale.clear()
    this.changes++
    for (const listener of [...this.listeners]) listener()
  }
}
