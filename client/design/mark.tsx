// The small shape that says how a thing stands: square to fix, triangle to look at, disc done, ring open, diamond a note.
// Silent for screen readers: whatever it stands beside says the same in words.
import { classNames } from './class-names.ts'
import styles from './mark.module.css'
import type { Tone } from './tone.ts'

export function Mark({ tone, size = 'medium' }: { readonly tone: Tone; readonly size?: 'small' | 'medium' }) {
  return <span aria-hidden className={classNames(styles.mark, styles[tone], size === 'small' && styles.small)} />
}
