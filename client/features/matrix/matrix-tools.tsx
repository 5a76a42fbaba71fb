// What one can do with the matrix as a whole, above it: narrow it, light up one's own delegation, turn it, choose what cells
// show, put the period before beside it, list the overlaps.
import { ArrowLeftRight, ListFilter, RotateCw, Users } from 'lucide-react'
import type { Ref } from 'react'
import type { PartyId } from '../../../shared/ids.ts'
import type { MatrixFilter } from '../../../shared/projection/matrix-filter.ts'
import type { Matrix } from '../../../shared/projection/matrix.ts'
import { Button } from '../../design/button.tsx'
import { Mark } from '../../design/mark.tsx'
import { SegmentedControl } from '../../design/segmented-control.tsx'
import { Toggle } from '../../design/toggle.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { toneByState } from './cell-content.tsx'
import { densities, type Density, type Way } from './matrix-choices.ts'
import styles from './matrix.module.css'
import { useMessage } from './use-message.ts'

/** Where the keyboard goes back to from the list. */
export const overlapsButtonId = 'matrix-overlaps'

interface MatrixToolsProps {
  readonly matrix: Matrix
  readonly onFilter: (filter: MatrixFilter) => void
  readonly filterButton: Ref<HTMLButtonElement>
  readonly onOpenFilter: () => void
  readonly party: PartyId | null
  readonly isLit: boolean
  readonly onLight: () => void
  readonly density: Density
  readonly onDensity: (density: Density) => void
  readonly way: Way
  readonly onWay: (way: Way) => void
  /** Null where there is no period before. */
  readonly periodBefore: string | null
  readonly isComparing: boolean
  readonly onCompare: (isComparing: boolean) => void
  readonly overlapCount: number
  readonly isListingOverlaps: boolean
  readonly onOverlaps: (isListing: boolean) => void
}

export function MatrixTools({ matrix: { filter, total }, onFilter, filterButton, onOpenFilter, party, isLit, onLight, density, onDensity, way, onWay, periodBefore, isComparing, onCompare, overlapCount, isListingOverlaps, onOverlaps }: MatrixToolsProps) {
  const t = useMessage()
  const onlyToFix = filter.states.length === 1 && filter.states[0] === 'to-fix'
  return (
    <>
      <Button ref={filterButton} icon={<ListFilter aria-hidden />} onPress={onOpenFilter}>{t('matrix.filter')}</Button>
      <Toggle isOn={onlyToFix} icon={<Mark size="small" tone="bad" />} onChange={isOn => onFilter({ ...filter, states: isOn ? ['to-fix'] : [] })}>{t('matrix.tool-to-fix', { count: total.toFix })}</Toggle>
      {party !== null && <Toggle isOn={isLit} shortcut="m" icon={<Users aria-hidden />} onChange={onLight}>{t('matrix.tool-mine', { delegation: partyLabel(party).code })}</Toggle>}
      <SegmentedControl
        label={t('matrix.density')}
        segments={densities.map(id => ({ id, label: t(`matrix.density-${id}`) }))}
        value={density}
        onChange={id => onDensity(densities.find(known => known === id) ?? 'titles')}
      />
      <Toggle isOn={way === 'goals-down'} icon={<RotateCw aria-hidden />} onChange={isOn => onWay(isOn ? 'goals-down' : 'plans-down')}>{t('matrix.turn')}</Toggle>
      {periodBefore !== null && <Toggle isOn={isComparing} icon={<ArrowLeftRight aria-hidden />} onChange={onCompare}>{t('matrix.compare', { period: periodBefore })}</Toggle>}
      <Toggle id={overlapsButtonId} isOn={isListingOverlaps} icon={<Mark size="small" tone="warn" />} onChange={onOverlaps}>{t('matrix.tool-overlaps', { count: overlapCount })}</Toggle>
    </>
  )
}

export function Legend() {
  const t = useMessage()
  return (
    <ul className={styles.legend} aria-label={t('matrix.legend')}>
      {(['complete', 'drafting', 'to-fix', 'proposed'] as const).map(state => <li key={state}><Mark size="small" tone={toneByState[state]} />{t(`matrix.state.${state}`)}</li>)}
      <li><Mark size="small" tone="warn" />{t('matrix.booked-twice')}</li>
      <li><span aria-hidden>↳</span>{t('matrix.also-serves')}</li>
      <li><span aria-hidden className={styles.gapSign} />{t('matrix.gap')}</li>
    </ul>
  )
}
