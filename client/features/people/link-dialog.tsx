// A link that was just made: sent to the person whom it is for, or shown this once to be handed on.
import { useState } from 'react'
import type { LinkAnswer } from '../../../shared/api/people.ts'
import type { Answer } from '../../api.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { TextField } from '../../design/text-field.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { copyText } from '../../shell/copy-text.ts'
import styles from './people.module.css'
import { useCopy } from './use-copy.ts'

export interface GivenLink {
  readonly name: string
  /** Null: sent alone, as far as this page knows. */
  readonly email: string | null
  readonly given: LinkAnswer
  readonly isFor: 'password' | 'invitation'
  /** Makes another in its place, which is shown. */
  readonly show: () => Promise<Answer<LinkAnswer>>
}

export function LinkDialog({ made: { name, email, given: first, isFor, show }, onClose }: { readonly made: GivenLink; readonly onClose: () => void }) {
  const t = useMessage()
  const copy = useCopy()
  const [given, setGiven] = useState(first)
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const showInstead = async () => {
    setPending(true)
    setProblem(null)
    const answer = await show()
    setPending(false)
    if (answer.ok) setGiven(answer.value)
    else setProblem(answer.error.message || t('people.failed'))
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('people.link-title', { name })}
      actions={given.delivery === 'sent'
        ? (
          <>
            <Button isPending={isPending} onPress={() => void showInstead()}>{t('people.show-instead')}</Button>
            <Button variant="primary" onPress={onClose}>{t('design.close')}</Button>
          </>
        )
        : (
          <>
            <Button onPress={onClose}>{t('design.close')}</Button>
            <Button variant="primary" onPress={() => void copy(() => copyText(given.link))}>{t('people.copy-link')}</Button>
          </>
        )}
    >
      <div className={styles.form}>
        {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
        {given.delivery === 'sent' && (
          <>
            <p>{t('people.link-sent', { address: email ?? name })} {isFor === 'password' ? t('people.link-password', { name }) : t('people.link-invitation')}</p>
            <p className={styles.faint}>{t('people.show-instead-why')}</p>
          </>
        )}
        {given.delivery === 'not-sent' && <Banner tone="warn" isInset>{t('people.link-not-sent')}</Banner>}
        {given.delivery !== 'sent' && (
          <>
            <p>{isFor === 'password' ? t('people.link-password', { name }) : t('people.link-invitation')} {t('people.link-shown')}</p>
            <TextField label={t('people.link-of', { name })} isLabelHidden isReadOnly value={given.link} onChange={() => undefined} />
          </>
        )}
      </div>
    </Dialog>
  )
}
