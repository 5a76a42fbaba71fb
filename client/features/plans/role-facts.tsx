// Driver and co-drivers as the Member States agreed on them, each with the decision and its day.
import { useState } from 'react'
import type { RecordPlain } from '../../../shared/documents/plan.ts'
import { PartyId, type PlanId } from '../../../shared/ids.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { ComboBox } from '../../design/combo-box.tsx'
import { MultiComboBox } from '../../design/multi-combo-box.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { DecisionFields, useDecision } from '../../shell/decision-fields.tsx'
import { today } from '../../shell/today.ts'
import { FactSection } from './fact-section.tsx'
import { choiceFor } from '../../shell/party-choice.tsx'
import { plansApi } from '../../plans-api.ts'

export interface FactProps {
  readonly plan: PlanId
  readonly record: RecordPlain
}

const drivers = choiceFor('driver')
const coDrivers = choiceFor('co-driver')
type Appointment = { readonly party: PartyId; readonly decision: string; readonly on: IsoDay }
/** Without whether it has accepted, which is not the support team's to record. */
const appointmentOf = ({ party, decision, on }: Appointment): Appointment => ({ party, decision, on })

export function DriverFact({ plan, record }: FactProps) {
  const t = useMessage()
  const [party, setParty] = useState<string | null>(record.driver?.party ?? null)
  const decision = useDecision(record.driver?.decision ?? 'provisional', record.driver?.on ?? today())
  const save = () => {
    // Without a driver there is no decision to name; the route wants one all the same.
    if (party === null) return plansApi.recordDriver(plan, { party: null, decision: 'provisional', on: IsoDay.parse(today()) })
    const missing = decision.missing()
    return missing ?? plansApi.recordDriver(plan, { party: PartyId.parse(party), ...decision.value() })
  }
  return (
    <FactSection
      title={t('plans.driver')}
      note={t('plans.driver-note')}
      saveLabel={t('plans.record-driver')}
      fact={{ recorded: record.driver === undefined ? null : appointmentOf(record.driver), chosen: party === null ? null : { party, decision: decision.text.trim(), on: decision.day } }}
      onSave={save}
    >
      {errorAt => (
        <>
          <ComboBox label={t('plans.driver')} isLabelHidden options={drivers} value={party} onChange={setParty} isClearable error={errorAt('party')} />
          {party !== null && <DecisionFields {...decision} errorAt={errorAt} />}
        </>
      )}
    </FactSection>
  )
}

export function CoDriversFact({ plan, record }: FactProps) {
  const t = useMessage()
  const [recorded, setRecorded] = useState(() => (record.coDrivers ?? []).map(coDriver => appointmentOf(coDriver)))
  const [named, setNamed] = useState<readonly string[]>(() => recorded.map(({ party }) => party))
  const decision = useDecision('provisional', today())
  const added = named.filter(id => !recorded.some(({ party }) => party === id))
  const save = async () => {
    const appointed = [...recorded.filter(({ party }) => named.includes(party)), ...added.map(id => ({ party: PartyId.parse(id), ...decision.value() }))]
    const answer = await plansApi.recordCoDrivers(plan, { coDrivers: appointed })
    if (answer.ok) setRecorded(appointed)
    return answer
  }
  const saveOrSay = () => {
    const missing = added.length === 0 ? null : decision.missing()
    return missing ?? save()
  }
  return (
    <FactSection
      title={t('plans.co-drivers')}
      note={t('plans.co-drivers-note')}
      saveLabel={t('plans.record-co-drivers')}
      fact={{ recorded: recorded.map(({ party }) => party).toSorted(), chosen: named.toSorted() }}
      onSave={saveOrSay}
    >
      {errorAt => (
        <>
          <MultiComboBox
            label={t('plans.co-drivers')}
            isLabelHidden
            options={coDrivers}
            value={named}
            onAdd={id => setNamed(before => [...before, id])}
            onRemove={id => setNamed(before => before.filter(other => other !== id))}
            error={errorAt('coDrivers', 'party')}
          />
          {added.length > 0 && <><p>{t('plans.new-co-drivers')}</p><DecisionFields {...decision} errorAt={errorAt} /></>}
        </>
      )}
    </FactSection>
  )
}
