// What the page shows while a round is open and the plan is no longer what delegations were asked about; and the choice between the two.
import type { ReactNode } from 'react'
import { Banner } from '../../../design/banner.tsx'
import { SegmentedControl } from '../../../design/segmented-control.tsx'
import { useMessage } from '../use-message.ts'
import { useComingConsulted, useConsulted } from './consulted-context.tsx'
import styles from './consulted.module.css'

/** @param isCards whether the view that is shown can show the consulted version. */
export function ConsultedBar({ isCards }: { readonly isCards: boolean }) {
  const t = useMessage()
  const consulted = useConsulted()
  const coming = useComingConsulted()
  if (consulted === null) return coming === null ? null : <Bar choice={isCards && <Choice value="" />} isComing>{t('consulted.bar-coming', { label: coming })}</Bar>
  const { label, changed, isConsultedShown, show } = consulted
  const standing = [...changed.keys()].filter(isConsultedShown).length
  const count = changed.size
  if (!isCards) return <Bar choice={false}>{t('consulted.not-in-view', { label, count })}</Bar>
  return (
    <Bar choice={<Choice value={standing === 0 ? 'today' : standing === count ? 'consulted' : ''} onChoose={show} />}>
      <span className={styles.bar}>{t(standing === 0 ? 'consulted.bar-today' : standing === count ? 'consulted.bar-consulted' : 'consulted.bar-both', { label, count, standing })}</span>
    </Bar>
  )
}

/** @param isComing it says more in a moment, and is told then. */
const Bar = ({ choice, isComing = false, children }: { readonly choice: ReactNode; readonly isComing?: boolean; readonly children: ReactNode }) =>
  <Banner tone="neutral" isAnnounced={isComing} action={choice === false ? undefined : choice}>{children}</Banner>

/** Before there is anything to choose it stands there closed, so that the bar is as high as it will be. */
function Choice({ value, onChoose }: { readonly value: string; readonly onChoose?: (shown: 'consulted' | 'today') => void }) {
  const t = useMessage()
  return (
    <SegmentedControl
      label={t('consulted.choose')}
      value={value}
      isDisabled={onChoose === undefined}
      onChange={id => onChoose?.(id === 'today' ? 'today' : 'consulted')}
      segments={[{ id: 'consulted', label: t('consulted.as-consulted') }, { id: 'today', label: t('consulted.as-today') }]}
    />
  )
}
