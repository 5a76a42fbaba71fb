// Which cycle the workspace is for, how long its plans run, and which of their periods the other steps are about.
import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { Select } from '../../design/select.tsx'
import { showToast } from '../../design/toasts.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { setUpApi } from '../../set-up-api.ts'
import { useCycles } from '../../shell/cycles.tsx'
import type { StepProps } from './step.ts'
import styles from './set-up.module.css'

const lengths = [1, 2, 4]

export function PeriodStep({ chosen: { cycle, period, choose }, soFar, onChanged }: StepProps) {
  const t = useMessage()
  const cycles = useCycles() ?? []
  const facts = soFar.cycles.find(({ id }) => id === cycle.id)
  const recorded = facts?.planPeriodYears ?? 1
  const [wanted, setWanted] = useState<number | null>(null)
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const years = wanted ?? recorded
  const isFixed = facts?.hasPlans === true || facts?.isClosed === true
  const set = async () => {
    setPending(true)
    setProblem(null)
    const answer = await setUpApi.setPeriod(cycle.id, years)
    if (answer.ok) {
      // A period that there is with every length: the first.
      choose(cycle.periods[0]?.start ?? period.start)
      await onChanged()
      setWanted(null)
      showToast({ tone: 'ok', text: t('set-up.years-set', { cycle: cycle.label, years }) })
    } else setProblem(answer.error.message || t('set-up.failed'))
    setPending(false)
  }
  return (
    <div className={styles.form}>
      <p>{t('set-up.period-lead')}</p>
      <Select
        label={t('set-up.cycle')}
        options={soFar.cycles.map(({ id, label, isClosed }) => (isClosed ? { id, label, disabledReason: t('set-up.cycle-over') } : { id, label }))}
        value={cycle.id}
        onChange={id => {
          const start = cycles.find(other => other.id === id)?.periods[0]?.start
          if (start === undefined) return
          setWanted(null)
          choose(start)
        }}
      />
      <div className={styles.row}>
        <Select
          label={t('set-up.years')}
          description={t(isFixed ? 'set-up.years-fixed' : 'set-up.years-note')}
          options={lengths.map(length => ({ id: String(length), label: t('set-up.years-of', { years: length }) }))}
          value={String(years)}
          onChange={id => setWanted(Number(id))}
          isDisabled={isFixed}
          error={problem}
        />
        {!isFixed && <Button isPending={isPending} disabledReason={years === recorded ? t('set-up.years-unchanged') : undefined} onPress={() => void set()}>{t('set-up.set-years')}</Button>}
      </div>
      <Select
        label={t('set-up.plan-period')}
        description={t('set-up.plan-period-note')}
        options={cycle.periods.map(({ start, label }) => ({ id: start, label }))}
        value={period.start}
        onChange={choose}
      />
    </div>
  )
}
