// Who is here: overlapping faces, the rest counted; pressing them opens the list with delegations.
import { Button as AriaButton } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { Button } from './button.tsx'
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
  readonly act?: PeopleAct | undefined
}

/** What can be done with a person of the list. */
export interface PeopleAct {
  readonly words: string
  /** Its name with the person in it. */
  readonly nameFor: (person: PersonFace) => string
  readonly onPress: (id: string) => void
}

export function Faces({ people, shown: wanted = 3, act }: FacesProps) {
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
      {(close) => <PeopleList people={people} act={act === undefined ? undefined : { ...act, onPress: (id) => { close(); act.onPress(id) } }} />}
    </Popover>
  )
}

export function PeopleList({ people, act }: { readonly people: readonly PersonFace[]; readonly act?: PeopleAct | undefined }) {
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
          <span className={styles.end}>
            <PartyCode {...person.delegation} />
            {act !== undefined && <Button size="small" aria-label={act.nameFor(person)} onPress={() => act.onPress(person.id)}>{act.words}</Button>}
          </span>
        </li>
      ))}
    </ul>
  )
}
