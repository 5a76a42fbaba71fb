// Actions that were removed: still there with everything in them, and brought back in one click.
import { memo } from 'react'
import { bringBackAction } from '../../../shared/documents/plan-commands.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { ActionId } from '../../../shared/ids.ts'
import { sameValue } from '../../../shared/projection/same-value.ts'
import { Button } from '../../design/button.tsx'
import { Disclosure } from '../../design/disclosure.tsx'
import { useMessage } from './use-message.ts'
import { useMayInAction, usePlan, usePlanReading } from './plan-context.tsx'
import { fieldId, focusWhenThere } from './places.ts'
import styles from './plan.module.css'

const removedIn = (plain: PlanPlain) =>
  Object.keys(plain.actions).map(id => ActionId.parse(id)).flatMap(id => {
    const action = plain.actions[id]
    return action?.removed === true ? [{ id, title: action.title, reference: plain.references[id] }] : []
  })

export const RemovedActions = memo(function RemovedActions() {
  const t = useMessage()
  const { plan } = usePlan()
  const removed = usePlanReading(removedIn, sameValue)
  if (removed.length === 0) return null
  const bringBack = (id: ActionId): void => {
    bringBackAction(plan, id)
    focusWhenThere(() => document.getElementById(fieldId(['actions', id])))
  }
  return (
    <Disclosure title={t('plan.removed', { count: removed.length })}>
      <ul className={styles.removed}>
        {removed.map(({ id, title, reference }) => (
          <li key={id}>
            <small>{reference}</small> <span>{title || t('plan.untitled')}</span>
            <BringBack id={id} onPress={() => bringBack(id)} />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
})

function BringBack({ id, onPress }: { readonly id: ActionId; readonly onPress: () => void }) {
  const t = useMessage()
  return useMayInAction(id, 'placing') && <Button size="small" onPress={onPress}>{t('plan.bring-back')}</Button>
}
