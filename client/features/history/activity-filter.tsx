// Which activity is shown: by delegation, place, field, what it is about, and time.
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { activityTopics } from '../../../shared/history/activity.ts'
import { parties } from '../../../shared/parties/parties.ts'
import { PlainSelect } from '../../design/plain-select.tsx'
import { samePlaces, usePlan, usePlanReading } from '../plan/index.ts'
import { addressWith, fieldsToChoose } from './activity-address.ts'
import type { ActivityFilter as Filter } from './activity-address.ts'
import { fieldCalled } from './field-called.ts'
import styles from './history.module.css'
import { useMessage } from './use-message.ts'

type Props = { readonly filter: Filter; readonly address: URLSearchParams; readonly onChange: (address: URLSearchParams) => void }

export function ActivityFilter({ filter, address, onChange }: Props) {
  const t = useMessage()
  const { goalsOfCycle } = usePlan()
  const actions = usePlanReading((plain: PlanPlain) => orderedActions(plain, goalsOfCycle), samePlaces)
  // Only what the lists know is chosen.
  const choose = (part: keyof Filter) => (value: string) => onChange(addressWith(address, { [part]: value === '' ? null : value } as Partial<Filter>))
  const chosen = (part: keyof Filter) => ({ value: filter[part] ?? '', onChange: choose(part) })
  return (
    <fieldset aria-label={t('history.filter')} className={styles.filter}>
      <PlainSelect label={t('history.by')} {...chosen('by')} options={[{ id: '', label: t('history.by-all') }, ...parties.map(({ id, code, name }) => ({ id, label: `${code} ${name}` }))]} />
      <PlainSelect label={t('history.about')} {...chosen('topic')} options={[{ id: '', label: t('history.about-all') }, ...activityTopics.map(topic => ({ id: topic, label: t(`history.about-${topic}`) }))]} />
      <PlainSelect label={t('history.in')} {...chosen('action')} options={[{ id: '', label: t('history.in-all') }, ...actions.map(({ id, number, action }) => ({ id, label: `${number ?? ''} ${action.title}`.trim() || t('plan.untitled') }))]} />
      <PlainSelect label={t('history.field')} {...chosen('field')} options={[{ id: '', label: t('history.field-all') }, ...fieldsToChoose.map(field => ({ id: field, label: fieldCalled(t, pathOf(field)) }))]} />
      <PlainSelect label={t('history.when')} {...chosen('when')} options={[{ id: '', label: t('history.when-all') }, { id: 'day', label: t('history.when-day') }, { id: 'week', label: t('history.when-week') }, { id: 'month', label: t('history.when-month') }]} />
    </fieldset>
  )
}

/** Fields are called alike in all actions and goals. */
const any = 'x'.repeat(21)
const pathOf = (field: (typeof fieldsToChoose)[number]) => (field === 'aim' ? ['aim'] : field === 'text' ? ['goals', any, 'text'] : ['actions', any, field])
