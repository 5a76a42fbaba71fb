// Several delegations in a row: the first few as codes, the rest behind "+4", which opens all of them with their names.
import { Button as AriaButton } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { Chip } from './chip.tsx'
import { PartyCode, type PartyLabel } from './party-code.tsx'
import styles from './party-code.module.css'
import { Popover } from './popover.tsx'

interface PartyCodesProps {
  readonly parties: readonly PartyLabel[]
  /** What they are: "Participants". */
  readonly label: string
  /** How many codes are shown before the rest is counted. */
  readonly shown?: number
  /** Inside another control nothing else can be pressed: there "+4" is text. */
  readonly isInsideControl?: boolean
}

export function PartyCodes({ parties, label, shown = 4, isInsideControl = false }: PartyCodesProps) {
  const t = useMessage()
  // "+1" would take the place of the one code it stands for.
  const first = parties.length === shown + 1 ? parties : parties.slice(0, shown)
  const rest = parties.length - first.length
  const codes = first.map((party) => <PartyCode key={party.code} {...party} />)
  const count = <Chip>{t('design.more', { count: rest })}</Chip>
  if (isInsideControl) return <span className={styles.codes}>{codes}{rest > 0 && count}</span>
  return (
    <span className={styles.codes}>
      {codes}
      {rest > 0 && (
        <Popover
          label={label}
          trigger={<AriaButton className={styles.rest ?? ''} aria-label={`${label}: ${t('design.more-label', { count: rest })}`}>{count}</AriaButton>}
        >
          <PartyNames parties={parties} />
        </Popover>
      )}
    </span>
  )
}

export function PartyNames({ parties }: { readonly parties: readonly PartyLabel[] }) {
  const t = useMessage()
  const footnotes = new Set(parties.flatMap(({ footnote }) => footnote ?? []))
  return (
    <div className={styles.named}>
      <ul className={styles.names}>
        {parties.map((party) => (
          <li key={party.code}>
            <PartyCode {...party} />
            <span aria-hidden>{party.name}</span>
            <span className={styles.kind}>{t(`design.kind.${party.kind}`)}</span>
          </li>
        ))}
      </ul>
      {[...footnotes].map((footnote) => <p key={footnote} className={styles.footnote}>{footnote}</p>)}
    </div>
  )
}
