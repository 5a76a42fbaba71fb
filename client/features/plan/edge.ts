// The coloured edge of a field or text that somebody else is in: beside it, clear of its letters.
import styles from './plan.module.css'
import type { OtherPerson } from './use-place.ts'

export function edgeOf(here: OtherPerson | undefined): { readonly className?: string; readonly style?: { readonly '--edge': string } } {
  return here === undefined ? {} : { className: styles.edged ?? '', style: { '--edge': here.colour } }
}
