// Other plans and actions that belong together with this one, by id: a title is shown only where this reader has it.
import { X } from 'lucide-react'
import { useState } from 'react'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import { planSchema } from '../../../shared/documents/plan.ts'
import { ActionId } from '../../../shared/ids.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { ComboBox } from '../../design/combo-box.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { usePlan, usePlanReading } from './plan-context.tsx'
import styles from './plan.module.css'

const linkKey = planSchema.roots.actions.fields.links.key

export function Links({ action, view }: { readonly action: ActionPlain; readonly view: ActionView }) {
  const t = useMessage()
  const { id: plan, may } = usePlan()
  const locked = !may({ writtenBy: 'drafting' })
  const actions = usePlanReading(plain => plain.actions)
  const references = usePlanReading(plain => plain.references)
  const [isAdding, setAdding] = useState(false)
  const nameOf = (key: string): string => {
    const [kind, linkedPlan = '', id = ''] = key.split('/')
    if (kind !== 'action' || linkedPlan !== plan) return key
    const actionId = ActionId.safeParse(id)
    return actionId.success ? `${references[actionId.data] ?? ''} ${actions[actionId.data]?.title ?? ''}` : key
  }
  const own = Object.keys(actions).map(id => ActionId.parse(id)).filter(id => actions[id]?.removed !== true && actions[id] !== action)
  return (
    <div className={styles.links}>
      <span className={styles.label}>{t('field/action.links')}</span>
      {Object.keys(action.links).map(key => (
        <span key={key} className={styles.link}>{nameOf(key)}{!locked && <IconButton size="small" variant="quiet" icon={<X aria-hidden />} label={t('plan.remove-link')} onPress={() => view.links.clear(key)} />}</span>
      ))}
      {isAdding
        ? <ComboBox label={t('plan.add-link')} isLabelHidden options={own.map(id => ({ id: `action/${plan}/${id}`, label: nameOf(`action/${plan}/${id}`) }))} value={null} onChange={key => { if (key !== null && linkKey.safeParse(key).success) view.links.set(key, true); setAdding(false) }} />
        : !locked && <Button size="small" onPress={() => setAdding(true)}>{t('plan.add-link')}</Button>}
    </div>
  )
}
