// What stands in the plan now where something is proposed, for the page to hold against it.
import type * as Y from 'yjs'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { ActionId, GoalId } from '../../../../shared/ids.ts'
import type { Blocks } from '../../../../shared/proposals/merge-texts.ts'
import { kindOfChange } from '../../../../shared/proposals/proposable.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { richTextToJson } from '../../../../shared/schema/rich-text-reading.ts'
import { textAt } from '../../../../shared/schema/text-at.ts'
import { useGeneration } from '../../../replica/index.ts'
import { usePlan, usePlanReading } from '../plan-context.tsx'

/** Of a field: its value, with a leader by its delegation; undefined: none. */
export function valueAt({ actions, goals }: PlanPlain, [root, id = '', field = '']: Path): unknown {
  // The keys of a reading are those that the schema let in.
  if (root === 'goals') return goals[id as GoalId]?.gapReason
  const action = root === 'actions' ? actions[id as ActionId] : undefined
  if (action === undefined) return undefined
  return field === 'leader' ? action.leader?.party : new Map<string, unknown>(Object.entries(action)).get(field)
}

export const useValueAt = (place: Path): unknown => usePlanReading(plain => valueAt(plain, place))

/** Whether the place is still there to be changed: an action that was taken out is not. */
export const useIsThere = ([root, id]: Path): boolean => usePlanReading(({ actions }) => root !== 'actions' || actions[id as ActionId]?.removed === false)

const none: Blocks = []

/** Blocks of a text, other ones each time something in it changed. */
export function useBlocks(fragment: Y.XmlFragment | null): Blocks {
  const subscribe = useCallback((changed: () => void) => {
    fragment?.observeDeep(changed)
    return () => fragment?.unobserveDeep(changed)
  }, [fragment])
  const asString = useSyncExternalStore(subscribe, () => (fragment === null ? null : JSON.stringify(richTextToJson(fragment).content ?? [])))
  return useMemo(() => (asString === null ? none : JSON.parse(asString) as Blocks), [asString])
}

/** Of the text at a place of the plan; none where no text is proposed there. */
export function useBlocksAt(place: Path): Blocks {
  const { replica } = usePlan()
  const generation = useGeneration(replica)
  // oxlint-disable-next-line react/exhaustive-deps -- a generation has texts of its own
  const fragment = useMemo(() => (kindOfChange(place) === 'text' ? textAt(replica.doc, place) : null), [replica, generation, place])
  return useBlocks(fragment)
}

export const sameJson = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
