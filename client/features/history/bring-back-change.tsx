// Of a difference one brings back words, values and days that were there, and a row or an action that went. Where the plan says it again, that is said in
// place of the button.
import { useRef } from 'react'
import type { ToldChange } from '../../../shared/api/history.ts'
import { bringBackAction } from '../../../shared/documents/plan-commands.ts'
import { planSchema } from '../../../shared/documents/plan.ts'
import type { PlanPlain, PlanView } from '../../../shared/documents/plan.ts'
import { bringBackText, textAt } from '../../../shared/history/bring-back.ts'
import { bringBackRow, bringBackValue, isValueToBringBack, valueAt } from '../../../shared/history/bring-back-value.ts'
import { asBlocks } from '../../../shared/history/plan-difference.ts'
import { ActionId } from '../../../shared/ids.ts'
import { isMessageCode } from '../../../shared/messages/index.ts'
import { sameValue } from '../../../shared/projection/same-value.ts'
import { nodeAt } from '../../../shared/schema/node.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { contentOfText } from '../../../shared/schema/plain-content.ts'
import type { RichTextNode } from '../../../shared/schema/rich-text-reading.ts'
import { usePlan, usePlanReading } from '../plan/index.ts'
import { BringBack, useMayWriteAt } from './bring-back.tsx'
import type { BroughtBack } from './bring-back.tsx'
import { useMessage } from './use-message.ts'
import type { Names } from './use-names.ts'

export function BringBackChange({ change, names }: { readonly change: ToldChange; readonly names: Names }) {
  const t = useMessage()
  const { plan } = usePlan()
  const { kind, path } = change
  const [mayWrite, mayPlace] = [useMayWriteAt(path, 'write'), useMayWriteAt(path, 'place')]
  const isGone = useIsGone(path)
  const stands = useStandsNow(change)
  const place = kind === 'action-removed' ? names.entry(path) : names.place(path)
  if (kind === 'action-removed') {
    const id = ActionId.safeParse(path[1]).data
    if (id === undefined || !mayPlace) return null
    return <BringBack label={t('history.bring-back-action')} name={t('history.bring-back-action-of', { place })} place={place} isAlwaysSaid isDone={stands} act={() => { bringBackAction(plan, id); return done }} />
  }
  // What stood in an action that is gone comes back with the action.
  if (!mayWrite || isGone) return null
  switch (kind) {
    case 'text':
      return <BringBack label={t('history.bring-back-text')} name={t('history.bring-back-text-of', { place })} place={place} isAlwaysSaid isDone={stands} act={() => (bringBackText(plan, path, wordsBefore(change)) ? done : nothing)} />
    case 'field': {
      if (!isValueToBringBack(path)) return null
      const act = (): BroughtBack => {
        const back = bringBackValue(plan, path, change.before)
        return back.ok ? done : { isDone: false, why: isMessageCode(back.error.code) ? t(back.error.code) : null }
      }
      return <BringBack label={t('history.bring-back-value')} name={t('history.bring-back-value-of', { place })} place={place} isAlwaysSaid isDone={stands} act={act} />
    }
    case 'row-removed':
      return <BringBack label={t('history.bring-back-row')} name={t('history.bring-back-row-of', { place })} place={place} isAlwaysSaid isDone={stands} act={() => (bringBackRow(plan, path) ? done : nothing)} />
    default:
      return null
  }
}

const done: BroughtBack = { isDone: true }
const nothing: BroughtBack = { isDone: false, why: null }

const wordsBefore = ({ before }: Extract<ToldChange, { kind: 'text' }>): readonly RichTextNode[] => before as unknown as readonly RichTextNode[]

/** Whether the action is in the plan no more, or the row that a value is of. */
function useIsGone([root, id = '', list = '', row = '', field]: Path): boolean {
  return usePlanReading((plain: PlanPlain) => root === 'actions' && (valueAt(plain, [root, id, 'removed']) !== false || (field !== undefined && valueAt(plain, [root, id, list, row, 'removed']) !== false)))
}

/** Whether the plan says at this moment what it said before the change. Asked at every change of the plan, and found out where it touched what
 *  the text or value is in; of the aim, which is nothing but a text, each time. */
function useStandsNow(change: ToldChange): boolean {
  const { plan } = usePlan()
  const found = useRef<{ readonly change: ToldChange; readonly entry: unknown; readonly stands: boolean } | null>(null)
  return usePlanReading((plain: PlanPlain) => {
    const entry = valueAt(plain, change.path.slice(0, 2))
    const known = found.current
    if (change.path.length > 1 && known !== null && known.change === change && known.entry === entry) return known.stands
    const stands = standsNow(plan, plain, change)
    found.current = { change, entry, stands }
    return stands
  })
}

function standsNow(plan: PlanView, plain: PlanPlain, change: ToldChange): boolean {
  const { kind, path } = change
  switch (kind) {
    case 'text': {
      const [node, text] = [nodeAt(planSchema, path), textAt(plan, path)]
      return node?.node === 'text' && text !== undefined && sameValue(asBlocks(contentOfText(node.kind, text.fragment)), change.before)
    }
    case 'field':
      return sameValue(valueAt(plain, path), change.before)
    case 'row-removed':
    case 'action-removed':
      return valueAt(plain, [...path, 'removed']) === false
    default:
      return false
  }
}
