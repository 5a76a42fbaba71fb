// Makes the plan of an area that has none in this period, empty or going on from an earlier one. Where every area has one, it says
// so, and which period has room.
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { goesOn } from '../../../shared/vocabularies/vocabularies.ts'
import { AreaId, PlanId } from '../../../shared/ids.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { Select } from '../../design/select.tsx'
import { showToast } from '../../design/toasts.tsx'
import type { LiveTable } from '../../live/index.ts'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { usePlanMessage } from '../../messages/use-message.tsx'
import type { ChosenPeriod } from '../../shell/period.tsx'
import { isOfPeriod } from '../../shell/period.tsx'
import { filesApi } from '../../files-api.ts'
import { plansApi } from '../../plans-api.ts'
import { useCycles } from '../../shell/cycles.tsx'
import { planName } from '../../shell/plan-name.ts'
import styles from './plans.module.css'

interface NewPlanDialogProps {
  readonly chosen: ChosenPeriod
  readonly plans: LiveTable
  readonly onClose: () => void
}

/** A file that is wrong is told of in the words of plans. */
export function NewPlanDialog(props: NewPlanDialogProps) {
  return <PlanMessages><MakingDialog {...props} /></PlanMessages>
}

function MakingDialog({ chosen: { cycle, period, choose }, plans, onClose }: NewPlanDialogProps) {
  const t = usePlanMessage()
  const cycles = useCycles() ?? []
  const [area, setArea] = useState<string | null>(null)
  const [from, setFrom] = useState<string>(nothing)
  const [error, setError] = useState<string | null>(null)
  const [fileError, setFileError] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const free = freeAreas(cycle, period, plans)
  const next = free.length > 0 ? undefined : cycle.periods.find(other => freeAreas(cycle, other, plans).length > 0)
  const picker = useRef<HTMLInputElement>(null)
  /** A data file names its area itself; it comes into the period that is chosen here. */
  const importFile = async (file: File | undefined) => {
    if (file === undefined) return
    setPending(true)
    setFileError(null)
    const answer = await filesApi.importPlan(file, IsoDay.parse(period.start))
    setPending(false)
    if (answer.ok) {
      showToast({ text: t('plans.imported'), tone: 'ok' })
      onClose()
    } else setFileError([answer.error.message || t('plans.failed'), answer.error.field === undefined ? '' : t('plans.import-field', { field: answer.error.field })].filter(Boolean).join(' '))
  }
  const make = async () => {
    if (area === null) return
    setPending(true)
    const answer = await plansApi.create({ area: AreaId.parse(area), periodStart: IsoDay.parse(period.start), ...(from !== nothing && { from: PlanId.parse(from) }) })
    setPending(false)
    if (answer.ok) onClose()
    else setError(answer.error.message || t('plans.failed'))
  }
  const earlier = earlierThan(period, plans)
  const chooseArea = (id: string): void => {
    setArea(id)
    setError(null)
    setFrom(earlier.find(summary => summary.area === id)?.plan ?? nothing)
  }
  const beginnings = [
    { id: nothing, label: t('plans.from-nothing') },
    ...earlier.map(summary => ({ id: summary.plan, label: t('plans.from-plan', { plan: planName(cycles, summary.area, summary.period), count: openActionsOf(summary) }) })),
  ]
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
          ? (
            <>
              <Select label={t('plans.area')} options={free.map(({ id, title }) => ({ id, label: title }))} value={area} onChange={chooseArea} error={error} />
              {earlier.length > 0 && <Select label={t('plans.from')} description={from === nothing ? undefined : t('plans.from-what')} options={beginnings} value={from} onChange={setFrom} />}
            </>
          )
          : (
            <>
              <p>{t('plans.none-left', { period: period.label })}</p>
              <p>{next === undefined ? t('plans.none-open-anywhere') : t('plans.next-open', { period: next.label, count: freeAreas(cycle, next, plans).length })}</p>
            </>
          )}
        {free.length > 0 && <section className={styles.fromFile} aria-labelledby="plan-from-file">
          <h3 id="plan-from-file">{t('plans.from-file')}</h3>
          <p>{t('plans.from-file-why', { period: period.label })}</p>
          <input ref={picker} hidden type="file" accept=".json,application/json" onChange={event => { void importFile(event.target.files?.[0]); event.target.value = '' }} />
          <Button icon={<FileUp aria-hidden />} isPending={isPending} onPress={() => picker.current?.click()}>{t('plans.choose-file')}</Button>
          {fileError !== null && <p role="alert" className={styles.fileError}>{fileError}</p>}
        </section>}
      </div>
    </Dialog>
  )
}

/** No id of a plan: those are of letters and numbers. */
const nothing = '-'

/** What a plan can go on from, the latest first. */
const earlierThan = ({ start }: ChosenPeriod['period'], plans: LiveTable): readonly PlanSummary[] =>
  [...plans.values()].map(({ summary }) => summary)
    .filter(summary => summary.period !== null && summary.period.start < start)
    .toSorted((one, other) => (other.period?.start ?? '').localeCompare(one.period?.start ?? '') || one.plan.localeCompare(other.plan))

const openActionsOf = ({ actions }: PlanSummary): number => Object.values(actions).filter(action => action.state !== 'proposed' && goesOn(action)).length

/** An area has one plan in a period, besides archived ones. */
function freeAreas(cycle: ChosenPeriod['cycle'], period: ChosenPeriod['period'], plans: LiveTable): ChosenPeriod['cycle']['areas'] {
  const taken = new Set([...plans.values()].filter(({ summary }) => isOfPeriod(summary, period) && !summary.archived).map(({ summary }) => summary.area))
  return cycle.areas.filter(({ id }) => !taken.has(id))
}
