// Answers several requests of one plan at once, after one look over what each is.
import { useState } from 'react'
import type { Waiting } from '../../../shared/projection/waiting.ts'
import { Button } from '../../design/button.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { useMessage } from './use-message.ts'
import styles from './my-delegation.module.css'
import { keyOf } from './tasks.ts'
import type { Words } from './use-words.ts'

interface ConfirmAllProps {
  readonly delegation: string
  readonly plan: string
  readonly waiting: readonly Waiting[]
  readonly wordsOf: (waiting: Waiting) => Words
  readonly onConfirm: (chosen: readonly Waiting[]) => void
  readonly onClose: () => void
}

export default function ConfirmAll({ delegation, plan, waiting, wordsOf, onConfirm, onClose }: ConfirmAllProps) {
  const t = useMessage()
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const chosen = waiting.filter(each => !leftOut.has(keyOf(each)))
  const choose = (key: string, isChosen: boolean): void => {
    const next = new Set(leftOut)
    if (isChosen) next.delete(key)
    else next.add(key)
    setLeftOut(next)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={t('own.confirm-all-title', { delegation, plan })}
      actions={(
        <>
          <Button variant="quiet" onPress={onClose}>{t('design.cancel')}</Button>
          <Button variant="primary" disabledReason={chosen.length === 0 ? t('own.confirm-none') : undefined} onPress={() => onConfirm(chosen)}>{t('own.confirm-these', { count: chosen.length })}</Button>
        </>
      )}
    >
      <p className={styles.note}>{t('own.confirm-all-why')}</p>
      <ul className={styles.review}>
        {waiting.map(each => {
          const { title, facts } = wordsOf(each)
          const key = keyOf(each)
          return (
            <li key={key}>
              <Checkbox isSelected={!leftOut.has(key)} onChange={isChosen => choose(key, isChosen)}>{title}</Checkbox>
              <span className={styles.rowFacts}>{facts.map(fact => <span key={fact}>{fact}</span>)}</span>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
