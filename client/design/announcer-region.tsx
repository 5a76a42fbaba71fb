// The live regions that screen readers listen to; one of each on a page, mounted by the shell.
import { useEffect, useState } from 'react'
import { onAnnouncement } from './announcer.ts'
import styles from './announcer-region.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

/** What was said stays this long, so that it can be read again, and is then taken away as no longer true. */
const staysMs = 8_000

interface Said {
  readonly polite: string
  readonly assertive: string
}

const nothing: Said = { polite: '', assertive: '' }

export function AnnouncerRegion() {
  const [said, setSaid] = useState(nothing)

  useEffect(() => onAnnouncement((text, politeness) => {
    // A no-break space more or less: the same sentence twice is a change, else it would not be said again.
    setSaid((before) => ({ ...before, [politeness]: before[politeness] === text ? `${text}\u00a0` : text }))
  }), [])

  useEffect(() => {
    if (said === nothing) return
    const timer = setTimeout(() => setSaid(nothing), staysMs)
    return () => clearTimeout(timer)
  }, [said])

  return (
    // The attribute is React Aria's own: while a dialog is open it hides from screen readers whatever else stands outside.
    <div className={styles.region} data-live-announcer="true">
      <VisuallyHidden>
        <span aria-live="polite" data-announcer="polite">{said.polite}</span>
        <span aria-live="assertive" data-announcer="assertive">{said.assertive}</span>
      </VisuallyHidden>
    </div>
  )
}
