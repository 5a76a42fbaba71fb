// A link that was just made, to be handed on: it is shown this once.
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { TextField } from '../../design/text-field.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { copyText } from './copy-text.ts'
import styles from './people.module.css'
import { useCopy } from './use-copy.ts'

export interface GivenLink {
  readonly name: string
  readonly link: string
  readonly isFor: 'password' | 'invitation'
}

export function LinkDialog({ given: { name, link, isFor }, onClose }: { readonly given: GivenLink; readonly onClose: () => void }) {
  const t = useMessage()
  const copy = useCopy()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('people.link-title', { name })}
      actions={(
        <>
          <Button onPress={onClose}>{t('design.close')}</Button>
          <Button variant="primary" onPress={() => void copy(() => copyText(link))}>{t('people.copy-link')}</Button>
        </>
      )}
    >
      <div className={styles.form}>
        <p>{isFor === 'password' ? t('people.link-password', { name }) : t('people.link-invitation')}</p>
        <TextField label={t('people.link-of', { name })} isLabelHidden isReadOnly value={link} onChange={() => undefined} />
      </div>
    </Dialog>
  )
}
