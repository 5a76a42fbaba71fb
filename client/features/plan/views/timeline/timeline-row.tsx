// One action on the timeline: its name, its bar over the plan's period, and its quarters of joint action days as marks.
import { memo, type KeyboardEvent } from 'react'
import { isQuartersOnly as holdsQuartersOnly } from '../../../../../shared/documents/plan.ts'
import { daysOfQuarter, quarterOf } from '../../../../../shared/schema/values.ts'
import { classNames } from '../../../../design/class-names.ts'
import { Mark } from '../../../../design/mark.tsx'
import { PartyCode } from '../../../../design/party-code.tsx'
import { VisuallyHidden } from '../../../../design/visually-hidden.tsx'
import { formatDays, formatQuarter } from '../../../../messages/formats.ts'
import { partyLabel } from '../../../../shell/party-label.ts'
import { fieldId, goToField, placeOf } from '../../places.ts'
import { usePlan } from '../../plan-context.tsx'
import { standingOf } from '../../state-sign.tsx'
import { useMessage } from '../../use-message.ts'
import type { OtherPerson } from '../../use-place.ts'
import type { ActionRow } from '../table/action-row.ts'
import { barOf, numberOf } from './geometry.ts'
import type { Dates, Span } from './geometry.ts'
import { useBar } from './use-bar.ts'
import styles from './timeline.module.css'

type RowProps = {
  readonly row: ActionRow
  readonly dates: Dates
  readonly span: Span
  readonly here: readonly OtherPerson[]
  readonly isActive: boolean
  /** The bar that the Tab key stops at. */
  readonly onActive: (id: ActionRow['id']) => void
  readonly onGoBy: (id: ActionRow['id'], by: -1 | 1) => void
}

const share = (fraction: number): string => `${(fraction * 100).toFixed(3)}%`

export const barId = (id: ActionRow['id']): string => `bar-${id}`

export const TimelineRow = memo(function TimelineRow({ row, dates, span, here, isActive, onActive, onGoBy }: RowProps) {
  const t = useMessage()
  const { may } = usePlan()
  const { id, action, summary } = row
  const title = summary.title || t('plan.untitled')
  const isQuartersOnly = holdsQuartersOnly(action.kind)
  const mayWrite = may({ writtenBy: 'action', action: { id, now: action } })
  const daysOf = ({ from, to }: Dates): string => {
    if (!isQuartersOnly) return formatDays(from, to)
    const [first, last] = [formatQuarter(quarterOf(from)), formatQuarter(quarterOf(to))]
    return first === last ? first : `${first} – ${last}`
  }
  const drag = useBar({ id, title, dates, span, isQuartersOnly, mayWrite, daysOf })
  const bar = barOf(drag.shown, span)
  const { tone, words } = standingOf(t, summary)
  const remarks = [
    words,
    ...(isQuartersOnly ? [t('timeline.bar-quarters')] : []),
    ...(bar.isReversed ? [t('timeline.bar-reversed')] : []),
    ...(bar.isOutside ? [t('timeline.bar-outside')] : [...(bar.isCutAtStart ? [t('timeline.bar-beyond-start')] : []), ...(bar.isCutAtEnd ? [t('timeline.bar-beyond-end')] : [])]),
  ]
  const text = `${daysOf(drag.shown)}, ${remarks.join(', ')}`
  const [edge] = here
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (drag.onKeyDown(event) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'Enter') goToField(['actions', id])
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') onGoBy(id, event.key === 'ArrowUp' ? -1 : 1)
    else return
    event.preventDefault()
  }
  return (
    <li className={styles.row}>
      <button type="button" data-on-paper className={styles.name} tabIndex={-1} title={title} onClick={() => goToField(['actions', id])}>
        <span className={styles.number}>{summary.number ?? (summary.proposedBy === null ? '–' : '+')}</span>
        <span className={styles.title}>{title}</span>
        {summary.leader !== null && <PartyCode {...partyLabel(summary.leader)} />}
        {here.map(other => <span key={other.person} className={styles.here} style={{ background: other.colour }} title={`${other.name} · ${partyLabel(other.party).name}`}>{partyLabel(other.party).code}</span>)}
      </button>
      <div className={styles.track} data-place={placeOf(['actions', id, 'from'])} data-why-inline>
        <div
          id={barId(id)}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a browser's own slider has one value and no ends to take hold of
          role="slider"
          tabIndex={isActive ? 0 : -1}
          aria-label={title}
          aria-orientation="horizontal"
          aria-valuemin={numberOf(span.start)}
          aria-valuemax={numberOf(span.end)}
          aria-valuenow={Math.min(numberOf(span.end), Math.max(numberOf(span.start), numberOf(drag.shown.from)))}
          aria-valuetext={text}
          aria-readonly={!mayWrite}
          data-name-tip={`${title}: ${text}`}
          className={classNames(
            styles.bar, styles[tone], isQuartersOnly && styles.quarters, bar.isReversed && styles.reversed, bar.isCutAtStart && styles.cutAtStart, bar.isCutAtEnd && styles.cutAtEnd,
            bar.isOutside && styles.outside, mayWrite && styles.movable, drag.isDragged && styles.dragged, edge !== undefined && styles.occupied,
          )}
          style={{ insetInlineStart: share(bar.start), inlineSize: share(bar.width), ...(edge === undefined ? {} : { '--edge': edge.colour }) }}
          onKeyDown={keys}
          onPointerDown={drag.onPointerDown}
          onDoubleClick={() => goToField(['actions', id])}
          onFocus={event => {
            onActive(id)
            // A finding leads to one of the two dates; both are written from the bar.
            if (event.target !== event.currentTarget) event.currentTarget.focus()
          }}
        >
          <span id={fieldId(['actions', id, 'from'])} tabIndex={-1} data-handle="from" className={styles.handle} />
          <span aria-hidden className={styles.inside}><Mark size="small" tone={tone} />{drag.isDragged && <span className={styles.dates}>{daysOf(drag.shown)}</span>}</span>
          <span id={fieldId(['actions', id, 'to'])} tabIndex={-1} data-handle="to" className={styles.handle} />
        </div>
        {summary.jointActionDays.map(({ quarter, count }) => {
          const { first, last } = daysOfQuarter(quarter)
          const mark = barOf({ from: first, to: last }, span)
          const said = t('timeline.days-mark', { count, quarter: formatQuarter(quarter), title })
          return !mark.isOutside && (
            <span key={`${quarter} ${count}`} className={styles.days} style={{ insetInlineStart: share(mark.start), inlineSize: share(mark.width) }} data-name-tip={said}>
              <VisuallyHidden>{said}</VisuallyHidden>
              <span aria-hidden className={styles.diamond}>◆ {count}</span>
            </span>
          )
        })}
      </div>
    </li>
  )
})
