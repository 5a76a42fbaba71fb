// What a delegation that was named has said, and the buttons for its own people, who alone can say it.
import { useState } from 'react'
import { answer, confirmLeader } from '../../../shared/documents/plan-commands.ts'
import type { Reply } from '../../../shared/documents/plan-commands.ts'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import { givenAnswer, isConfirmed, isConfirmedByDriver, requestOf } from '../../../shared/documents/plan-answers.ts'
import type { RoleInAction } from '../../../shared/documents/plan-answers.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { isOutsideLeader } from '../../../shared/parties/eligibility.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'

type AnswerProps = { readonly action: ActionPlain; readonly view: ActionView; readonly named: RoleInAction; readonly party: PartyId }

export function AnswerLine({ action, view, named, party }: AnswerProps) {
  const t = useMessage()
  const { party: own, may, seen } = usePlan()
  const [condition, setCondition] = useState<string | null>(null)
  const request = requestOf(action, named, party)
  if (request === null) return null
  const given = givenAnswer(action, named, party, request)
  const state = given?.answer ?? 'asked'
  const mayAnswer = party === own && may({ writtenBy: 'delegation', party })
  const say = (reply: Reply): void => answer(view, named, party, request, reply, seen())
  const needsDriver = named === 'action-leader' && isOutsideLeader(party)
  return (
    <div className={styles.answer}>
      <Chip tone={isConfirmed(state) ? 'ok' : state === 'declined' ? 'bad' : 'warn'}>{t(`plan.answer-${state}`)}</Chip>
      {given?.answer === 'confirmed-subject' && <span>{given.condition}</span>}
      {needsDriver && (isConfirmedByDriver(action)
        ? <Chip tone="ok">{t('plan.confirmed-by-driver')}</Chip>
        : may({ writtenBy: 'driver' })
          ? <Button size="small" variant="primary" onPress={() => confirmLeader(view, seen())}>{t('plan.confirm-as-leader', { party: partyLabel(party).name })}</Button>
          : <Chip tone="warn">{t('plan.not-confirmed-by-driver')}</Chip>)}
      {mayAnswer && (
        <fieldset className={styles.answers} aria-label={t('plan.answer-for', { party: partyLabel(party).name })}>
          {state !== 'confirmed' && <Button size="small" variant="primary" onPress={() => say({ answer: 'confirmed' })}>{t('plan.confirm')}</Button>}
          <Button size="small" onPress={() => setCondition(given?.answer === 'confirmed-subject' ? given.condition : '')}>{t('plan.confirm-subject')}</Button>
          {state !== 'declined' && <Button size="small" onPress={() => say({ answer: 'declined' })}>{t('plan.decline')}</Button>}
          {state !== 'to-be-confirmed' && <Button size="small" variant="quiet" onPress={() => say({ answer: 'to-be-confirmed' })}>{t('plan.to-be-confirmed')}</Button>}
        </fieldset>
      )}
      {condition !== null && (
        <span className={styles.condition}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens at the person's own press */}
          <TextField label={t('plan.subject-to')} value={condition} maxLength={300} onChange={setCondition} autoFocus />
          <Button size="small" variant="primary" isDisabled={condition.trim() === ''} onPress={() => { say({ answer: 'confirmed-subject', condition: condition.trim() }); setCondition(null) }}>{t('plan.confirm')}</Button>
        </span>
      )}
    </div>
  )
}
