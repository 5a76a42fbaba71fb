// The delegations of a round as a table. Arrows go from one to the next, Enter opens the one that is reached.
import { useRef, useState, type KeyboardEvent } from 'react'
import type { AnswerView, RoundsAnswer, RoundView } from '../../../shared/api/rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { Chip } from '../../design/chip.tsx'
import { classNames } from '../../design/class-names.ts'
import { PartyCode } from '../../design/party-code.tsx'
import { formatMoment } from '../../messages/formats.ts'
import { usePlanMessage as useMessage, type PlanTranslate } from '../../messages/use-message.tsx'
import { useKeysWithin } from '../../shell/commands.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlaceName } from '../plan/index.ts'
import { AnswerChip } from '../../rounds/index.ts'
import { OnPaperReserves } from './on-paper-reserves.tsx'
import { Reminded, RemindOne } from './remind.tsx'
import { entriesOf, isLifted, standing, type RoundRow } from './round-rows.ts'
import styles from './round.module.css'

type TableProps = {
  readonly rows: readonly RoundRow[]
  readonly round: RoundView
  readonly known: RoundsAnswer
  /** Where delegations have open proposals. */
  readonly open: ReadonlyMap<PartyId, readonly Path[]>
  readonly mayRemind: boolean
  readonly chosen: PartyId | null
  readonly onChoose: (party: PartyId) => void
}

/** How many places a row names; the panel names them all. */
const named = 2

export function RoundTable({ rows, round, known: { reminders }, open, mayRemind, chosen, onChoose }: TableProps) {
  const t = useMessage()
  const nameOf = usePlaceName()
  const body = useRef<HTMLTableSectionElement>(null)
  const [reached, setReached] = useState<PartyId | null>(null)
  // The one that was reached last, else the one that is chosen: one stop for the Tab key, and one for its reminder.
  const stop = (rows.find(({ party }) => party === reached) ?? rows.find(({ party }) => party === chosen) ?? rows[0])?.party
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
  /** After a reminder the next one that can be sent has the focus, else the delegation itself. */
  const goOnFrom = (party: PartyId): void => void requestAnimationFrame(() => requestAnimationFrame(() => {
    const all = [...(body.current?.querySelectorAll<HTMLTableRowElement>('tr') ?? [])]
    const at = all.findIndex(row => row.dataset['party'] === party)
    const next = [...all.slice(at + 1), ...all.slice(0, at)].map(row => row.querySelector<HTMLElement>('[data-remind]')).find(button => button !== null)
    ;(next ?? all[at]?.querySelector<HTMLElement>('th button'))?.focus()
  }))
  const proposalsText = (party: PartyId): string | null => {
    const places = open.get(party) ?? []
    if (places.length === 0) return null
    const entries = entriesOf(places)
    return entries.length > named ? t('round.proposals-count', { count: places.length }) : t('round.proposals-on', { count: places.length, places: entries.map(nameOf).join(', ') })
  }
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
            const proposes = proposalsText(party)
            const stands = standing(reserves)
            const saysNothing = answer?.remarks == null && reserves.length === 0 && proposes === null && !mayRemind
            return (
              // The button in it does the same for the keyboard.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
              <tr key={party} data-party={party} className={classNames(party === chosen && styles.chosen)} onFocus={() => setReached(party)} onClick={() => onChoose(party)}>
                <th scope="row">
                  <button type="button" data-on-paper className={styles.opener} tabIndex={party === stop ? 0 : -1} aria-expanded={party === chosen} onKeyDown={onKeyDown} onClick={() => onChoose(party)}>
                    <span aria-hidden><PartyCode {...partyLabel(party)} /></span> {name}
                  </button>
                </th>
                <td data-label={t('round.column-answer')}><AnswerChip answer={answer?.answer ?? null} isLifted={isLifted(row)} isOver={round.closedAt !== null} /></td>
                <td data-label={t('round.column-given')}>{answer === null ? <Reminded of={party} round={round.number} reminders={reminders} /> : <><span className={styles.moment}>{formatMoment(new Date(answer.at))}</span> <Capacity answer={answer} /></>}</td>
                <td data-label={t('round.column-on')}>{answer !== null && <>{answer.label} {changed !== null && <small className={styles.moved}>{changed}</small>}</>}</td>
                <td data-label={t('round.remarks')} className={classNames(saysNothing && styles.nothing)}>
                  <div className={styles.said}>
                    {answer?.remarks != null && <span className={styles.remarks}>{answer.remarks}</span>}
                    {stands.length > 0 && <small className={styles.onScreen}>{t('round.reserves-on', { places: stands.map(({ place }) => nameOf(place)).join(', ') })}</small>}
                    <OnPaperReserves reserves={reserves} />
                    {proposes !== null && <small>{proposes}</small>}
                    {mayRemind && answer === null && <RemindOne of={party} round={round.number} reminders={reminders} isReached={party === stop} onReminded={() => goOnFrom(party)} />}
                  </div>
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
