// Opens in place: a heading one presses, and what it holds under it.
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components'
import styles from './disclosure.module.css'

interface DisclosureProps {
  readonly title: ReactNode
  readonly children: ReactNode
  /** Beside the heading and not part of what is pressed. */
  readonly end?: ReactNode
  readonly level?: 2 | 3 | 4
  readonly isExpanded?: boolean
  readonly defaultExpanded?: boolean
  readonly onExpandedChange?: (isExpanded: boolean) => void
}

export function Disclosure({ title, children, end, level = 3, ...state }: DisclosureProps) {
  return (
    <AriaDisclosure {...state} className={styles.disclosure ?? ''}>
      <div className={styles.head}>
        <Heading level={level} className={styles.heading}>
          <Button slot="trigger" className={styles.trigger ?? ''}><ChevronRight aria-hidden className={styles.arrow} />{title}</Button>
        </Heading>
        {end}
      </div>
      <DisclosurePanel><div className={styles.content}>{children}</div></DisclosurePanel>
    </AriaDisclosure>
  )
}
