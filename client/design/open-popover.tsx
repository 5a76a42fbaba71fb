// A small panel like a Popover, opened by whoever draws it: one for a whole page, beside any of its fields. What is long
// scrolls inside, under a head that stays with its close button.
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { Dialog, Heading, Popover } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './popover.module.css'

interface OpenPopoverProps {
  /** What it stands beside; the focus goes back to where it was when it opened. */
  readonly triggerRef: RefObject<HTMLElement | null>
  readonly label: string
  readonly onClose: () => void
  readonly placement?: 'bottom end' | 'bottom start'
  readonly children: ReactNode
}

/** Of the panel, in pixels; lower where the window leaves less. */
const maxHeightPx = 560

export function OpenPopover({ triggerRef, label, onClose, placement = 'bottom end', children }: OpenPopoverProps) {
  const t = useMessage()
  return (
    <Popover className={classNames(styles.popover, styles.framed)} placement={placement} offset={6} maxHeight={maxHeightPx} triggerRef={triggerRef} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <Dialog className={styles.dialog ?? ''}>
        <div className={styles.head}>
          <Heading slot="title" level={2} className={styles.title}>{label}</Heading>
          <IconButton size="small" icon={<X aria-hidden />} label={t('design.close')} onPress={onClose} />
        </div>
        {children}
      </Dialog>
    </Popover>
  )
}
