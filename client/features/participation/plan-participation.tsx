// The same grid for one plan, on its own page: over the live document, with the page's own undo.
import { useDeferredValue, useMemo } from 'react'
import { summaryOf } from '../../../shared/projection/plan-summary.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { PartOfAction, usePlan, usePlanReading, usePlanTitle } from '../plan/index.ts'
import { ParticipationBoard } from './participation-board.tsx'
import { useMessage } from './use-message.ts'
import type { DoInPlan } from './use-own-steps.ts'

export function PlanParticipation() {
  const t = useMessage()
  const { id, plan, replica, cycle, goalsOfCycle, party, asWriter, seen } = usePlan()
  const { isReadOnly } = usePagePerson()
  const title = usePlanTitle()
  const plain = useDeferredValue(usePlanReading(whole => whole))
  const plans = useMemo(() => [summaryOf(plain, { plan: id, goalsOfCycle })], [plain, id, goalsOfCycle])
  const mayWrite = !isReadOnly && asWriter.functions.some(held => held === 'drafter' || held === 'speaks')
  const act: DoInPlan = (_plan, does) => Promise.resolve(does({ plan, plain: replica.reading.current(), seen: seen() }) ? { outcome: 'saved' } : { outcome: 'gone' })
  return (
    <ParticipationBoard
      caption={t('participation.caption-plan')}
      plans={plans}
      cycle={cycle}
      own={party}
      writer={mayWrite ? asWriter : null}
      nameOf={() => title}
      act={act}
      hasUndo
      renderPart={(_plan, action, of) => <PartOfAction key={`${action} ${of}`} id={action} party={of} />}
    />
  )
}
