// What the matrix is narrowed to at the moment: each part as a chip that can be taken off, and all of them at once. How many
// actions are left is told whenever the filter changes, not when the plans do.
import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { noFilter } from '../../../shared/projection/matrix-filter.ts'
import type { MatrixFilter } from '../../../shared/projection/matrix-filter.ts'
import type { MatrixTotal } from '../../../shared/projection/matrix.ts'
import { actionStatusLabels, leverLevelLabels, leverNatureLabels, leverStanceLabels } from '../../../shared/vocabularies/actions.ts'
import { announce } from '../../design/announcer.ts'
import { Button, LightIconButton } from '../../design/button.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import styles from './filter.module.css'
import { useToolMessage as useMessage } from './use-message.ts'

interface FilterChipsProps {
  readonly filter: MatrixFilter
  readonly total: MatrixTotal
  readonly onChange: (filter: MatrixFilter) => void
  /** Everything was taken off: what was pressed is gone, and the focus goes on elsewhere. */
  readonly onCleared: () => void
}

export function FilterChips({ filter, total: { hits }, onChange, onCleared }: FilterChipsProps) {
  const t = useMessage()
  const parts = partsOf(filter, t)
  const words = t('matrix.hits', { count: hits })
  const told = useRef<MatrixFilter | null>(null)
  useEffect(() => {
    if (told.current === filter) return
    told.current = filter
    announce(words)
  }, [filter, words])
  const clear = (): void => {
    onChange(noFilter)
    announce(t('matrix.cleared'))
    onCleared()
  }
  return (
    <section className={styles.chips} aria-label={t('matrix.filter-chosen')}>
      <ul>{parts.map(({ id, label, without }) => <li key={id}><Chip label={label} onRemove={() => (parts.length === 1 ? clear() : onChange({ ...filter, ...without }))} /></li>)}</ul>
      <Button size="small" variant="quiet" onPress={clear}>{t('matrix.clear')}</Button>
      <span className={styles.hits}>{words}</span>
    </section>
  )
}

function Chip({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }): ReactNode {
  const t = useMessage()
  return <span className={styles.chip}>{label}<LightIconButton icon={<X aria-hidden />} label={t('design.remove', { name: label })} onClick={onRemove} /></span>
}

type Part = { readonly id: string; readonly label: string; readonly without: Partial<MatrixFilter> }

function partsOf({ delegation, role, states, delivery, nature, stance, level, withJointActionDays }: MatrixFilter, t: ReturnType<typeof useMessage>): readonly Part[] {
  return [
    ...(delegation === null ? [] : [{ id: 'for', label: role === 'any' ? partyLabel(delegation).name : t('matrix.chip-role', { delegation: partyLabel(delegation).name, role: t(`matrix.role-${role}`) }), without: { delegation: null, role: 'any' as const } }]),
    ...states.map(state => ({ id: `state ${state}`, label: t(`matrix.state-choice.${state}`), without: { states: states.filter(other => other !== state) } })),
    ...delivery.map(status => ({ id: `delivery ${status}`, label: actionStatusLabels[status], without: { delivery: delivery.filter(other => other !== status) } })),
    ...(nature === null ? [] : [{ id: 'nature', label: leverNatureLabels[nature], without: { nature: null } }]),
    ...(stance === null ? [] : [{ id: 'stance', label: leverStanceLabels[stance], without: { stance: null } }]),
    ...(level === null ? [] : [{ id: 'level', label: leverLevelLabels[level], without: { level: null } }]),
    ...(withJointActionDays ? [{ id: 'days', label: t('matrix.filter-days'), without: { withJointActionDays: false } }] : []),
  ]
}
