// The one place that says why the page of a plan can only be read, or why what is written is not stored yet.
import { stateOf } from '../../../shared/workflow/steps.ts'
import { untilLabel } from '../../shell/moments.ts'
import { usePlan } from './plan-context.tsx'
import { ReplicaBanner } from './replica-banner.tsx'
import { useMessage } from './use-message.ts'
import { useNothingToWrite } from './use-nothing-to-write.ts'

export function PlanBanner() {
  const t = useMessage()
  const { replica, record, facts, party, asWriter } = usePlan()
  // While a round is open its own banner says why the texts stand still.
  const isRoundSaid = record.round !== undefined && record.round.closedAt === undefined && !facts.releasedTo.has(party)
  const found = useNothingToWrite()
  const nothing = isRoundSaid && found === 'mandate/status-closed' ? null : found
  const why = record.archived === true ? 'plan/archived' : nothing
  const release = why === 'plan.only-to-read' && facts.releasedTo.has(party) ? record.releases?.find(running => running.party === party) : undefined
  const isSubmitted = stateOf(facts) === 'submitted'
  const isRecorder = asWriter.functions.includes('support-team')
  // Who could make a change is told to whoever tries one.
  const sentence = release === undefined ? why !== null && t(isSubmitted && why === 'mandate/status-closed' ? 'plan.submitted' : why !== 'mandate/reader' ? why : isSubmitted && isRecorder ? 'plan.submitted-recorded-by' : 'plan.reader') : t('plan.released-to-read', { until: untilLabel(release.until), purpose: release.purpose })
  return <ReplicaBanner replica={replica} otherwise={sentence || null} />
}
