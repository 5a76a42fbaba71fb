// A panel that opens beside the page: on a wide screen it stands next to what it is about, which stays usable;
// on a middling one it lies over the page from the side, on a small one it comes up from below.
import { X } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { IconButton } from './button.tsx'
import styles from './sheet.module.css'
import { mediumQuery, useMedia } from './use-media.ts'

interface SheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  /** Above the title: what kind of thing this is, as a chip. */
  readonly kicker?: ReactNode
  readonly children: ReactNode
  readonly foot?: ReactNode
}

export function Sheet(props: SheetProps) {
  const liesOver = useMedia(mediumQuery)
  return liesOver ? <SheetOver {...props} /> : <SheetBeside {...props} />
}

function SheetBeside({ isOpen, onClose, title, kicker, children, foot }: SheetProps) {
  const t = useMessage()
  const titleId = useId()
  if (!isOpen) return null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere inside
    <aside className={styles.panel} aria-labelledby={titleId} onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}>
      <div className={styles.head}>
        <div className={styles.title}>{kicker}<h2 id={titleId}>{title}</h2></div>
        <IconButton size="small" icon={<X aria-hidden />} label={t('design.close')} onPress={onClose} />
      </div>
      <div className={styles.body}>{children}</div>
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </aside>
  )
}

function SheetOver({ isOpen, onClose, title, kicker, children, foot }: SheetProps) {
  const t = useMessage()
  return (
    <ModalOverlay className={styles.veil ?? ''} isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className={styles.over ?? ''}>
        <AriaDialog className={styles.dialog ?? ''}>
          <span aria-hidden className={styles.grip} />
          <div className={styles.head}>
            <div className={styles.title}>{kicker}<Heading slot="title" level={2}>{title}</Heading></div>
            <IconButton size="small" icon={<X aria-hidden />} label={t('design.close')} onPress={onClose} />
          </div>
          <div className={styles.body}>{children}</div>
          {foot !== undefined && <div className={styles.foot}>{foot}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
