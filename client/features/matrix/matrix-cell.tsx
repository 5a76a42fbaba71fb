// One cell of the grid. Drawn again only when something of its own has changed: there are hundreds, and each keystroke anywhere in
// the plans of a period may change one of them.
import { memo } from 'react'
import type { PersonHere } from '../../../shared/protocol/live.ts'
import { personColour } from '../../../shared/person-colour.ts'
import { classNames } from '../../design/class-names.ts'
import { initialsOf } from '../../design/initials.ts'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { CellContent, type CellContentProps } from './cell-content.tsx'
import { cellDomId, type CellPlace } from './cell-place.ts'
import styles from './matrix.module.css'
import { useMessage } from './use-message.ts'

interface MatrixCellProps extends CellContentProps {
  readonly plan: CellPlace['plan']
  readonly goal: CellPlace['goal']
  /** The one that the Tab key comes to. */
  readonly isCurrent: boolean
  readonly isOpened: boolean
  readonly people: readonly PersonHere[] | undefined
}

export const MatrixCellView = memo(function MatrixCellView({ plan, goal, isCurrent, isOpened, people, ...content }: MatrixCellProps) {
  const [first] = people ?? []
  return (
    <td
      id={cellDomId({ plan, goal })}
      data-plan={plan}
      data-goal={goal}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isOpened}
      className={classNames(styles.cell, content.cell.isGap && styles.gap, first !== undefined && styles.occupied)}
      {...(first === undefined ? {} : { style: { '--person-colour': personColour(first.person) } })}
    >
      {people !== undefined && first !== undefined && <Here people={people} first={first} />}
      <CellContent {...content} />
    </td>
  )
})

function Here({ people, first }: { readonly people: readonly PersonHere[]; readonly first: PersonHere }) {
  const t = useMessage()
  const names = people.map(({ name, party }) => `${name}, ${partyLabel(party).name}`)
  return (
    <span className={styles.here} data-name-tip={names.join('\n')}>
      <span aria-hidden>{initialsOf(first.name)} · {partyLabel(first.party).code}{people.length > 1 && ` +${people.length - 1}`}</span>
      <VisuallyHidden>{t('matrix.here', { names: names.join('; ') })}</VisuallyHidden>
    </span>
  )
}
