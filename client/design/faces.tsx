// Who is here: overlapping faces, the rest counted; pressing them opens the list with delegations.
import { Button as AriaButton } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { classNames } from './class-names.ts'
import { Face, type PersonFace } from './face.tsx'
import styles from './faces.module.css'
import { PartyCode } from './party-code.tsx'
import { Popover } from './popover.tsx'
import { narrowQuery, useMedia } from './use-media.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

interface FacesProps {
  readonly people: readonly PersonFace[]
  /** How many faces are shown before the rest is counted. */
  readonly shown?: number
}

export function Faces({ people, shown: wanted = 3 }: FacesProps) {
  const t = useMessage()
  // On a small screen the page's own name needs the room.
  const shown = useMedia(narrowQuery) ? 1 : wanted
  if (people.length === 0) return null
  const first = people.length === shown + 1 ? people : people.slice(0, shown)
  const rest = people.length - first.length
  const label = t('design.people-here', { count: people.length })
  return (
    <Popover
      label={label}
      placement="bottom end"
      trigger={(
        <AriaButton className={styles.faces ?? ''}>
          <VisuallyHidden>{label}</VisuallyHidden>
          <span aria-hidden className={styles.row}>
            {first.map((person) => <Face key={person.id} person={person} />)}
            {rest > 0 && <span className={classNames(styles.face, styles.rest)}>{t('design.more', { count: rest })}</span>}
          </span>
        </AriaButton>
      )}
    >
      <PeopleList people={people} />
    </Popover>
  )
}

export function PeopleList({ people }: { readonly people: readonly PersonFace[] }) {
  const t = useMessage()
  return (
    <ul className={styles.list}>
      {people.map((person) => (
        <li key={person.id}>
          <Face person={person} />
          <span className={styles.who}>
            {person.name}
            <small>{person.isIdle ? t('design.person-idle') : person.note ?? person.delegation.name}</small>
          </span>
          <PartyCode {...person.delegation} />
        </li>
      ))}
    </ul>
  )
}
