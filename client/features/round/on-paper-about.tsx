// Above a printed round: which plan it is of, its period and its marking. On the screen the bar above says it.
import { markingLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { formatDay } from '../../messages/formats.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { usePlan, usePlanTitle } from '../plan/index.ts'
import styles from './round.module.css'

export function OnPaperAbout() {
  const t = useMessage()
  const { cycle, record: { marking, periodStart, periodEnd, sample } } = usePlan()
  return (
    <p aria-hidden className={styles.onPaper}>
      <strong>{usePlanTitle()}</strong> · {t('round.cycle', { cycle: cycle.label })}
      {periodStart !== undefined && periodEnd !== undefined && <> · {t('round.period', { from: formatDay(periodStart), to: formatDay(periodEnd) })}</>}
      {' · '}<strong>{markingLabels[marking ?? 'limite']}</strong>
      {sample === true && <> · {t('plan.sample')}</>}
    </p>
  )
}
