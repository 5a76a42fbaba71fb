// What a reserve can stand on: the whole plan, its aim, the text of a goal, an action as a whole or one of its fields.
import type { PlacedAction } from '../../../shared/documents/plan-order.ts'
import { planSchema } from '../../../shared/documents/plan.ts'
import type { Path } from '../../../shared/schema/node.ts'

type GoalOfCycle = { readonly id: string; readonly number: number; readonly title: string }

/** Of the fields of an action, those that people disagree about; in the order of the card. */
const fieldKeys = ['title', 'description', 'leader', 'coLeaders', 'participants', 'from', 'to', 'jointActionDays', 'expectedResult', 'indicators', 'funding', 'goal', 'kind', 'level', 'channel'] as const satisfies readonly (keyof typeof planSchema.roots.actions.fields)[]

/** The entries one chooses first. */
export const entryPlaces = (goals: readonly GoalOfCycle[], actions: readonly Pick<PlacedAction, 'id'>[]): readonly Path[] =>
  [[], ['aim'], ...goals.map(({ id }) => ['goals', id, 'text']), ...actions.map(({ id }) => ['actions', id])]

/** And what of an entry; empty where there is nothing more to choose. */
export const fieldPlaces = (entry: Path): readonly Path[] =>
  entry[0] === 'actions' && entry.length === 2 ? fieldKeys.map(key => [...entry, key]) : []

/** The entry in which a place is chosen. */
export const entryOf = (place: Path): Path => (place[0] === 'actions' ? place.slice(0, 2) : place)

export const keyOfPlace = (place: Path): string => place.map(encodeURIComponent).join('/')
export const placeOfKey = (key: string): Path => (key === '' ? [] : key.split('/').map(decodeURIComponent))
