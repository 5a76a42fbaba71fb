// One cell beside the matrix: the live text and actions of that plan for that goal, the same as on the plan's own page.
import { lazy, Suspense, useEffect, useRef, type KeyboardEvent } from 'react'
import type { CycleView } from '../../../shared/api/cycles.ts'
import { Chip } from '../../design/chip.tsx'
import { Link } from '../../design/link.tsx'
import { Mark } from '../../design/mark.tsx'
import { Sheet } from '../../design/sheet.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import type { PlanRow } from '../plans/index.ts'
import styles from './matrix.module.css'
import { useToolMessage as useMessage } from './use-message.ts'

const PlanCell = lazy(async () => ({ default: (await import('../plan/index.ts')).PlanCell }))

interface CellSheetProps {
  readonly row: PlanRow
  readonly goal: CycleView['goals'][number]
  /** An action is wanted at once, by whoever may add one. */
  readonly isToAdd: boolean
  /** An earlier period is there to be compared with. */
  readonly isReadOnly: boolean
  readonly onClose: () => void
}

/** Made anew for each cell: give it the cell as its key. */
export function CellSheet({ row: { plan: { summary }, title }, goal, isToAdd, isReadOnly, onClose }: CellSheetProps) {
  const t = useMessage()
  const proposed = summary.cells[goal.id]?.proposed ?? 0
  const content = useRef<HTMLDivElement>(null)
  // The keyboard goes on where the person looks; Escape brings it back to the cell.
  useEffect(() => content.current?.focus(), [])
  return (
    <Sheet
      isOpen
      onClose={onClose}
      kicker={<><Chip tone="accent">{[t('matrix.goal', { number: goal.number }), goal.supervisor === null ? '' : t('matrix.supervisor', { delegation: partyLabel(goal.supervisor).code })].filter(Boolean).join(' · ')}</Chip>{isReadOnly && <Chip>{t('matrix.earlier')}</Chip>}{proposed > 0 && <Chip icon={<Mark size="small" tone="accent" />}>{t('matrix.proposed-here', { count: proposed })}</Chip>}</>}
      title={t('matrix.cell-title', { plan: title ?? summary.plan, goal: goal.title })}
      foot={<Link look="button" href={`/plans/${summary.plan}#goal-${goal.number}`}>{t('matrix.open-plan')}</Link>}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of what is inside pass through here */}
      <div ref={content} tabIndex={-1} className={styles.panel} data-place={`goals/${encodeURIComponent(goal.id)}`} onKeyDown={event => leaveText(event, onClose)}>
        <Suspense fallback={<Skeleton lines={6} />}><PlanCell id={summary.plan} goal={goal.id} isToAdd={isToAdd} isReadOnly={isReadOnly} /></Suspense>
      </div>
    </Sheet>
  )
}

/** The editor claims every Escape, so that the sheet beside the page would not hear of one pressed in a text. Among the
 *  tools of a text Escape only goes back to the text. */
function leaveText(event: KeyboardEvent, leave: () => void): void {
  const { target, key, nativeEvent } = event
  if (key !== 'Escape' || nativeEvent.isComposing || !(target instanceof HTMLElement)) return
  if (target.closest('[role="toolbar"]') !== null) event.stopPropagation()
  else if (target.isContentEditable) leave()
}
