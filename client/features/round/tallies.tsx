// How many delegations stand where; each number shows those it counts, and pressed again all.
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import styles from './round.module.css'
import { tallies, type Tally } from './round-rows.ts'

type TalliesProps = { readonly counts: ReadonlyMap<Tally, number>; readonly isOver: boolean; readonly chosen: Tally | null; readonly onChoose: (tally: Tally | null) => void }

export function Tallies({ counts, isOver, chosen, onChoose }: TalliesProps) {
  const t = useMessage()
  return (
    <ul className={styles.tallies} aria-label={t('round.tallies')}>
      {tallies.map(tally => (
        <li key={tally}>
          <button type="button" data-on-paper className={styles.tally} aria-pressed={tally === chosen} onClick={() => onChoose(tally === chosen ? null : tally)}>
            <strong>{counts.get(tally) ?? 0}</strong>
            <span>{t(tally === 'not-yet' && isOver ? 'round.did-not' : `round.tally-${tally}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
