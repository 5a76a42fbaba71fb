// Where the words of the delegation's own comments stand in texts of the plan, which hold no marks of them: found when somebody asks,
// and again only after that text changed.
import type * as Y from 'yjs'
import { finderOf } from '../../../../shared/documents/found-words.ts'
import type { KeptPlace } from '../../../../shared/documents/found-words.ts'
import type { Words } from '../../../../shared/documents/thread-commands.ts'
import type { ThreadId } from '../../../../shared/ids.ts'
import { WatchedTexts } from './watched-texts.ts'

type Known = { find: ReturnType<typeof finderOf> | null; readonly words: Map<ThreadId, Words | null> }

export class FoundHere {
  private readonly known = new Map<Y.XmlFragment, Known>()
  private readonly texts = new WatchedTexts(changed => this.forget(changed))

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

  version = this.texts.version
  subscribe = this.texts.subscribe

  close(): void {
    this.texts.close()
    this.known.clear()
  }

  private knownOf(text: Y.XmlFragment): Known {
    const there = this.known.get(text)
    if (there !== undefined) return there
    this.texts.watch(text)
    const known: Known = { find: null, words: new Map() }
    this.known.set(text, known)
    return known
  }

  /** What is found again may stand elsewhere: it is another in any case. */
  private forget(changed: ReadonlySet<Y.XmlFragment>): true {
    for (const text of changed) {
      const known = this.known.get(text)
      if (known === undefined) continue
      known.find = null
      known.words.clear()
    }
    return true
  }
}
