// What places of the plan are called now, and where they are.
import { useMemo } from 'react'
import type { ActionId, GoalId } from '../../../shared/ids.ts'
import { keyWords } from '../../../shared/history/value-words.ts'
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { addressOfAction } from '../../../shared/plan-address.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { placeName, samePlaces, usePlan, usePlanReading } from '../plan/index.ts'
import { fieldCalled } from './field-called.ts'
import { useMessage } from './use-message.ts'

export type Names = {
  /** "1.2 · Description", "1.2 · Contribution, Malta, people". */
  readonly place: (path: Path) => string
  /** Without the action or goal that it is of. */
  readonly field: (path: Path) => string
  /** "1.2 Map the routes", "Goal 2: …", the aim. */
  readonly entry: (path: Path) => string
  readonly href: (path: Path) => string
  readonly goalNumber: (goal: GoalId) => number | null
}

export function useNames(): Names {
  const t = useMessage()
  const { id: plan, cycle, goalsOfCycle, replica } = usePlan()
  const places = usePlanReading((plain: PlanPlain) => orderedActions(plain, goalsOfCycle), samePlaces)
  return useMemo(() => {
    const numbers = new Map<ActionId, string | null>(places.map(({ id, number }) => [id, number]))
    const nameOf = (id: ActionId) => {
      const { actions, references } = replica.reading.current()
      const action = actions[id]
      return action === undefined ? null : { title: action.title, removed: action.removed, reference: references[id] }
    }
    const numberOf = (goal: string): number | null => cycle.goals.find(({ id }) => id === goal)?.number ?? null
    const withKey = (words: string, path: Path): string => [words, keyWords(path)].filter(Boolean).join(', ')
    const field = (path: Path): string => (path[0] === 'record' ? fieldCalled(t, path) : withKey(fieldCalled(t, path.length === 5 ? path : path.slice(0, 3)), path))
    const ofWhole = (path: Path): string => placeName(t, path.slice(0, 2), { cycle, numbers, nameOf })
    return {
      field,
      // It stands within a sentence.
      place: path => path.length === 0 ? t('history.whole-plan') : (path[0] === 'record' ? field(path) : path.length < 3 ? ofWhole(path) : t('comments.place-in', { entry: ofWhole(path), field: field(path) })),
      entry: path => {
        const [root, id = ''] = path
        if (root === 'goals') {
          const goal = cycle.goals.find(candidate => candidate.id === id)
          return goal === undefined ? ofWhole(path) : t('history.goal', { number: goal.number, title: goal.title })
        }
        const title = root === 'actions' ? nameOf(id as ActionId)?.title.trim() : undefined
        const name = ofWhole(path)
        return title === undefined || title === '' || name.includes(title) ? name : `${name} ${title}`
      },
      href: ([root, id = '']) => root === 'actions' ? addressOfAction(plan, id) : `/plans/${plan}${root === 'goals' && numberOf(id) !== null ? `#goal-${numberOf(id)}` : ''}`,
      goalNumber: numberOf,
    }
  }, [t, plan, cycle, places, replica])
}
