// Texts of the plan in which words of comments are looked for: which of them changed, gathered, and whoever shows something of them told.
import type * as Y from 'yjs'

/** What is typed within this time is looked through once. */
const gatherMs = 400

export class WatchedTexts {
  private readonly stops = new Map<Y.XmlFragment, () => void>()
  private readonly stale = new Set<Y.XmlFragment>()
  private readonly listeners = new Set<() => void>()
  private readonly readAgain: (changed: ReadonlySet<Y.XmlFragment>) => boolean
  private timer: ReturnType<typeof setTimeout> | null = null
  private changes = 0

  /** `readAgain`: whether of these texts something is another than before. */
  constructor(readAgain: (changed: ReadonlySet<Y.XmlFragment>) => boolean) {
    this.readAgain = readAgain
  }

  /** From now on; once for each text. */
  watch(text: Y.XmlFragment): void {
    if (this.stops.has(text)) return
    const changed = (): void => {
      this.stale.add(text)
      this.timer ??= setTimeout(() => this.lookAgain(), gatherMs)
    }
    text.observeDeep(changed)
    this.stops.set(text, () => text.unobserveDeep(changed))
  }

  /** Another number each time something is another than before. */
  version = (): number => this.changes

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    for (const stop of this.stops.values()) stop()
    this.stops.clear()
  }

  private lookAgain(): void {
    this.timer = null
    const isOther = this.readAgain(this.stale)
    this.stale.clear()
    if (!isOther) return
    this.changes++
    for (const listener of [...this.listeners]) listener()
  }
}
