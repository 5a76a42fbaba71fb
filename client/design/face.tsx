// One person as initials in their colour.
import { classNames } from './class-names.ts'
import styles from './faces.module.css'
import type { PartyLabel } from './party-code.tsx'
import { initialsOf } from './initials.ts'

/** What is needed to show a person who is here. */
export interface PersonFace {
  readonly id: string
  readonly name: string
  readonly delegation: PartyLabel
  /** Six-digit hex, see shared/person-colour.ts. */
  readonly colour: string
  /** What they are doing: "in 1.2, description". */
  readonly note?: string
  readonly isIdle?: boolean
}

interface FaceProps {
  readonly person: PersonFace
  readonly size?: 'small' | 'medium'
}

export function Face({ person, size = 'medium' }: FaceProps) {
  return (
    <span
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- letters that stand for a name; there is no picture file
      role="img"
      aria-label={`${person.name}, ${person.delegation.name}`}
      data-name-tip={`${person.name} · ${person.delegation.name}`}
      className={classNames(styles.face, size === 'small' && styles.small, person.isIdle && styles.idle)}
      style={{ '--face-colour': person.colour }}
    >
      {initialsOf(person.name)}
    </span>
  )
}
