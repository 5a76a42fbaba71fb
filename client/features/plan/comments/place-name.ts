// What people call the place that a thread is about: "1.2 · Description".
import type { GoalId } from '../../../../shared/ids.ts'
import { ActionId, PartyId } from '../../../../shared/ids.ts'
import { planSchema } from '../../../../shared/documents/plan.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { CycleView } from '../../../../shared/api/cycles.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { fieldName } from '../../../messages/field-name.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import type { Translate } from '../use-message.ts'

type Names = {
  readonly cycle: CycleView
  readonly numbers: ReadonlyMap<ActionId, string | null>
  /** What an action without a number is known by. */
  readonly nameOf: (id: ActionId) => Pick<NonNullable<PlanPlain['actions'][ActionId]>, 'title' | 'removed'> & { readonly reference: string | undefined } | null
}

export function placeName(t: Translate, about: Path, { cycle, numbers, nameOf }: Names): string {
  const [root, id = ''] = about
  if (root === undefined) return t('comments.place-plan')
  if (root === 'aim') return t('field/plan.aim')
  const entry = root === 'goals' ? goalName(t, id, cycle) : root === 'actions' ? actionName(t, ActionId.safeParse(id).data, numbers, nameOf) : null
  if (entry === null) return t('comments.place-gone')
  if (about.length < 3) return entry
  const field = fieldName(t, planSchema, about.slice(0, 3))
  const party = about.length > 3 ? PartyId.safeParse(about[3]).data : undefined
  return t('comments.place-in', { entry, field: party === undefined ? field : `${field} ${partyLabel(party).code}` })
}

function goalName(t: Translate, id: string, { goals }: CycleView): string | null {
  const goal = goals.find(candidate => candidate.id === (id as GoalId))
  return goal === undefined ? null : t('comments.place-goal', { number: goal.number })
}

function actionName(t: Translate, id: ActionId | undefined, numbers: Names['numbers'], nameOf: Names['nameOf']): string | null {
  if (id === undefined) return null
  const number = numbers.get(id)
  if (typeof number === 'string') return number
  const action = nameOf(id)
  if (action === null) return null
  const name = action.reference ?? (action.title === '' ? t('plan.untitled') : action.title)
  return action.removed === true ? t('comments.place-removed', { place: name }) : name
}
