// One cell beside the matrix: its actions as the summary knows them, and the way to its text in the plan.
import { useEffect, useRef } from 'react'
import type { CycleView } from '../../../shared/api/plans.ts'
import { Chip } from '../../design/chip.tsx'
import { Link } from '../../design/link.tsx'
import { Sheet } from '../../design/sheet.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import type { PlanRow } from '../plans/index.ts'
import { CellContent } from './cell-content.tsx'
import styles from './matrix.module.css'

interface CellSheetProps {
  readonly row: PlanRow
  readonly goal: CycleView['goals'][number]
  readonly onClose: () => void
}

/** Made anew for each cell: give it the cell as its key. */
export function CellSheet({ row: { plan: { summary }, title }, goal, onClose }: CellSheetProps) {
  const t = useMessage()
  const content = useRef<HTMLDivElement>(null)
  // The keyboard goes on where the person looks; Escape brings it back to the cell.
  useEffect(() => content.current?.focus(), [])
  return (
    <Sheet
      isOpen
      onClose={onClose}
      kicker={<Chip tone="accent">{t('matrix.goal', { number: goal.number })}</Chip>}
      title={t('matrix.cell-title', { plan: title ?? summary.plan, goal: goal.title })}
      foot={<Link look="button" href={`/plans/${summary.plan}#goal-${goal.number}`}>{t('matrix.open-plan')}</Link>}
    >
      <div ref={content} tabIndex={-1} className={styles.panel}><CellContent cell={summary.cells[goal.id]} actions={summary.actions} density="titles" showsAll /></div>
    </Sheet>
  )
}
