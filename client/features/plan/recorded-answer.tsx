// An answer that another delegation gave in writing, as whoever speaks for the driver records it: what it says, when it was
// received, and a line by which the letter is found again.
import { useState } from 'react'
import type { ReplyInWriting } from '../../../shared/documents/plan-commands.ts'
import type { AnswerInWriting } from '../../../shared/documents/plan.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { Button } from '../../design/button.tsx'
import { closeFromField } from '../../design/close-from-field.ts'
import { DateField } from '../../design/date-field.tsx'
import { Popover } from '../../design/popover.tsx'
import { Select } from '../../design/select.tsx'
import { TextField } from '../../design/text-field.tsx'
import { today } from '../../shell/today.ts'
import { partyLabel } from '../../shell/party-label.ts'
import styles from './plan.module.css'
import { useMessage } from './use-message.ts'

type RecordedProps = {
  readonly recorded: AnswerInWriting | null
  readonly party: PartyId
  readonly onRecord: (reply: ReplyInWriting) => void
  readonly onTakeBack: () => void
}

export function RecordedAnswer({ recorded, party, onRecord, onTakeBack }: RecordedProps) {
  const t = useMessage()
  return (
    <Popover trigger={<Button size="small" variant="quiet">{t(recorded === null ? 'plan.record-in-writing' : 'plan.correct-in-writing')}</Button>} label={t('plan.answer-in-writing-of', { party: partyLabel(party).name })}>
      {close => <Form recorded={recorded} onRecord={reply => { onRecord(reply); close() }} onTakeBack={() => { onTakeBack(); close() }} onCancel={close} />}
    </Popover>
  )
}

const replies = ['confirmed', 'confirmed-subject', 'declined'] as const
type Reply = (typeof replies)[number]

function Form({ recorded, onRecord, onTakeBack, onCancel }: Omit<RecordedProps, 'party'> & { readonly onCancel: () => void }) {
  const t = useMessage()
  // Nothing is chosen beforehand: what is recorded binds another delegation.
  const [reply, setReply] = useState<Reply | null>(recorded?.answer ?? null)
  const [condition, setCondition] = useState(recorded?.answer === 'confirmed-subject' ? recorded.condition : '')
  const [received, setReceived] = useState<string | null>(recorded?.received ?? null)
  const [reference, setReference] = useState(recorded?.reference ?? '')
  const [isIncomplete, setIncomplete] = useState(false)
  const record = (): void => {
    const words = { received, reference: reference.trim(), condition: condition.trim() }
    if (reply === null) return
    if (words.received === null || words.reference === '' || (reply === 'confirmed-subject' && words.condition === '')) return setIncomplete(true)
    const letter = { received: IsoDay.parse(words.received), reference: words.reference }
    onRecord(reply === 'confirmed-subject' ? { answer: reply, condition: words.condition, ...letter } : { answer: reply, ...letter })
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only hears what its fields keep to themselves
    <div className={styles.letter} onKeyDownCapture={event => closeFromField(event, onCancel)}>
      <p>{t('plan.in-writing-note')}</p>
      <Select label={t('field/action.answers')} options={replies.map(id => ({ id, label: t(`plan.answer-${id}`) }))} value={reply} onChange={id => setReply(replies.find(known => known === id) ?? null)} />
      {reply === 'confirmed-subject' && <TextField label={t('plan.subject-to')} value={condition} maxLength={300} onChange={setCondition} />}
      <DateField label={t('plan.received-on')} value={received} max={today()} onChange={setReceived} />
      <TextField label={t('plan.reference-of-letter')} value={reference} maxLength={120} onChange={setReference} />
      {isIncomplete && <p role="alert" className={styles.wrong}>{t('plan.in-writing-incomplete')}</p>}
      <div className={styles.adders}>
        <Button variant="primary" disabledReason={reply === null ? t('plan.in-writing-not-chosen') : undefined} onPress={record}>{t('plan.record')}</Button>
        <Button variant="quiet" onPress={onCancel}>{t('design.cancel')}</Button>
        {recorded !== null && <Button variant="danger" onPress={onTakeBack}>{t('plan.take-back-in-writing')}</Button>}
      </div>
    </div>
  )
}
