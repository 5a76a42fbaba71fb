// A question over the page, which waits below. Focus stays inside and goes back afterwards. Escape and a press outside close it where
// nothing was typed; words that were typed go only with a button that says so.
import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { closeFromField } from './close-from-field.ts'
import styles from './dialog.module.css'
import { Mark } from './mark.tsx'
import { useTypedWords } from './use-typed-words.ts'

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
  /** `onClose` itself asks before anything typed is lost. */
  readonly isAskingItself?: boolean
}

export function Dialog({ isOpen, onClose, title, children, actions, size = 'medium', isAlert = false, isOverCover = false, isAskingItself = false }: DialogProps) {
  const t = useMessage()
  const typed = useTypedWords()
  const [isKept, setKept] = useState(false)
  const closeUnlessTyped = (): void => {
    if (onClose === undefined) return
    if (!isAskingItself && typed.hasWords()) return setKept(true)
    onClose()
  }
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      data-over-cover={isOverCover || undefined}
      isOpen={isOpen}
      onOpenChange={(open) => !open && closeUnlessTyped()}
      isDismissable={onClose !== undefined && !isAlert}
      isKeyboardDismissDisabled={onClose === undefined}
    >
      <Modal className={classNames(styles.box, size === 'wide' && styles.wide)}>
        <AriaDialog role={isAlert ? 'alertdialog' : 'dialog'} className={styles.dialog ?? ''}>
          <div className={styles.head}>
            <Heading slot="title" level={2} className={styles.title}>{title}</Heading>
            {onClose !== undefined && <IconButton size="small" icon={<X aria-hidden />} label={t('design.close')} onPress={onClose} />}
          </div>
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of what is inside pass through here */}
          <div
            className={styles.body}
            onFocusCapture={typed.noteFocus}
            onInputCapture={() => setKept(false)}
            onKeyDownCapture={(event) => onClose !== undefined && closeFromField(event, closeUnlessTyped)}
          >
            {children}
          </div>
          {isKept && <p role="alert" className={styles.kept}><Mark tone="warn" size="small" /> {t('design.words-kept')}</p>}
          {actions !== undefined && <div className={styles.foot}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
