// What a delegation that was named has said, and the buttons for its own people, who alone can say it.
import { Mail } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { answer, ask, askToLead, confirmLeader, recordAnswer, remind, takeBackRecorded, takeOut } from '../../../shared/documents/plan-commands.ts'
import type { Reply } from '../../../shared/documents/plan-commands.ts'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import { answerKey, askerKey } from '../../../shared/documents/plan.ts'
import { askerOf, givenAnswer, isConfirmed, isConfirmedByDriver, isInWriting, requestOf } from '../../../shared/documents/plan-answers.ts'
import type { AnswerState, RoleInAction } from '../../../shared/documents/plan-answers.ts'
import { joinedIn } from '../../../shared/documents/plan-participation.ts'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import { isOutsideLeader } from '../../../shared/parties/eligibility.ts'
import { formatDay } from '../../messages/formats.ts'
import { announce } from '../../design/announcer.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { TextField } from '../../design/text-field.tsx'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { today } from '../../shell/today.ts'
import { namingOf } from '../../../shared/mandates/plan-writes.ts'
import { ChangedSince, useDifference } from './changed-since.tsx'
import { placeOf } from './places.ts'
import { usePlan } from './plan-context.tsx'
import { RecordedAnswer } from './recorded-answer.tsx'
import styles from './plan.module.css'

type AnswerProps = { readonly id: ActionId; readonly action: ActionPlain; readonly view: ActionView; readonly named: RoleInAction; readonly party: PartyId }

