// A list that is narrowed by typing: a text field that keeps the focus, and under it groups of entries through which arrows
// move. For screen readers a combobox with its listbox, always open; how much was found is said.
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no element of HTML is a list in groups that a field beside it narrows */
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import styles from './searched-list.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface SearchedEntry {
  readonly id: string
  /** The entry as it is read out. */
  readonly label: string
  readonly content: ReactNode
}
export interface SearchedGroup<Entry extends SearchedEntry> {
  readonly id: string
  readonly label: string
  readonly entries: readonly Entry[]
}

interface SearchedListProps<Entry extends SearchedEntry> {
  readonly label: string
  readonly placeholder: string
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly groups: readonly SearchedGroup<Entry>[]
  readonly onChoose: (entry: Entry) => void
  /** Before the field: within what is searched. */
  readonly scope?: ReactNode
  /** After the field. */
  readonly end?: ReactNode
  /** Backspace in the empty field. */
  readonly onLeaveScope?: () => void
  /** How much was found, as a sentence; said when it changes. */
  readonly said: string
  /** In place of an empty list. */
  readonly empty: ReactNode
  /** At the foot. */
  readonly note?: ReactNode
}

export function SearchedList<Entry extends SearchedEntry>({ label, placeholder, query, onQuery, groups, onChoose, scope, end, onLeaveScope, said, empty, note }: SearchedListProps<Entry>) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const entries = groups.flatMap(group => group.entries)
  /** Kept by id, so that what comes later under a heading does not move it; null: the first. */
  const [pointed, setPointed] = useState<string | null>(null)
  const found = entries.findIndex(({ id }) => id === pointed)
  const current = found === -1 ? 0 : found
  const currentEntry = entries[current]
  const domId = (entry: SearchedEntry): string => `${base}-${entries.indexOf(entry as Entry)}`
  const activeId = currentEntry === undefined ? undefined : domId(currentEntry)

  useEffect(() => {
    if (activeId === undefined) return
    const option = document.getElementById(activeId)
    // The heading of the first group comes into sight with its first entry.
    if (current === 0) list.current?.scrollTo({ top: 0 })
    else option?.scrollIntoView({ block: 'nearest' })
  }, [activeId, current])

  const point = (index: number): void => setPointed(entries[(index + entries.length) % entries.length]?.id ?? null)
  const pressed = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Backspace' && query === '' && onLeaveScope !== undefined) onLeaveScope()
    else if (event.key === 'Enter') {
      if (currentEntry !== undefined) onChoose(currentEntry)
    } else if (entries.length > 0 && event.key === 'ArrowDown') point(current + 1)
    else if (entries.length > 0 && event.key === 'ArrowUp') point(current - 1)
    else if (entries.length > 0 && event.key === 'PageDown') point(Math.min(current + entriesOfPage, entries.length - 1))
    else if (entries.length > 0 && event.key === 'PageUp') point(Math.max(current - entriesOfPage, 0))
    else return
    event.preventDefault()
  }

  return (
    <div className={styles.frame}>
      <div className={styles.field}>
        <Search aria-hidden className={styles.sign} />
        {scope}
        <input
          className={styles.input}
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-haspopup="listbox"
          aria-controls={`${base}-list`}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder={placeholder}
          value={query}
          // The person has just asked for it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={event => {
            setPointed(null)
            onQuery(event.target.value)
          }}
          onKeyDown={pressed}
        />
        {end}
      </div>
      <div ref={list} id={`${base}-list`} role="listbox" aria-label={label} className={styles.list}>
        {groups.map(group => (
          <div key={group.id} role="group" aria-labelledby={`${base}-${group.id}`} className={styles.group}>
            <div id={`${base}-${group.id}`} role="presentation" className={styles.heading}>{group.label}</div>
            {group.entries.map(entry => (
              // Keys are the field's, which keeps the focus.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={entry.id}
                id={domId(entry)}
                role="option"
                aria-label={entry.label}
                aria-selected={entry === currentEntry}
                className={styles.option}
                onPointerMove={() => entry !== currentEntry && setPointed(entry.id)}
                // The field keeps the focus.
                onMouseDown={event => event.preventDefault()}
                onClick={() => onChoose(entry)}
              >
                {entry.content}
              </div>
            ))}
          </div>
        ))}
      </div>
      {entries.length === 0 && <div className={styles.empty}>{empty}</div>}
      {note !== undefined && <div className={styles.note}>{note}</div>}
      <VisuallyHidden><output>{said}</output></VisuallyHidden>
    </div>
  )
}

const entriesOfPage = 8
