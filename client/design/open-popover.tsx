// A small panel like a Popover, opened by whoever draws it: one for a whole page, beside any of its fields.
import type { ReactNode, RefObject } from 'react'
import { Dialog, Heading, Popover } from 'react-aria-components'
import styles from './popover.module.css'

interface OpenPopoverProps {
  /** What it stands beside; the focus goes back to where it was when it opened. */
  readonly triggerRef: RefObject<HTMLElement | null>
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function OpenPopover({ triggerRef, label, onClose, children }: OpenPopoverProps) {
  return (
    <Popover className={styles.popover ?? ''} placement="bottom end" offset={6} triggerRef={triggerRef} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <Dialog className={styles.dialog ?? ''}>
        <Heading slot="title" level={2} className={styles.title}>{label}</Heading>
        {children}
      </Dialog>
    </Popover>
  )
}
