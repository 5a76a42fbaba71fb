// The words of reserves, with what became of them, in a printed row: on the screen the panel says them.
import type { ReserveView } from '../../../shared/api/rounds.ts'
import { formatMoment } from '../../messages/formats.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { usePlaceName } from '../plan/index.ts'
import styles from './round.module.css'

export function OnPaperReserves({ reserves }: { readonly reserves: readonly ReserveView[] }) {
  const t = useMessage()
  const nameOf = usePlaceName()
  return (
    <>
      {reserves.map(({ id, kind, place, words, lifted }) => (
        <p key={id} aria-hidden className={styles.onPaper}>
          {t('round.reserve-on-paper', { kind: t(`round.answer-${kind}`), place: nameOf(place), words })}
          {lifted !== null && <> ({t('round.lifted-on', { moment: formatMoment(new Date(lifted.at)) })})</>}
        </p>
      ))}
    </>
  )
}
