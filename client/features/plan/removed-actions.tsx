// Actions that were removed: still there with everything in them, and brought back in one click.
import { bringBackAction } from '../../../shared/documents/plan-commands.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { ActionId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { Disclosure } from '../../design/disclosure.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { usePlan, usePlanReading } from './plan-context.tsx'
import styles from './plan.module.css'

export function RemovedActions() {
  const t = useMessage()
  const { plan, may } = usePlan()
  const actions = usePlanReading((plain: PlanPlain) => plain.actions)
  const references = usePlanReading((plain: PlanPlain) => plain.references)
  const removed = Object.keys(actions).map(id => ActionId.parse(id)).filter(id => actions[id]?.removed === true)
  if (removed.length === 0) return null
  return (
    <Disclosure title={t('plan.removed', { count: removed.length })}>
      <ul className={styles.removed}>
        {removed.map(id => (
          <li key={id}>
            <small>{references[id]}</small> {actions[id]?.title || t('plan.untitled')}
            {may({ writtenBy: 'drafting' }) && <Button size="small" onPress={() => bringBackAction(plan, id)}>{t('plan.bring-back')}</Button>}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
