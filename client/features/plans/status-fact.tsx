// The status of a plan: until rounds decide it, the support team records each step. One that closes writing is announced
// to whoever is in the plan, who are shown here, and taken when its time has come.
import { useState } from 'react'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { PlanStatus, planStatuses, planStatusLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { Checkbox } from '../../design/checkbox.tsx'
import { NumberField } from '../../design/number-field.tsx'
import { Select } from '../../design/select.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useLivePlans } from '../../live/index.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { plansApi } from '../../plans-api.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { FactSection } from './fact-section.tsx'
import type { FactProps } from './role-facts.tsx'

const usualMinutes = 10

export function StatusFact({ plan, record, summary }: FactProps & { readonly summary: PlanSummary }) {
  const t = useMessage()
  const [status, setStatus] = useState<PlanStatus>(record.nextStep?.status ?? record.status ?? 'drafting')
  const [isAtOnce, setAtOnce] = useState(false)
  const [minutes, setMinutes] = useState<number | null>(usualMinutes)
  const [reason, setReason] = useState('')
  const people = useLivePlans().plans.get(summary.plan)?.people ?? []
  // Somebody with two windows is one.
  const here = [...new Set(people.map(person => `${person.name} (${partyLabel(person.party).code})`))]
  const chosen = { status, inMinutes: isAtOnce ? 0 : (minutes ?? usualMinutes), ...(isAtOnce && reason.trim() !== '' ? { reason: reason.trim() } : {}) }
  return (
    <FactSection title={t('plans.status')} note={t('plans.status-note')} saveLabel={t('plans.set-status')} fact={{ recorded: { status: record.nextStep?.status ?? record.status ?? null, isNow: false }, chosen: { status, isNow: isAtOnce && status !== record.status } }} onSave={() => plansApi.setStatus(plan, chosen)}>
      {errorAt => (
        <>
          {record.nextStep !== undefined && <p>{t('plans.status-announced', { status: planStatusLabels[record.nextStep.status] })}</p>}
          <Select label={t('plans.status')} isLabelHidden options={planStatuses.map(id => ({ id, label: planStatusLabels[id] }))} value={status} onChange={id => setStatus(PlanStatus.parse(id))} error={errorAt('status')} />
          <p>{t('plans.status-here', { count: here.length, names: here.join(', ') })}</p>
          {isAtOnce
            ? <TextField label={t('plans.status-reason')} value={reason} maxLength={200} onChange={setReason} error={errorAt('reason')} />
            : <NumberField label={t('plans.status-minutes')} value={minutes} min={1} max={1440} onChange={setMinutes} error={errorAt('inMinutes')} />}
          <Checkbox isSelected={isAtOnce} onChange={setAtOnce}>{t('plans.status-at-once')}</Checkbox>
        </>
      )}
    </FactSection>
  )
}
