// The message itself, where the browser lets no page copy.
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { usePassingOnMessage as useMessage } from '../messages/use-message.tsx'
import styles from './pass-on.module.css'

export default function TextDialog({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const t = useMessage()
  return (
    <Dialog isOpen onClose={onClose} title={t('pass.copy')} actions={<Button variant="primary" onPress={onClose}>{t('design.close')}</Button>}>
      <p>{t('pass.not-copied')}</p>
      <textarea className={styles.text} aria-label={t('pass.text')} readOnly rows={12} value={text} onFocus={event => event.target.select()} />
    </Dialog>
  )
}
