// Before a round is left: how many of those who were asked have not answered, whether they still have time, and what their silence means.
import { brusselsText } from '../../../../shared/workflow/brussels-time.ts'
import { stillAsked, unansweredIn } from '../../../../shared/workflow/positions.ts'
import { Mark } from '../../../design/mark.tsx'
import { useIsPast, useRounds } from '../../../rounds/index.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import styles from './steps.module.css'

export function NotAnswered() {
  const { known } = useRounds()
  const { facts } = usePlan()
  const [round] = known?.rounds ?? []
  return known === null || round === undefined || round.closedAt !== null ? null : <Said round={round} count={unansweredIn({ ...round, asked: stillAsked(round.asked, facts) }, known).length} />
}

type SaidProps = { readonly round: { readonly deadline: string; readonly silence: 'no-answer' | 'no-objection' }; readonly count: number }

function Said({ round: { deadline, silence }, count }: SaidProps) {
  const t = useMessage()
  const isOver = useIsPast(deadline)
  if (count === 0) return <p className={styles.clear}><Mark size="small" tone="ok" />{t('steps.all-answered')}</p>
  return (
    <p className={styles.clear}>
      <Mark size="small" tone="warn" />
      {t(isOver ? 'steps.not-answered' : 'steps.not-answered-yet', { count, moment: brusselsText(new Date(deadline)) })}
      {silence === 'no-objection' && <>{' '}{t(isOver ? 'steps.silence-counts' : 'steps.silence-not-yet')}</>}
    </p>
  )
}
