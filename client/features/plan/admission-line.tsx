// A delegation that added itself to an action: in words how that stands and, for whoever looks, the one act that comes next.
import { useRef } from 'react'
import { admit, join } from '../../../shared/documents/plan-commands.ts'
import { joinedIn } from '../../../shared/documents/plan-participation.ts'
import { answerOf } from '../../../shared/documents/plan-answers.ts'
import { admissionKey } from '../../../shared/documents/plan.ts'
import type { ActionPlain, ActionView, Admission } from '../../../shared/documents/plan.ts'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Popover } from '../../design/popover.tsx'
import { formatDay } from '../../messages/formats.ts'
import { today } from '../../shell/today.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { useMessage, type Translate } from './use-message.ts'
import { focusWhenThere, placeOf } from './places.ts'
import { usePlan } from './plan-context.tsx'
import { TurnDownForm } from './turn-down-form.tsx'
import { useWhyAt } from './why/plan-why.tsx'
import styles from './plan.module.css'

type AdmissionProps = { readonly id: ActionId; readonly action: ActionPlain; readonly view: ActionView; readonly party: PartyId }

const tones = { 'waits': 'warn', 'taken-in': 'ok', 'turned-down': 'bad', 'withdrew': 'neutral' } as const

export function AdmissionLine({ id, action, view, party }: AdmissionProps) {
  const t = useMessage()
  const { plan, party: own, writer, may, seen } = usePlan()
  const decidersAt = useDeciders()
  const line = useRef<HTMLSpanElement>(null)
  const request = action.participants[party]?.request
  const joined = joinedIn(action, party)
  if (request === undefined || joined === null) return null
  const here = { id, now: action }
  const { state } = joined
  const place = ['actions', id, 'admissions', admissionKey(party, request)]
  const mayAdmit = may({ writtenBy: 'admission', action: here })
  const say = (admission: Admission['admission'], reason?: string): void =>
    admit(view, party, { admission, by: own, on: today(), ...(reason === undefined ? {} : { reason }) })
  const turnDown = (reason: string, close: () => void): void => {
    say('turned-down', reason)
    close()
    // What opened the question goes with the answer, so nothing can give the focus back to it.
    focusWhenThere(() => (document.activeElement === document.body ? line.current : null))
  }
  const { name } = partyLabel(party)
  const isOwn = party === own
  const isOpen = state === 'waits' || state === 'taken-in'
  return (
    <span ref={line} className={styles.answer} data-why-inline="focus" data-why={placeOf(place)}>
      <Chip tone={tones[state]}>{t(`plan.joined-${state}`)}</Chip>
      <span className={styles.told}>
        {state === 'waits' && waiting(t, { name, isOwn, mayAdmit, deciders: decidersAt(place) })}
        {state === 'withdrew' && t(isOwn ? 'plan.joined-own-withdrawn' : 'plan.joined-withdrawn', { party: name })}{' '}
        {'decided' in joined && joined.decided !== null && decisionOf(t, joined.decided)}{' '}
        {isOpen && answerOf(action, 'participant', party) === 'asked' && t(isOwn ? 'plan.joined-own-word-missing' : 'plan.joined-word-missing', { party: name })}
      </span>
      {mayAdmit && (state === 'waits' || state === 'turned-down') && <Button size="small" variant={state === 'waits' ? 'primary' : 'secondary'} onPress={() => say('taken-in')}>{t(state === 'waits' ? 'plan.admit' : 'plan.admit-after-all')}</Button>}
      {mayAdmit && isOpen && (
        <Popover trigger={<Button size="small" variant="quiet">{t('plan.turn-down-dialog')}</Button>} label={t('plan.turn-down-party', { party: name })}>
          {close => <TurnDownForm onTurnDown={reason => turnDown(reason, close)} onCancel={close} />}
        </Popover>
      )}
      {isOwn && !mayAdmit && state === 'turned-down' && may({ writtenBy: 'joining', action: here }) && <Button size="small" onPress={() => join(plan, view, writer, seen())}>{t('plan.join-again')}</Button>}
    </span>
  )
}

/** Who takes in or turns down now, by name: "Germany or Netherlands". Empty while there is nobody. */
function useDeciders(): (place: readonly string[]) => string {
  const whyAt = useWhyAt()
  return place => {
    const holders = whyAt(place)?.now ?? []
    return [...new Set(holders.flatMap(({ party }) => (party === null ? [] : [partyLabel(party).name])))].join(' or ')
  }
}

function waiting(t: Translate, { name, isOwn, mayAdmit, deciders }: { readonly name: string; readonly isOwn: boolean; readonly mayAdmit: boolean; readonly deciders: string }): string {
  if (mayAdmit) return t('plan.joined-decide', { party: name })
  if (deciders === '') return t('plan.joined-nobody-decides', { party: name })
  return t(isOwn ? 'plan.joined-own-waits' : 'plan.joined-others-wait', { party: name, deciders })
}

function decisionOf(t: Translate, { admission, by, on, reason }: Admission): string {
  const word = { by: partyLabel(by).name, on: formatDay(on) }
  if (admission === 'taken-in') return t('plan.was-taken-in-by', word)
  return reason === undefined ? t('plan.was-turned-down-without', word) : t('plan.was-turned-down-by', { ...word, reason })
}
