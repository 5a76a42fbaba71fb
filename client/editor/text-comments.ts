// What an editor and a text that is only read must know of the comments on it: which threads to show on their words, and what to
// do when somebody presses those or wants to write one.
import type { Words } from '../../shared/documents/thread-commands.ts'
import type { TextAnchor } from '../../shared/documents/threads.ts'
import type { ThreadId } from '../../shared/ids.ts'

export interface ShownThreads {
  /** Words of these are highlighted; marks of others are not. */
  readonly open: ReadonlySet<string>
  /** Those of them that only the reader's own delegation has. */
  readonly own: ReadonlySet<string>
  readonly chosen: ThreadId | null
  /** Open ones whose words are not marked, by the server yet or, of one's own, ever: they stand where their anchor says. */
  readonly unmarked: readonly { readonly thread: ThreadId; readonly anchor: TextAnchor }[]
}

export interface TextComments {
  /** The same object until something of it changes. */
  readonly shown: () => ShownThreads
  readonly subscribe: (changed: () => void) => () => void
  /** By a key the focus goes to the thread, by a pointer in an editor it stays where one writes. */
  readonly open: (thread: ThreadId, by: 'pointer' | 'key') => void
  readonly mayWrite: () => boolean
  /** Begins a comment on these words; null: on the whole text. */
  readonly write: (words: Words | null) => void
}

/** The second for keyboards on which the first types a character. Comments on the selected words, or on what has the focus; in commented words without a selection it opens their thread. */
export const commentKeys = [['Mod', 'Alt', 'M'], ['Shift', 'F2']] as const

export const noThreads: ShownThreads = { open: new Set(), own: new Set(), chosen: null, unmarked: [] }

/** The open thread of the words that an element shows: the chosen one last, so that pressing again goes on to the next. */
export function threadAround(target: EventTarget | null, within: Element, { open, chosen }: ShownThreads): ThreadId | null {
  const found: ThreadId[] = []
  for (let at = target instanceof Element ? target : null; at !== null && within.contains(at); at = at.parentElement) {
    for (const id of ((at as HTMLElement).dataset['thread'] ?? '').split(' ')) if (open.has(id) && !found.includes(id as ThreadId)) found.push(id as ThreadId)
  }
  return found.find(id => id !== chosen) ?? found[0] ?? null
}