/** Of a delegation that added itself, its admission says how that stands: what is left is its own word. */
export function AnswerLine({ id, action, view, named, party }: AnswerProps) {
  const t = useMessage()
  const { plan, party: own, writer, may, seen } = usePlan()
  const [condition, setCondition] = useState<string | null>(null)
  const differences = useDifference(action, named, party)
  const request = requestOf(action, named, party)
  if (request === null) return null
  const given = givenAnswer(action, named, party, request)
  const state = given?.answer ?? 'asked'
  const recorded = given !== undefined && isInWriting(given) ? given : null
  const asker = askerOf(action, named, party)
  const here = { id, now: action }
  const maySpeak = party === own && may({ writtenBy: 'answer', party })
  const joined = named === 'participant' ? joinedIn(action, party) : null
  const hasJoined = joined !== null
  // Whoever was turned down asks again, which is another request.
  const mayAnswer = maySpeak && joined?.state !== 'turned-down'
  // What was declined may be asked again; what waits for an answer may not.
  const mayAskAgain = state === 'declined' && !hasJoined && !mayAnswer && may({ writtenBy: namingOf(named), action: here })
  const mayRecord = party !== own && (given === undefined || recorded !== null) && may({ writtenBy: 'recording', party, action: here })
  const say = (reply: Reply): void => answer(view, named, party, request, reply, seen())
  const askAgain = (): void => (named === 'action-leader' ? askToLead(plan, view, party, writer, seen()) : ask(plan, view, named, party, writer, seen()))
  const isChanged = differences.length > 0
  const asked = named === 'action-leader' ? action.leader : named === 'co-leader' ? action.coLeaders[party] : action.participants[party]
  const reminder = action.reminders[askerKey(party, request)]
  const isWaiting = !hasJoined && (state === 'asked' || state === 'to-be-confirmed')
  const mayPress = isWaiting && party !== own
  const mayRemind = mayPress && may({ writtenBy: 'participation', action: here })
  const mayWithdraw = mayPress && may({ writtenBy: namingOf(named), action: here })
  const name = partyLabel(party).name
  const doRemind = (): void => {
    remind(view, party, request, writer, today())
    announce(t('participation.told-reminded', { party: name }))
  }
  const keep = (): void => {
    say(given?.answer === 'confirmed-subject' ? { answer: 'confirmed-subject', condition: given.condition } : { answer: 'confirmed' })
    announce(t('participation.told-kept'))
  }
  const needsDriver = named === 'action-leader' && isOutsideLeader(party)
  return (
    <div className={styles.answer} data-why-inline="focus" data-why={placeOf(['actions', id, 'answers', answerKey(party, named, request)])}>
      {!(hasJoined && toldByAdmission.includes(state)) && <Chip tone={isChanged ? 'warn' : isConfirmed(state) ? 'ok' : state === 'declined' ? 'bad' : 'warn'}>{t(state === 'asked' ? `plan.asked-${named}` : isChanged && state === 'confirmed' ? 'participation.changed-chip' : `plan.answer-${state}`)}</Chip>}
      {isChanged && (hasJoined || state !== 'confirmed') && <Chip tone="warn">{t('participation.changed-chip')}</Chip>}
      {recorded !== null && (
        <span className={styles.inWriting}><Mail aria-hidden /> {t('plan.in-writing', { on: formatDay(recorded.received), reference: recorded.reference, recorder: partyLabel(recorded.recordedBy).name })}</span>
      )}
      {asker !== null && asker !== party && !isConfirmed(state) && <small className={styles.asker}>{t('plan.asked-by', { asker: partyLabel(asker).name })}</small>}
      {isWaiting && asked?.on !== undefined && <small className={styles.asker}>{t('participation.asked-on', { on: formatDay(asked.on) })}</small>}
      {isWaiting && reminder !== undefined && <small className={styles.asker}>{t('participation.reminded-on', { on: formatDay(reminder.on) })}</small>}
      {given?.answer === 'confirmed-subject' && <span>{conditionOf(given.condition)}</span>}
      {needsDriver && (isConfirmedByDriver(action)
        ? <Chip tone="ok">{t('plan.confirmed-by-driver')}</Chip>
        : may({ writtenBy: 'confirmation' })
          ? <Button size="small" variant="primary" onPress={() => confirmLeader(view, seen())}>{t('plan.confirm-as-leader', { party: partyLabel(party).name })}</Button>
          : <Chip tone="warn">{t('plan.not-confirmed-by-driver')}</Chip>)}
      {isChanged && <ChangedSince differences={differences} />}
      {isChanged && (mayAnswer && recorded === null
        ? <Button size="small" variant="primary" onPress={keep}>{t('participation.keep')}</Button>
        : <small className={styles.asker}>{t('participation.changed-others')}</small>)}
      {mayRemind && <Button size="small" aria-label={t('participation.remind-party', { party: name })} disabledReason={reminder?.on === today() ? t('participation.reminded-today') : undefined} onPress={doRemind}>{t('participation.remind')}</Button>}
      {mayWithdraw && <Button size="small" variant="quiet" aria-label={t('participation.withdraw-request-to', { party: name })} onPress={() => takeOut(plan, view, named, party)}>{t('participation.withdraw-request')}</Button>}
      {mayAskAgain && <Button size="small" onPress={askAgain}>{t('plan.ask-again')}</Button>}
      {mayAnswer && (
        <fieldset className={styles.answers} aria-label={t('plan.answer-for', { party: partyLabel(party).name })}>
          {(state !== 'confirmed' || recorded !== null) && <Button size="small" variant="primary" onPress={() => say({ answer: 'confirmed' })}>{t(hasJoined && state === 'declined' ? 'plan.take-part-after-all' : 'plan.confirm')}</Button>}
          {joined?.state !== 'withdrew' && <Button size="small" variant={hasJoined ? 'quiet' : 'secondary'} aria-expanded={condition !== null} onPress={() => setCondition(given?.answer === 'confirmed-subject' ? given.condition : '')}>{t(hasJoined ? 'plan.take-part-subject' : 'plan.confirm-subject')}</Button>}
          {(state !== 'declined' || recorded !== null) && <Button size="small" onPress={() => say({ answer: 'declined' })}>{t(hasJoined ? 'plan.withdraw' : 'plan.decline')}</Button>}
          {state !== 'to-be-confirmed' && !hasJoined && <Button size="small" variant="quiet" onPress={() => say({ answer: 'to-be-confirmed' })}>{t('plan.answer-later')}</Button>}
        </fieldset>
      )}
      {mayRecord && <RecordedAnswer key={request} recorded={recorded} party={party} onRecord={reply => recordAnswer(view, named, party, request, reply, writer, seen())} onTakeBack={() => takeBackRecorded(view, named, party, request)} />}
      {condition !== null && mayAnswer && (
        <Condition
          text={condition}
          onChange={setCondition}
          onCancel={() => setCondition(null)}
          onConfirm={words => {
            say({ answer: 'confirmed-subject', condition: words })
            setCondition(null)
          }}
        />
      )}
    </div>
  )
}

const toldByAdmission: readonly AnswerState[] = ['asked', 'confirmed', 'declined']

/** The chip before it says "subject to" already. */
const conditionOf = (words: string): string => words.replace(/^subject to:?\s+/i, '')

type ConditionProps = { readonly text: string; readonly onChange: (text: string) => void; readonly onConfirm: (text: string) => void; readonly onCancel: () => void }

function Condition({ text, onChange, onConfirm, onCancel }: ConditionProps) {
  const t = useMessage()
  const words = text.trim()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div ref={place} className={styles.condition}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens at the person's own press */}
      <TextField label={t('plan.subject-to')} value={text} maxLength={300} onChange={onChange} onEnter={() => words !== '' && onConfirm(words)} onEscape={onCancel} autoFocus />
      <Button variant="primary" isDisabled={words === ''} onPress={() => onConfirm(words)}>{t('plan.confirm-subject-to-this')}</Button>
      <Button variant="quiet" onPress={onCancel}>{t('design.cancel')}</Button>
    </div>
  )
}
