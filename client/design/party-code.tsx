// Who: a small code whose look tells the kind. The code is always there, so colour is never alone;
// the full name comes on hover and focus (name-tip.tsx), and is what a screen reader says.
import { useMessage } from '../messages/use-message.tsx'
import { classNames } from './class-names.ts'
import styles from './party-code.module.css'

export type PartyKind =
  | 'member-state'
  | 'agency'
  | 'institution'
  | 'third-country'
  | 'international-organisation'
  | 'network'
  | 'private-or-ngo'

/** What is needed to show a delegation. */
export interface PartyLabel {
  readonly code: string
  readonly name: string
  readonly kind: PartyKind
  /** Must be readable wherever the name is shown. */
  readonly footnote?: string | undefined
}

interface PartyCodeProps extends PartyLabel {
  readonly size?: 'medium' | 'large'
  /** A stop for the Tab key, where the code stands alone and nothing around it takes focus. */
  readonly isFocusable?: boolean
}

export function PartyCode({ code, name, kind, footnote, size = 'medium', isFocusable = false }: PartyCodeProps) {
  const t = useMessage()
  const tip = `${name} · ${t(`design.kind.${kind}`)}`
  return (
    <span
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- letters that stand for a name; there is no picture file
      role="img"
      aria-label={name}
      data-name-tip={footnote === undefined ? tip : `${tip}\n${footnote}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the name must be reachable by keyboard
      tabIndex={isFocusable ? 0 : undefined}
      className={classNames(styles.code, styles[kind], size === 'large' && styles.large)}
    >
      {code}
    </span>
  )
}
