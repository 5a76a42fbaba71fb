// What the matrix can be narrowed to, in one panel beside its button. Each choice counts at once.
import type { ReactNode, RefObject } from 'react'
import { PartyId } from '../../../shared/ids.ts'
import { matrixRoles, matrixStates } from '../../../shared/projection/matrix-filter.ts'
import type { MatrixFilter } from '../../../shared/projection/matrix-filter.ts'
import { actionStatusLabels, actionStatuses, leverLevelLabels, leverLevels, leverNatureLabels, leverNatures, leverStanceLabels, leverStances } from '../../../shared/vocabularies/actions.ts'
import { Checkbox, Switch } from '../../design/checkbox.tsx'
import { ComboBox } from '../../design/combo-box.tsx'
import { OpenPopover } from '../../design/open-popover.tsx'
import { Select } from '../../design/select.tsx'
import { partyChoice } from '../../shell/party-choice.tsx'
import styles from './filter.module.css'
import { useToolMessage as useMessage } from './use-message.ts'

interface FilterPanelProps {
  readonly triggerRef: RefObject<HTMLElement | null>
  readonly filter: MatrixFilter
  readonly onChange: (filter: MatrixFilter) => void
  readonly onClose: () => void
}

export function FilterPanel({ triggerRef, filter, onChange, onClose }: FilterPanelProps) {
  const t = useMessage()
  const change = (part: Partial<MatrixFilter>): void => onChange({ ...filter, ...part })
  return (
    <OpenPopover triggerRef={triggerRef} label={t('matrix.filter')} placement="bottom start" onClose={onClose}>
      <div className={styles.fields}>
        <ComboBox label={t('matrix.filter-delegation')} options={partyChoice(() => null)} value={filter.delegation} isClearable onChange={id => change({ delegation: id === null ? null : PartyId.parse(id) })} />
        <Select
          label={t('matrix.filter-role')}
          options={matrixRoles.map(id => ({ id, label: t(`matrix.role-${id}`) }))}
          value={filter.role}
          isDisabled={filter.delegation === null}
          onChange={id => change({ role: matrixRoles.find(role => role === id) ?? 'any' })}
        />
        <Several legend={t('matrix.filter-state')} words={matrixStates} chosen={filter.states} labelOf={state => t(`matrix.state-choice.${state}`)} onChange={states => change({ states })} />
        <Several legend={t('matrix.filter-delivery')} words={actionStatuses} chosen={filter.delivery} labelOf={status => actionStatusLabels[status]} onChange={delivery => change({ delivery })} />
        <fieldset className={styles.group}>
          <legend>{t('matrix.filter-lever')}</legend>
          <Select label={t('matrix.filter-nature')} isClearable options={leverNatures.map(id => ({ id, label: leverNatureLabels[id] }))} value={filter.nature} onChange={id => change({ nature: leverNatures.find(word => word === id) ?? null })} />
          <Select label={t('matrix.filter-stance')} isClearable options={leverStances.map(id => ({ id, label: leverStanceLabels[id] }))} value={filter.stance} onChange={id => change({ stance: leverStances.find(word => word === id) ?? null })} />
          <Select label={t('matrix.filter-level')} isClearable options={leverLevels.map(id => ({ id, label: leverLevelLabels[id] }))} value={filter.level} onChange={id => change({ level: leverLevels.find(word => word === id) ?? null })} />
        </fieldset>
        <Switch isSelected={filter.withJointActionDays} onChange={withJointActionDays => change({ withJointActionDays })}>{t('matrix.filter-days')}</Switch>
      </div>
    </OpenPopover>
  )
}

interface SeveralProps<Word extends string> {
  readonly legend: string
  readonly words: readonly Word[]
  readonly chosen: readonly Word[]
  readonly labelOf: (word: Word) => ReactNode
  readonly onChange: (chosen: readonly Word[]) => void
}

function Several<Word extends string>({ legend, words, chosen, labelOf, onChange }: SeveralProps<Word>) {
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {words.map(word => (
        <Checkbox key={word} isSelected={chosen.includes(word)} onChange={isIn => onChange(words.filter(known => (known === word ? isIn : chosen.includes(known))))}>{labelOf(word)}</Checkbox>
      ))}
    </fieldset>
  )
}
