// A question over the page, which waits below. Focus stays inside and goes back afterwards.
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'

interface DialogProps {
  readonly isOpen: boolean
  /** Asked to close by Escape, a press outside or the close button; left out, only an action inside closes it. */
  readonly onClose?: (() => void) | undefined
  readonly title: string
  readonly children: ReactNode
  /** Buttons at the foot, the main one last. */
  readonly actions?: ReactNode
  readonly size?: 'medium' | 'wide'
  /** Interrupts: something is about to be lost, or nothing can go on without an answer. */
  readonly isAlert?: boolean
  /** Seen while the page is covered: see base.css. */
  readonly isOverCover?: boolean
}

export function Dialog({ isOpen, onClose, title, children, actions, size = 'medium', isAlert = false, isOverCover = false }: DialogProps) {
  const t = useMessage()
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      data-over-cover={isOverCover || undefined}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose?.()}
      isDismissable={onClose !== undefined && !isAlert}
      isKeyboardDismissDisabled={onClose === undefined}
    >
      <Modal className={classNames(styles.box, size === 'wide' && styles.wide)}>
        <AriaDialog role={isAlert ? 'alertdialog' : 'dialog'} className={styles.dialog ?? ''}>
          <div className={styles.head}>
            <Heading slot="title" level={2} className={styles.title}>{title}</Heading>
            {onClose !== undefined && <IconButton size="small" icon={<X aria-hidden />} label={t('design.close')} onPress={onClose} />}
          </div>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <div className={styles.foot}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
