// Which threads are open, and where: what fields, cards, texts and lists show of them. Worked out once for each state of the
// threads, whoever asks, so that nothing asks all of them for a keystroke.
import type { ActionId, ThreadId } from '../ids.ts'
import type { Path } from '../schema/node.ts'
import type { PlanPlain } from './plan.ts'

export type ThreadPlain = NonNullable<PlanPlain['threads'][ThreadId]>
type Threads = PlanPlain['threads']

/** As a key of what stands at a place. */
export const placeKey = (place: Path): string => place.join('\n')

type OpenThreads = {
  readonly count: number
  readonly byPlace: ReadonlyMap<string, readonly ThreadId[]>
  /** On an action or anything in it, and on a goal or anything of it but its actions. */
  readonly byEntry: ReadonlyMap<string, readonly ThreadId[]>
}

const openByThreads = new WeakMap<Threads, OpenThreads>()
const none: readonly ThreadId[] = []

function openIn(threads: Threads): OpenThreads {
  const known = openByThreads.get(threads)
  if (known !== undefined) return known
  const byPlace = new Map<string, ThreadId[]>()
  const byEntry = new Map<string, ThreadId[]>()
  let count = 0
  // The keys of a reading are those that the schema let in.
  for (const id of Object.keys(threads) as ThreadId[]) {
    const thread = threads[id]
    if (thread === undefined || !isOpen(thread)) continue
    const about = thread.about ?? []
    count++
    add(byPlace, placeKey(about), id)
    add(byEntry, placeKey(about.slice(0, 2)), id)
  }
  const open = { count, byPlace, byEntry }
  openByThreads.set(threads, open)
  return open
}

const add = (into: Map<string, ThreadId[]>, key: string, id: ThreadId): void => {
  const there = into.get(key)
  if (there === undefined) into.set(key, [id])
  else there.push(id)
}

/** One of which every word was withdrawn waits for nobody. */
export const isOpen = ({ resolved, comments }: ThreadPlain): boolean => resolved === undefined && Object.values(comments).some(comment => comment?.text !== undefined)

export const openCount = (threads: Threads): number => openIn(threads).count
/** On exactly this place. The same list as long as no thread is touched. */
export const openAt = (threads: Threads, place: Path): readonly ThreadId[] => openIn(threads).byPlace.get(placeKey(place)) ?? none
/** On an entry (`['actions', id]`, `['goals', id]`) or anything in it. */
export const openWithin = (threads: Threads, entry: Path): readonly ThreadId[] => openIn(threads).byEntry.get(placeKey(entry)) ?? none
export const openOnAction = (threads: Threads, action: ActionId): number => openWithin(threads, ['actions', action]).length
