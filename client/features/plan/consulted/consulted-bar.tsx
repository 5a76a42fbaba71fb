// What the page shows while a round is open and the plan is no longer what delegations were asked about; and the choice between the two.
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
  if (consulted === null) return coming === null ? null : <Banner tone="neutral" isAnnounced><span className={isCards ? styles.coming : undefined}>{t('consulted.bar-coming', { label: coming })}</span></Banner>
  const { label, changed, isConsultedShown, show } = consulted
  const standing = [...changed.keys()].filter(isConsultedShown).length
  const count = changed.size
  if (!isCards) return <Banner tone="neutral">{t('consulted.not-in-view', { label, count })}</Banner>
  return (
    <Banner
      tone="neutral"
      action={(
        <SegmentedControl
          label={t('consulted.choose')}
          value={standing === 0 ? 'today' : standing === count ? 'consulted' : ''}
          onChange={id => show(id === 'today' ? 'today' : 'consulted')}
          segments={[{ id: 'consulted', label: t('consulted.as-consulted') }, { id: 'today', label: t('consulted.as-today') }]}
        />
      )}
    >
      <span className={styles.bar}>{t(standing === 0 ? 'consulted.bar-today' : standing === count ? 'consulted.bar-consulted' : 'consulted.bar-both', { label, count, standing })}</span>
    </Banner>
  )
}
