// Several lines of plain text in which @ offers delegations, and among colleagues only those: no other reads it. The field keeps the focus; arrows walk the list under it, Enter or Tab
// takes one.
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no element of HTML is a list that a text field walks */
import { UserRound } from 'lucide-react'
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Colleague } from '../../../../shared/documents/colleague-mentions.ts'
import type { Party } from '../../../../shared/parties/party.ts'
import { PartyCode } from '../../../design/party-code.tsx'
import { VisuallyHidden } from '../../../design/visually-hidden.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { useMessage } from '../use-message.ts'
import { colleaguesCalled, delegationsCalled, mentionBegun } from './mention-search.ts'
import styles from './comments.module.css'

interface MentionFieldProps {
  readonly label: string
  readonly placeholder: string
  /** Who may be mentioned besides; in the text stands their name. */
  readonly colleagues: readonly Colleague[]
  /** Nobody of another delegation reads it. */
  readonly isOnlyOurs: boolean
  readonly describedBy: string
  readonly isWrong: boolean
  readonly value: string
  readonly onChange: (text: string) => void
  readonly onSend: () => void
  readonly onEscape: () => void
  readonly ref: RefObject<HTMLTextAreaElement | null>
}

type Offer = { readonly key: string; readonly written: string; readonly name: string; readonly party: Party | null }

const none: readonly Offer[] = []

function offersFor(query: string, colleagues: readonly Colleague[], isOnlyOurs: boolean): readonly Offer[] {
  return [
    ...colleaguesCalled(query, colleagues).map(({ person, name }) => ({ key: person, written: name, name, party: null })),
    ...(isOnlyOurs ? [] : delegationsCalled(query)).map(party => ({ key: party.id, written: party.code, name: `${party.name}, ${party.code}`, party })),
  ]
}

export function MentionField({ label, placeholder, colleagues, isOnlyOurs, describedBy, isWrong, value, onChange, onSend, onEscape, ref }: MentionFieldProps) {
  const t = useMessage()
  const base = useId()
  /** Where the caret stands while one types; null where nothing is to be offered. */
  const [caret, setCaret] = useState<number | null>(null)
  const [current, setCurrent] = useState(0)
  const goTo = useRef<number | null>(null)
  const begun = caret === null ? null : mentionBegun(value, caret)
  const found = begun === null ? none : offersFor(begun.query, colleagues, isOnlyOurs)
  const isOffering = begun !== null && (found.length > 0 || begun.query.length < 3)

  useLayoutEffect(() => {
    if (goTo.current === null) return
    ref.current?.setSelectionRange(goTo.current, goTo.current)
    goTo.current = null
  })

  const take = ({ written }: Offer): void => {
    if (begun === null) return
    const words = `@${written} `
    goTo.current = begun.at + words.length
    setCaret(null)
    onChange(`${value.slice(0, begun.at)}${words}${value.slice(begun.at + 1 + begun.query.length)}`)
  }
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return
    const chosen = found[current]
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend()
    else if (event.key === 'Escape') {
      if (isOffering) setCaret(null)
      else onEscape()
      // The panel around it would close, and what is being written with it.
      event.stopPropagation()
    } else if (isOffering && found.length > 0 && event.key === 'ArrowDown') setCurrent((current + 1) % found.length)
    else if (isOffering && found.length > 0 && event.key === 'ArrowUp') setCurrent((current - 1 + found.length) % found.length)
    else if (isOffering && chosen !== undefined && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) take(chosen)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.mentionFrame}>
      <textarea
        ref={ref}
        className={styles.area}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isWrong || undefined}
        aria-autocomplete="list"
        aria-controls={isOffering ? `${base}-list` : undefined}
        aria-activedescendant={isOffering && found.length > 0 ? `${base}-${current}` : undefined}
        rows={3}
        placeholder={placeholder}
        value={value}
        onChange={({ target }) => {
          setCurrent(0)
          setCaret(target.selectionStart)
          onChange(target.value)
        }}
        onKeyDown={pressed}
        onBlur={() => setCaret(null)}
      />
      {isOffering && found.length > 0 && (
        <div id={`${base}-list`} role="listbox" aria-label={t(isOnlyOurs ? 'comments.mention-list-own' : 'comments.mention-list')} className={styles.offered}>
          {found.map((offer, index) => (
            // Keys are the field's, which keeps the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div key={offer.key} id={`${base}-${index}`} role="option" aria-selected={index === current} aria-label={offer.name} className={styles.offer} onPointerMove={() => setCurrent(index)} onMouseDown={event => event.preventDefault()} onClick={() => take(offer)}>
              {offer.party === null ? <UserRound aria-hidden /> : <PartyCode {...partyLabel(offer.party.id)} />} <span>{offer.party?.name ?? offer.name}</span>
            </div>
          ))}
        </div>
      )}
      <VisuallyHidden><output>{isOffering ? t(isOnlyOurs ? 'comments.mention-found-own' : 'comments.mention-found', { count: found.length }) : ''}</output></VisuallyHidden>
    </div>
  )
}
