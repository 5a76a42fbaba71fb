// What of a plan and of a cycle can be found: everything that stands in their texts, and nothing of exact days, which are in
// other documents. What was removed is not there.
import type { CycleView } from '../../shared/api/cycles.ts'
import { periodLabel } from '../../shared/cycles/periods.ts'
import type { CyclePlain } from '../../shared/documents/cycle.ts'
import { orderedRows } from '../../shared/documents/plan-order.ts'
import type { ActionPlain, PlanPlain } from '../../shared/documents/plan.ts'
import { ActionId, GoalId, PartyId } from '../../shared/ids.ts'
import type { PlanId, RowId } from '../../shared/ids.ts'
import type { IndexedItem, IndexedText } from './search-index.ts'

/** The plan itself and what it says of goals. Its actions come one by one. */
export function itemsOfPlan(plan: PlanId, { record, aim, goals }: PlanPlain, cycles: readonly CycleView[]): readonly IndexedItem[] {
  const area = cycles.flatMap(cycle => cycle.areas).find(({ id }) => id === record.area)
  const period = record.periodStart === undefined || record.periodEnd === undefined ? '' : periodLabel(record.periodStart, record.periodEnd)
  const names = [text('plan.name', `${area?.title ?? ''} ${period}`), text('plan.code', `${area?.code ?? ''} ${plan}`)]
  return [
    { kind: 'plan', item: '', names, texts: written([text('plan.aim', aim)]) },
    ...Object.entries(goals).flatMap(([id, goal]) => {
      const texts = written([text('goal.text', goal?.text ?? '')])
      return texts.length === 0 ? [] : [{ kind: 'goal' as const, item: GoalId.parse(id), names: [], texts }]
    }),
  ]
}

/** Null for an action that is removed or not there. */
export function itemOfAction(id: ActionId, { actions, references }: Pick<PlanPlain, 'actions' | 'references'>): IndexedItem | null {
  const action = actions[id]
  if (action === undefined || action.removed === true) return null
  return {
    kind: 'action',
    item: id,
    names: written([text('action.reference', references[id] ?? ''), text('action.title', action.title)]),
    texts: written([
      text('action.description', action.description),
      text('action.expectedResult', action.expectedResult),
      text('action.seeks', action.seeks ?? ''),
      ...indicatorsOf(action),
      ...byParty('action.contributions', action.contributions),
      ...byParty('action.services', action.services),
      ...byParty('action.contacts', action.contacts),
      ...byParty('action.deliveries', action.deliveries),
    ]),
  }
}

export const idsOfActions = ({ actions }: Pick<PlanPlain, 'actions'>): readonly ActionId[] => Object.keys(actions).map(id => ActionId.parse(id))

/** The guidance notes that say something. */
export const itemsOfCycle = ({ goals }: CyclePlain): readonly IndexedItem[] => Object.entries(goals).flatMap(([id, goal]) => {
  const texts = written([text('goal.guidance', goal?.guidance ?? '')])
  return texts.length === 0 ? [] : [{ kind: 'guidance' as const, item: GoalId.parse(id), names: [], texts }]
})

const text = (field: string, words: string, party: PartyId | null = null): IndexedText => ({ field, party, text: words })

const written = (texts: readonly IndexedText[]): readonly IndexedText[] => texts.filter(candidate => candidate.text.trim() !== '')

function indicatorsOf(action: ActionPlain): readonly IndexedText[] {
  return orderedRows<RowId, NonNullable<ActionPlain['indicators'][RowId]>>(action.indicators).map(({ row }) => text('indicator.name', row.name ?? ''))
}

/** Keys begin with the delegation, after which a kind may follow. */
function byParty(field: string, texts: { readonly [key: string]: string | undefined }): readonly IndexedText[] {
  return Object.entries(texts).map(([key, words]) => text(field, words ?? '', PartyId.parse(key.split(':')[0])))
}
