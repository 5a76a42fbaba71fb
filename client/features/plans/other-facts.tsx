// Marking, references, circle and archive of a plan.
import { useMemo, useState } from 'react'
import { PartyId, PlanId } from '../../../shared/ids.ts'
import { sentences } from '../../../shared/messages/index.ts'
import { isInBaseCircle, mayBeAddedToCircle } from '../../../shared/parties/circle.ts'
import { Marking, isMarkingInScope, markingLabels, markings } from '../../../shared/vocabularies/vocabularies.ts'
import { ComboBox } from '../../design/combo-box.tsx'
import { MultiComboBox } from '../../design/multi-combo-box.tsx'
import { Select } from '../../design/select.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useLivePlans } from '../../live/index.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { useCycles } from '../../shell/cycles.tsx'
import { FactSection } from './fact-section.tsx'
import { partyChoice } from '../../shell/party-choice.tsx'
import { plansApi } from '../../plans-api.ts'
import type { FactProps } from './role-facts.tsx'

const markingOptions = markings.map(marking => {
  const option = { id: marking, label: markingLabels[marking] }
  return isMarkingInScope(marking) ? option : { ...option, disabledReason: sentences['marking/out-of-scope'] }
})

export function MarkingFact({ plan, record }: FactProps) {
  const t = useMessage()
  const [marking, setMarking] = useState<Marking>(record.marking ?? 'limite')
  return (
    <FactSection title={t('plans.marking')} saveLabel={t('plans.set-marking')} fact={{ recorded: record.marking ?? null, chosen: marking }} onSave={() => plansApi.setMarking(plan, { marking })}>
      {errorAt => <Select label={t('plans.marking')} isLabelHidden options={markingOptions} value={marking} onChange={id => setMarking(Marking.parse(id))} error={errorAt('marking')} />}
    </FactSection>
  )
}

export function ReferencesFact({ plan, record }: FactProps) {
  const t = useMessage()
  const [councilDocument, setCouncilDocument] = useState(record.councilDocument ?? '')
  const [predecessor, setPredecessor] = useState<string | null>(record.predecessor ?? null)
  const options = usePlanOptions(plan)
  const chosen = {
    councilDocument: councilDocument.trim() === '' ? null : councilDocument.trim(),
    predecessor: predecessor === null ? null : PlanId.parse(predecessor),
  }
  const recorded = { councilDocument: record.councilDocument ?? null, predecessor: record.predecessor ?? null }
  return (
    <FactSection title={t('plans.references')} saveLabel={t('plans.set-references')} fact={{ recorded, chosen }} onSave={() => plansApi.setReferences(plan, chosen)}>
      {errorAt => (
        <>
          <TextField label={t('plans.council-document')} value={councilDocument} onChange={setCouncilDocument} maxLength={60} error={errorAt('councilDocument')} />
          <ComboBox label={t('plans.predecessor')} options={options} value={predecessor} onChange={setPredecessor} isClearable error={errorAt('predecessor')} />
        </>
      )}
    </FactSection>
  )
}

/** Every other plan that the reader may know of, by title and period. */
function usePlanOptions(except: PlanId) {
  const cycles = useCycles() ?? []
  const { plans } = useLivePlans()
  return [...plans.values()].filter(({ summary }) => summary.plan !== except).map(({ summary }) => {
    const area = cycles.flatMap(cycle => cycle.areas).find(({ id }) => id === summary.area)
    const period = cycles.flatMap(cycle => cycle.periods).find(({ start }) => start === summary.period?.start)
    return { id: summary.plan, label: `${area?.title ?? summary.plan} ${period?.label ?? ''}`.trim(), searchText: area?.code ?? '' }
  })
}

export function CircleFact({ plan, record }: FactProps) {
  const t = useMessage()
  const [added, setAdded] = useState<readonly string[]>(record.addedToCircle ?? [])
  const addable = useMemo(() => partyChoice(party => {
    if (isInBaseCircle(party)) return t('plans.circle-always')
    return mayBeAddedToCircle(party) ? null : sentences['circle/may-not-be-added']
  }), [t])
  return (
    <FactSection
      title={t('plans.circle')}
      note={t('plans.circle-note')}
      saveLabel={t('plans.set-circle')}
      fact={{ recorded: (record.addedToCircle ?? []).toSorted(), chosen: added.toSorted() }}
      onSave={() => plansApi.setCircle(plan, { added: added.map(id => PartyId.parse(id)) })}
    >
      {errorAt => (
        <MultiComboBox
          label={t('plans.circle')}
          isLabelHidden
          options={addable}
          value={added}
          onAdd={id => setAdded(before => [...before, id])}
          onRemove={id => setAdded(before => before.filter(other => other !== id))}
          error={errorAt('added')}
        />
      )}
    </FactSection>
  )
}

export function ArchiveFact({ plan, isArchived }: { readonly plan: PlanId; readonly isArchived: boolean }) {
  const t = useMessage()
  return (
    <FactSection
      title={t('plans.archive-title')}
      note={t('plans.archive-note')}
      saveLabel={t(isArchived ? 'plans.bring-back' : 'plans.archive')}
      onSave={() => plansApi.archive(plan, { archived: !isArchived })}
    />
  )
}
