// A cell while it is read: as it was consulted while a round is open and something has been taken in since, or as it stands now; and the sign
// that says which, beside it, since words may be cut off where a column is narrow.
import type { ReactNode } from 'react'
import { PartyCode } from '../../../../design/party-code.tsx'
import { partyLabel } from '../../../../shell/party-label.ts'
import { ChangedSign } from '../../consulted/changed-sign.tsx'
import { useConsultedAt } from '../../consulted/consulted-context.tsx'
import { ValueWords } from '../../proposals/value-words.tsx'
import { useMessage } from '../../use-message.ts'
import type { ActionRow } from './action-row.ts'
import { CellWords } from './cell-words.tsx'
import type { ColumnId } from './columns.ts'
import styles from './table.module.css'

type CellProps = { readonly row: ActionRow; readonly column: ColumnId }

export function CellAsRead({ row, column }: CellProps) {
  const place = ['actions', row.id, column]
  const here = useConsultedAt(place)
  return here?.isShown === true ? <Consulted place={place} column={column} value={here.value} /> : <CellWords row={row} column={column} />
}

export function CellChanged({ row, column }: CellProps) {
  const here = useConsultedAt(['actions', row.id, column])
  return here !== null && <ChangedSign here={here} />
}

function Consulted({ place, column, value }: { readonly place: readonly string[]; readonly column: ColumnId; readonly value: unknown }): ReactNode {
  const t = useMessage()
  if (column === 'title' && (typeof value !== 'string' || value.trim() === '')) return <span className={styles.faint}>{t('plan.untitled')}</span>
  // As the other cells of its column: the code alone.
  if (column === 'leader' && typeof value === 'string') return <PartyCode {...partyLabel(value)} />
  return <ValueWords place={place} value={value} />
}
