// What stands in one cell: its actions with state, number, leader and title, or number and leader, or their count; lighter, the
// actions of other goals that serve this one too; empty, the reason why.
import { MessageSquare } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import type { ActionChange, CellComparison } from '../../../shared/projection/matrix-comparison.ts'
import type { MatrixCell, MatrixEntry } from '../../../shared/projection/matrix.ts'
import { partiesWithPart, partsInAction } from '../../../shared/projection/part-in-action.ts'
import type { ActionSummary } from '../../../shared/projection/plan-summary.ts'
import { actionStatusLabels, gapReasonLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { classNames } from '../../design/class-names.ts'
import { Mark } from '../../design/mark.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import type { Tone } from '../../design/tone.ts'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import type { Density } from './matrix-choices.ts'
import styles from './matrix.module.css'
import { useMessage } from './use-message.ts'

/** More titles than this and the rest is counted: rows stay low enough to compare. */
const shownTitles = 3

export const toneByState: Readonly<Record<ActionSummary['state'], Tone>> = { complete: 'ok', drafting: 'neutral', 'to-fix': 'bad', proposed: 'accent' }

export interface CellContentProps {
  readonly cell: MatrixCell
  readonly density: Density
  /** All of them, as on a small screen. */
  readonly showsAll: boolean
  readonly isFiltering: boolean
  /** Whose actions are lit up. */
  readonly lit: PartyId | null
  /** Sentences of overlaps by action. */
  readonly overlaps: Readonly<Record<ActionId, string>> | undefined
  readonly comparison: CellComparison | undefined
}

export function CellContent(props: CellContentProps) {
  const t = useMessage()
  const { cell, density, isFiltering, showsAll } = props
  const lines = [...cell.entries, ...cell.serving]
  const gone = props.comparison?.gone ?? []
  const reason = cell.isGap ? <GapReason cell={cell} /> : null
  const proposed = cell.proposed > 0 && <Proposed count={cell.proposed} />
  if (density === 'counts') return <>{reason}<CellCounts {...props} />{proposed}</>
  const limit = density === 'codes' || showsAll || isFiltering || lines.length <= shownTitles + 1 ? lines.length : shownTitles
  const shown = cell.entries.slice(0, limit)
  const serving = cell.serving.slice(0, limit - shown.length)
  return (
    <>
      {reason}
      {(shown.length > 0 || serving.length > 0 || gone.length > 0) && (
        <ul className={density === 'codes' ? styles.lines : styles.actions}>
          {shown.map(entry => <Line key={entry.id} entry={entry} {...props} />)}
          {serving.map(entry => <Line key={entry.id} entry={entry} isServing {...props} />)}
          {limit < lines.length && <li className={styles.more}>{t('matrix.more', { count: lines.length - limit })}</li>}
          {gone.map(({ id, reference, title, leader }) => (
            <li key={id} className={classNames(styles.action, styles.light)} data-name-tip={title}>
              <span className={styles.change}>{t('matrix.gone')}</span>
              <span className={styles.number}>{reference}</span>
              {leader !== null && <PartyCode {...partyLabel(leader)} />}
              {density === 'titles' && <s className={styles.actionTitle}>{title}</s>}
            </li>
          ))}
        </ul>
      )}
      {proposed}
      {cell.leftOut > 0 && <span className={styles.leftOut}>{t('matrix.left-out', { count: cell.leftOut })}</span>}
    </>
  )
}

function GapReason({ cell: { gapReason } }: Pick<CellContentProps, 'cell'>) {
  const t = useMessage()
  if (gapReason === null) return <VisuallyHidden>{t('matrix.empty')}</VisuallyHidden>
  return <span className={styles.gapReason}><VisuallyHidden>{t('matrix.empty')}: </VisuallyHidden>{gapReasonLabels[gapReason]}</span>
}

type LineProps = Omit<CellContentProps, 'cell'> & { readonly entry: MatrixEntry; readonly isServing?: boolean }

function Line({ entry, isServing = false, density, lit, overlaps, comparison }: LineProps) {
  const t = useMessage()
  const { action } = entry
  const title = action.title.trim() === '' ? t('matrix.untitled') : action.title
  const isRemoved = entry.type === 'removed'
  const part = lit === null || entry.type === 'removed' ? undefined : partsInAction.find(known => partiesWithPart(entry.action, known).includes(lit))
  const overlap = isServing ? undefined : overlaps?.[entry.id]
  const change = isServing ? undefined : comparison?.changes[entry.id]
  const words = wordsOf(entry, isServing, t)
  return (
    <li className={classNames(styles.action, (isServing || isRemoved) && styles.light, part !== undefined && styles.lit)} {...(density === 'codes' ? { 'data-name-tip': `${title} · ${words}` } : { title })}>
      {isServing ? <span aria-hidden className={styles.serves}>↳</span> : <Mark size="small" tone={isRemoved ? 'neutral' : toneByState[entry.action.state]} />}
      <VisuallyHidden>{words}</VisuallyHidden>
      <span className={styles.number}>{numberOf(entry)}</span>
      {action.leader === null ? <span className={styles.faint}>{density === 'codes' ? <><VisuallyHidden>{t('matrix.leader-none')}</VisuallyHidden><span aria-hidden>–</span></> : t('matrix.leader-none')}</span> : <PartyCode {...partyLabel(action.leader)} />}
      {part !== undefined && lit !== null && <span className={styles.part}>{density === 'codes' ? <VisuallyHidden>{t(`matrix.part-${part}`, { delegation: partyLabel(lit).code })}</VisuallyHidden> : t(`matrix.part-${part}`, { delegation: partyLabel(lit).code })}</span>}
      {change !== undefined && <Change change={change} />}
      {entry.type === 'action' && entry.action.threads > 0 && !isServing && <Comments count={entry.action.threads} isNumberShown={density === 'titles'} />}
      {overlap !== undefined && <span className={styles.overlap} data-name-tip={overlap}><Mark size="small" tone="warn" /><VisuallyHidden>{overlap}</VisuallyHidden></span>}
      {density === 'titles' ? (isRemoved ? <s className={styles.actionTitle}>{title}</s> : <span className={styles.actionTitle}>{title}</span>) : <VisuallyHidden>{title}</VisuallyHidden>}
    </li>
  )
}

/** Open threads on an action, or on all of a cell. */
function Comments({ count, isNumberShown = true }: { readonly count: number; readonly isNumberShown?: boolean }) {
  const t = useMessage()
  const words = t('matrix.comments', { count })
  return <span className={styles.comments} data-name-tip={words}><MessageSquare aria-hidden />{isNumberShown && <span aria-hidden>{count}</span>}<VisuallyHidden>{words}</VisuallyHidden></span>
}

/** What is proposed stands in no cell yet: it waits there for whoever decides. */
function Proposed({ count }: { readonly count: number }) {
  const t = useMessage()
  const words = t('matrix.proposed-here', { count })
  return <span className={styles.proposed} data-name-tip={words}><Mark size="small" tone="accent" /><span aria-hidden>{t('matrix.proposed', { count })}</span><VisuallyHidden>{words}</VisuallyHidden></span>
}

type Translate = ReturnType<typeof useMessage>

/** How it stands, in words; how it goes, where that is known. */
function wordsOf(entry: MatrixEntry, isServing: boolean, t: Translate): string {
  if (entry.type === 'removed') return t('matrix.state.removed')
  const { state, status } = entry.action
  return [t(`matrix.state.${state}`), status === null ? null : actionStatusLabels[status], isServing ? t('matrix.also-serves') : null].filter(Boolean).join(', ')
}

function numberOf(entry: MatrixEntry): ReactNode {
  if (entry.type === 'removed') return entry.action.reference
  return entry.action.number ?? (entry.action.state === 'proposed' ? '+' : null)
}

function Change({ change }: { readonly change: ActionChange }) {
  const t = useMessage()
  if (change.type === 'new') return <span className={styles.change}>{t('matrix.new')}</span>
  const { leaderBefore, reference } = change
  const origin = reference === null ? t('matrix.carried') : t('matrix.carried-from', { reference })
  if (leaderBefore === undefined) return <span className={styles.change} data-name-tip={origin}>{t('matrix.carried')}</span>
  const before = leaderBefore === null ? t('matrix.leader-none') : partyLabel(leaderBefore).code
  return <span className={styles.change} data-name-tip={origin}>{t('matrix.led-before', { leader: before })}</span>
}

function CellCounts({ cell, isFiltering, lit, overlaps, comparison }: CellContentProps) {
  const t = useMessage()
  const { actions, toFix, hits } = cell.total
  const ours = lit === null ? 0 : cell.entries.filter(entry => entry.type === 'action' && partiesWithPart(entry.action).includes(lit)).length
  const booked = Object.keys(overlaps ?? {}).length
  const changes = Object.values(comparison?.changes ?? {})
  const added = changes.filter(change => change?.type === 'new').length
  const gone = comparison?.gone.length ?? 0
  const threads = cell.entries.reduce((sum, entry) => sum + (entry.type === 'action' ? entry.action.threads : 0), 0)
  if (cell.isGap && hits === 0 && cell.serving.length === 0 && gone === 0) return null
  return (
    <span className={styles.counted}>
      <strong><span aria-hidden>{isFiltering ? hits : actions}</span><VisuallyHidden>{isFiltering ? t('matrix.hits-of', { hits, count: actions }) : t('matrix.total-actions', { count: actions })}</VisuallyHidden></strong>
      {isFiltering && <span aria-hidden className={styles.faint}>/ {actions}</span>}
      {cell.serving.length > 0 && <span className={styles.faint}><span aria-hidden>↳ {cell.serving.length}</span><VisuallyHidden>{t('matrix.serving-count', { count: cell.serving.length })}</VisuallyHidden></span>}
      {toFix > 0 && <span className={styles.fix}><Mark size="small" tone="bad" /><span aria-hidden>{toFix}</span><VisuallyHidden>{t('matrix.to-fix', { count: toFix })}</VisuallyHidden></span>}
      {threads > 0 && <Comments count={threads} />}
      {booked > 0 && <span className={styles.overlap} data-name-tip={Object.values(overlaps ?? {}).join('\n')}><Mark size="small" tone="warn" /><span aria-hidden>{booked}</span><VisuallyHidden>{t('matrix.overlap-count', { count: booked })}</VisuallyHidden></span>}
      {ours > 0 && lit !== null && <span className={styles.lit}><span aria-hidden>{partyLabel(lit).code} {ours}</span><VisuallyHidden>{t('matrix.ours', { count: ours, delegation: partyLabel(lit).name })}</VisuallyHidden></span>}
      {added > 0 && <span className={styles.change}>{t('matrix.new-count', { count: added })}</span>}
      {gone > 0 && <span className={styles.change}>{t('matrix.gone-count', { count: gone })}</span>}
    </span>
  )
}
