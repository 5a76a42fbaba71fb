// Makes the plan of an area that has none in this period. Where every area has one, it says so, and which period has room.
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
import { plansApi } from '../../plans-api.ts'
import styles from './plans.module.css'

interface NewPlanDialogProps {
  readonly chosen: ChosenPeriod
  readonly plans: LiveTable
  readonly onClose: () => void
}

export function NewPlanDialog({ chosen: { cycle, period, choose }, plans, onClose }: NewPlanDialogProps) {
  const t = useMessage()
  const [area, setArea] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const free = freeAreas(cycle, period, plans)
  const next = free.length > 0 ? undefined : cycle.periods.find(other => freeAreas(cycle, other, plans).length > 0)
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
      title={t('plans.new-for', { period: period.label })}
      actions={(
        <>
          <Button onPress={onClose}>{t(free.length === 0 && next === undefined ? 'design.close' : 'design.cancel')}</Button>
          {next !== undefined && <Button variant="primary" onPress={() => choose(next.start)}>{t('plans.make-for', { period: next.label })}</Button>}
          {free.length > 0 && <Button variant="primary" disabledReason={area === null ? t('plans.area-missing') : undefined} isPending={isPending} onPress={() => void make()}>{t('plans.make')}</Button>}
        </>
      )}
    >
      <div className={styles.form}>
        {free.length > 0
          ? <Select label={t('plans.area')} options={free.map(({ id, title }) => ({ id, label: title }))} value={area} onChange={id => { setArea(id); setError(null) }} error={error} />
          : (
            <>
              <p>{t('plans.none-left', { period: period.label })}</p>
              <p>{next === undefined ? t('plans.none-open-anywhere') : t('plans.next-open', { period: next.label, count: freeAreas(cycle, next, plans).length })}</p>
            </>
          )}
      </div>
    </Dialog>
  )
}

/** An area has one plan in a period, besides archived ones. */
function freeAreas(cycle: ChosenPeriod['cycle'], period: ChosenPeriod['period'], plans: LiveTable): ChosenPeriod['cycle']['areas'] {
  const taken = new Set([...plans.values()].filter(({ summary }) => isOfPeriod(summary, period) && !summary.archived).map(({ summary }) => summary.area))
  return cycle.areas.filter(({ id }) => !taken.has(id))
}
