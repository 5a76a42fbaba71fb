// A small panel beside the control that opens it. Escape and a press outside close it; focus goes back.
import type { ReactElement, ReactNode } from 'react'
import { Popover as AriaPopover, Dialog, DialogTrigger, Heading, type PopoverProps as AriaPopoverProps } from 'react-aria-components'
import styles from './popover.module.css'

interface PopoverProps {
  /** A Button or IconButton. */
  readonly trigger: ReactElement
  /** Its title. */
  readonly label: string
  readonly placement?: AriaPopoverProps['placement']
  /** What is in it; a function is given `close`. */
  readonly children: ReactNode | ((close: () => void) => ReactNode)
}

export function Popover({ trigger, label, placement = 'bottom start', children }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={styles.popover ?? ''} placement={placement} offset={6}>
        <Dialog className={styles.dialog ?? ''}>
          {({ close }) => (
            <>
              <Heading slot="title" level={2} className={styles.title}>{label}</Heading>
              {typeof children === 'function' ? children(close) : children}
            </>
          )}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}
