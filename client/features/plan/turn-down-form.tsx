// Why a delegation that added itself is turned down: it reads the reason, with everybody who reads the plan.
import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useMessage } from './use-message.ts'
import styles from './plan.module.css'

export function TurnDownForm({ onTurnDown, onCancel }: { readonly onTurnDown: (reason: string) => void; readonly onCancel: () => void }) {
  const t = useMessage()
  const [text, setText] = useState('')
  const reason = text.trim()
  return (
    <div className={styles.letter}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens at the person's own press */}
      <TextField label={t('plan.turn-down-why')} description={t('plan.turn-down-note')} value={text} maxLength={300} onChange={setText} onEnter={() => reason !== '' && onTurnDown(reason)} onEscape={onCancel} autoFocus />
      <div className={styles.adders}>
        <Button variant="danger" disabledReason={reason === '' ? t('plan.turn-down-missing') : undefined} onPress={() => onTurnDown(reason)}>{t('plan.turn-down')}</Button>
        <Button variant="quiet" onPress={onCancel}>{t('design.cancel')}</Button>
      </div>
    </div>
  )
}
