// What the server answered last. While another question waits for its answer it is still to be seen, and nothing in it can be pressed: who has
// chosen another version would bring something back from the one before.
import type { ReactNode } from 'react'
import { classNames } from '../../design/class-names.ts'
import styles from './history.module.css'

export function Answered({ isOfNow, children }: { readonly isOfNow: boolean; readonly children: ReactNode }) {
  return <div className={classNames(styles.answered, !isOfNow && styles.before)} inert={!isOfNow} aria-busy={!isOfNow}>{children}</div>
}
