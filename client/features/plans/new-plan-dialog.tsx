// Makes the plan of an area that has none in this period.
import { useState } from 'react'
import { AreaId } from '../../../shared/ids.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { Select } from '../../design/select.tsx'
import type { LiveTable } from '../../live/index.ts'
import { useMessage } from '../../messages/use-message.tsx'
import type { ChosenPeriod } from './period.tsx'
import { isOfPeriod } from './period.tsx'
import { plansApi } from './plans-api.ts'
import styles from './plans.module.css'

interface NewPlanDialogProps {
  readonly chosen: ChosenPeriod
  readonly plans: LiveTable
  readonly onClose: () => void
}

export function NewPlanDialog({ chosen: { cycle, period }, plans, onClose }: NewPlanDialogProps) {
  const t = useMessage()
  const [area, setArea] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const taken = new Set([...plans.values()].filter(({ summary }) => isOfPeriod(summary, period) && !summary.archived).map(({ summary }) => summary.area))
  const free = cycle.areas.filter(({ id }) => !taken.has(id))
  const make = async () => {
    if (area === null) return
    setPending(true)
    const answer = await plansApi.create({ area: AreaId.parse(area), periodStart: IsoDay.parse(period.start) })
    setPending(false)
    if (answer.ok) onClose()
    else setError(answer.error.message || t('plans.failed'))
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`${t('plans.new')} ${period.label}`}
      actions={<><Button onPress={onClose}>{t('design.cancel')}</Button><Button variant="primary" isDisabled={area === null} isPending={isPending} onPress={() => void make()}>{t('plans.make')}</Button></>}
    >
      <div className={styles.form}>
        {free.length === 0
          ? <p>{t('plans.area-none-left')}</p>
          : <Select label={t('plans.area')} options={free.map(({ id, title }) => ({ id, label: title }))} value={area} onChange={id => { setArea(id); setError(null) }} error={error} />}
      </div>
    </Dialog>
  )
}
