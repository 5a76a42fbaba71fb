// What stands in one cell: its actions with number, leader and title, or their count; empty, the reason why.
import { memo } from 'react'
import type { ActionSummary, CellSummary, PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { gapReasonLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { Mark } from '../../design/mark.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import type { Tone } from '../../design/tone.ts'
import styles from './matrix.module.css'

export type Density = 'titles' | 'counts'

/** More than this and the rest is counted: rows stay low enough to compare. */
const shownActions = 3

export const toneByState: Readonly<Record<ActionSummary['state'], Tone>> = { complete: 'ok', drafting: 'neutral', 'to-fix': 'bad', proposed: 'accent' }

interface CellContentProps {
  readonly cell: CellSummary | undefined
  readonly actions: PlanSummary['actions']
  readonly density: Density
  /** All of them, as on a small screen and in the panel. */
  readonly showsAll?: boolean
}

export function CellContent({ cell, actions, density, showsAll = false }: CellContentProps) {
  const t = useMessage()
  const ids = cell?.actions ?? []
  if (ids.length === 0) {
    const reason = cell?.gapReason ?? null
    return <span className={styles.gapReason}>{reason === null ? <VisuallyHidden>{t('matrix.empty')}</VisuallyHidden> : <><VisuallyHidden>{t('matrix.empty')}: </VisuallyHidden>{gapReasonLabels[reason]}</>}</span>
  }
  const known = ids.flatMap(id => (actions[id] === undefined ? [] : [{ id, action: actions[id] }]))
  if (density === 'counts') return <CellCount actions={known.map(({ action }) => action)} />
  const shown = showsAll || known.length === shownActions + 1 ? known : known.slice(0, shownActions)
  return (
    <ul className={styles.actions}>
      {shown.map(({ id, action }) => <ActionLine key={id} action={action} />)}
      {known.length > shown.length && <li className={styles.more}>{t('matrix.more', { count: known.length - shown.length })}</li>}
    </ul>
  )
}

const ActionLine = memo(function ActionLine({ action }: { readonly action: ActionSummary }) {
  const t = useMessage()
  return (
    <li className={styles.action} title={action.title}>
      <Mark size="small" tone={toneByState[action.state]} />
      <VisuallyHidden>{t(`matrix.state.${action.state}`)}</VisuallyHidden>
      <span className={styles.number}>{action.number ?? (action.state === 'proposed' ? '+' : null)}</span>
      {action.leader === null ? <span className={styles.faint}>{t('matrix.leader-none')}</span> : <PartyCode {...partyLabel(action.leader)} />}
      <span className={styles.actionTitle}>{action.title}</span>
    </li>
  )
})

function CellCount({ actions }: { readonly actions: readonly ActionSummary[] }) {
  const t = useMessage()
  const counted = actions.filter(({ state }) => state !== 'proposed').length
  const toFix = actions.filter(({ state }) => state === 'to-fix').length
  return (
    <span className={styles.counted}>
      <strong>{counted}</strong>
      <VisuallyHidden>{t('matrix.total-actions', { count: counted })}</VisuallyHidden>
      {toFix > 0 && <span className={styles.fix}><Mark size="small" tone="bad" />{t('matrix.to-fix', { count: toFix })}</span>}
    </span>
  )
}
