// The signs of a cell: a letter for the role and a shape for how it stands, so that colour is never alone. Silent: the cell itself
// says the same in words.
import type { ParticipationCell, PartInAction } from '../../../shared/projection/participation.ts'
import { isChangedSince } from '../../../shared/projection/participation.ts'
import { isConfirmed } from '../../../shared/documents/plan-answers.ts'
import type { RoleInAction } from '../../../shared/documents/plan.ts'
import { classNames } from '../../design/class-names.ts'
import { useMessage } from './use-message.ts'
import styles from './participation.module.css'

export type SignState = 'confirmed' | 'asked' | 'declined' | 'changed' | 'offer'

const marks: Readonly<Record<SignState, string>> = { confirmed: '', asked: '?', declined: '×', changed: '△', offer: '↑' }

export function CellSign({ cell: { parts, offers } }: { readonly cell: ParticipationCell }) {
  return (
    <span aria-hidden className={styles.signs}>
      {parts.map(part => <Sign key={part.role} role={part.role} state={signOf(part)} />)}
      {offers.map(({ role, state }) => <Sign key={`offer ${role}`} role={role} state={state === 'waits' ? 'offer' : 'declined'} />)}
    </span>
  )
}

export function Sign({ role, state }: { readonly role: RoleInAction; readonly state: SignState }) {
  const t = useMessage()
  return <span className={classNames(styles.sign, styles[state])}>{t(`participation.letter-${role}`)}{marks[state] !== '' && <i>{marks[state]}</i>}</span>
}

function signOf(part: PartInAction): SignState {
  const { answer, joined } = part.named
  if (isChangedSince(part)) return 'changed'
  if (joined === 'turned-down' || joined === 'withdrew' || answer === 'declined') return 'declined'
  return isConfirmed(answer) && joined !== 'waits' && !part.waitsForDriver ? 'confirmed' : 'asked'
}
