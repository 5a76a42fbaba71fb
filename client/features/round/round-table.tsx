// The delegations of a round as a table. Arrows go from one to the next, Enter opens the one that is reached.
import { useRef, type KeyboardEvent } from 'react'
import type { AnswerView, RoundView } from '../../../shared/api/rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { Chip } from '../../design/chip.tsx'
import { classNames } from '../../design/class-names.ts'
import { PartyCode } from '../../design/party-code.tsx'
import { formatMoment } from '../../messages/formats.ts'
import { usePlanMessage as useMessage, type PlanTranslate } from '../../messages/use-message.tsx'
import { useKeysWithin } from '../../shell/commands.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlaceName } from '../plan/index.ts'
import { AnswerChip } from '../../rounds/index.ts'
import { entriesOf, isLifted, standing, type RoundRow } from './round-rows.ts'
import styles from './round.module.css'

type TableProps = { readonly rows: readonly RoundRow[]; readonly round: RoundView; readonly chosen: PartyId | null; readonly onChoose: (party: PartyId) => void }

/** How many changed places a row names; the panel names them all. */
const named = 2

export function RoundTable({ rows, round, chosen, onChoose }: TableProps) {
  const t = useMessage()
  const nameOf = usePlaceName()
  const body = useRef<HTMLTableSectionElement>(null)
  const stop = rows.find(({ party }) => party === chosen)?.party ?? rows[0]?.party
  const goBy = (step: (index: number, count: number) => number) => (event: KeyboardEvent): void => {
    const buttons = [...(body.current?.querySelectorAll<HTMLButtonElement>('th button') ?? [])]
    const index = buttons.findIndex(button => button === document.activeElement)
    if (index === -1) return
    event.preventDefault()
    buttons[step(index, buttons.length)]?.focus()
  }
  const onKeyDown = useKeysWithin([
    { id: 'round down', label: t('round.key-down'), place: 'page', keys: [['ArrowDown']], run: goBy((index, count) => Math.min(index + 1, count - 1)) },
    { id: 'round up', label: t('round.key-up'), place: 'page', keys: [['ArrowUp']], run: goBy(index => Math.max(index - 1, 0)) },
    { id: 'round first', label: t('round.key-first'), place: 'page', keys: [['Home']], run: goBy(() => 0) },
    { id: 'round last', label: t('round.key-last'), place: 'page', keys: [['End']], run: goBy((_index, count) => count - 1) },
  ])
  const changedText = ({ changed, answer }: RoundRow): string | null => {
    const entries = entriesOf(changed)
    if (answer === null || entries.length === 0) return null
    if (entries.length > named) return t('round.changed-count', { count: entries.length })
    return t('round.changed-since', { places: entries.map(nameOf).join(', ') })
  }
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption>{t('round.table', { number: round.number })}</caption>
        <thead><tr>{(['delegation', 'answer', 'given', 'on', 'remarks'] as const).map(column => <th key={column} scope="col">{t(`round.column-${column}`)}</th>)}</tr></thead>
        <tbody ref={body}>
          {rows.map(row => {
            const { party, answer, reserves } = row
            const { name } = partyLabel(party)
            const changed = changedText(row)
            const stands = standing(reserves)
            return (
              // The button in it does the same for the keyboard.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
              <tr key={party} className={classNames(party === chosen && styles.chosen)} onClick={() => onChoose(party)}>
                <th scope="row">
                  <button type="button" data-on-paper className={styles.opener} tabIndex={party === stop ? 0 : -1} aria-expanded={party === chosen} onKeyDown={onKeyDown} onClick={() => onChoose(party)}>
                    <span aria-hidden><PartyCode {...partyLabel(party)} /></span> {name}
                  </button>
                </th>
                <td data-label={t('round.column-answer')}><AnswerChip answer={answer?.answer ?? null} isLifted={isLifted(row)} isOver={round.closedAt !== null} /></td>
                <td data-label={t('round.column-given')}>{answer !== null && <>{formatMoment(new Date(answer.at))} <Capacity answer={answer} /></>}</td>
                <td data-label={t('round.column-on')}>{answer !== null && <>{answer.label} {changed !== null && <small className={styles.moved}>{changed}</small>}</>}</td>
                <td data-label={t('round.column-remarks')}>
                  {answer?.remarks != null && <span className={styles.remarks}>{answer.remarks}</span>}
                  {stands.length > 0 && <small>{t('round.reserves-on', { places: stands.map(({ place }) => nameOf(place)).join(', ') })}</small>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** In which way an answer was given, where it is not plainly by its delegation in time. */
export function Capacity({ answer }: { readonly answer: AnswerView }) {
  const t = useMessage()
  return (
    <>
      <small>{howText(t, answer)}</small>
      {answer.isLate && <> <Chip tone="warn">{t('round.late')}</Chip></>}
    </>
  )
}

export function howText(t: PlanTranslate, { how, by }: AnswerView): string {
  switch (how) {
    case 'given':
      return t('round.how-given')
    case 'in-writing':
      return t('round.how-in-writing', { delegation: by === null ? '' : partyLabel(by.party).name })
    case 'silence':
      return t('round.how-silence')
  }
}
