// The pens that are lent, and for whoever drafts the plan the act that lends one: to whom, for what, until when.
import { useMemo, useRef, useState } from 'react'
import { ActionId, GoalId, PartyId } from '../../../../shared/ids.ts'
import { mayRead } from '../../../../shared/mandates/mandates.ts'
import type { Pen, PenPlace } from '../../../../shared/mandates/pen.ts'
import { sameValue } from '../../../../shared/projection/same-value.ts'
import { Button } from '../../../design/button.tsx'
import { ComboBox } from '../../../design/combo-box.tsx'
import { DateField } from '../../../design/date-field.tsx'
import { PartyCode } from '../../../design/party-code.tsx'
import { useMessage } from '../use-message.ts'
import { plansApi } from '../../../plans-api.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { penPlaceName } from '../pen-sign.tsx'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { orderedActions } from '../../../../shared/documents/plan-order.ts'
import styles from './access.module.css'
import { endOfDay, inAWeek, untilLabel } from '../../../shell/moments.ts'
import { partyChoice } from '../../../shell/party-choice.tsx'
import { useAct, type Act } from './use-act.ts'

const planPlace = 'plan'

export function LentPens() {
  const t = useMessage()
  const { id, facts, party: own, may } = usePlan()
  const heading = useRef<HTMLHeadingElement>(null)
  const act = useAct(heading)
  const mayLend = may({ writtenBy: 'lending' })
  const names = usePlaceNames()
  return (
    <section className={styles.section} aria-labelledby="access-pens">
      <h3 id="access-pens" ref={heading} tabIndex={-1}>{t('access.pens')}</h3>
      <p>{t('access.pens-note')}</p>
      {facts.pens.length === 0 && <p className={styles.none}>{t('access.no-pens')}</p>}
      <ul className={styles.loans}>
        {facts.pens.map((pen: Pen) => (
          <li key={pen.id}>
            <PartyCode {...partyLabel(pen.party)} />
            <span>{t('access.pen-line', { party: partyLabel(pen.party).name, place: penPlaceName(t, pen.place, names), until: untilLabel(pen.until), lender: partyLabel(pen.lentBy).name })}</span>
            {(mayLend || pen.party === own) && <Button size="small" onPress={() => void act.run(() => plansApi.endPen(id, pen.id), t('access.told-pen-ended', { party: partyLabel(pen.party).name }))}>{t(pen.party === own ? 'access.give-back' : 'access.take-back')}</Button>}
          </li>
        ))}
      </ul>
      <Requests names={names} act={act} />
      {mayLend && <LendForm act={act} />}
      {act.problem !== null && <p role="alert" className={styles.error}>{act.problem}</p>}
    </section>
  )
}

/** Who asks for the pen: lent in one press for a week, or for longer with the form below. */
function Requests({ names, act }: { readonly names: ReadonlyMap<string, string>; readonly act: Act }) {
  const t = useMessage()
  const { id, record, party: own, may } = usePlan()
  const mayLend = may({ writtenBy: 'lending' })
  const requests = record.penRequests ?? []
  if (requests.length === 0) return null
  return (
    <>
      <h4>{t('access.requests')}</h4>
      <ul className={styles.loans}>
        {requests.map(({ id: request, party, place, at }) => (
          <li key={request}>
            <PartyCode {...partyLabel(party)} />
            <span>{t('access.request-line', { party: partyLabel(party).name, place: penPlaceName(t, place, names), since: untilLabel(at) })}</span>
            {mayLend && party !== own && <Button size="small" variant="primary" onPress={() => void act.run(() => plansApi.lendPen(id, { party, place, until: inAWeek() }), t('access.told-lent', { party: partyLabel(party).name, until: untilLabel(inAWeek()) }))}>{t('access.lend-week')}</Button>}
            {(mayLend || party === own) && <Button size="small" onPress={() => void act.run(() => plansApi.endPenRequest(id, request), t('access.told-request-ended', { party: partyLabel(party).name }))}>{t(party === own ? 'access.withdraw' : 'access.decline')}</Button>}
          </li>
        ))}
      </ul>
    </>
  )
}

function LendForm({ act }: { readonly act: Act }) {
  const t = useMessage()
  const { id, facts, party: own } = usePlan()
  const [party, setParty] = useState<string | null>(null)
  const [place, setPlace] = useState<string>(planPlace)
  const [day, setDay] = useState<string | null>(null)
  const options = usePlaceOptions()
  // The same list while nothing changes: a new one would close the field that is being searched.
  const readers = useMemo(() => partyChoice(other => (other === own ? t('access.yourself') : mayRead(other, facts) ? null : t('pen/not-a-reader'))), [own, facts, t])
  const lend = (): void => {
    if (party === null || day === null) return act.say(t('access.pen-incomplete'))
    void act.run(async () => {
      const answer = await plansApi.lendPen(id, { party: PartyId.parse(party), place: placeOf(place), until: endOfDay(day) })
      if (answer.ok) setParty(null)
      return answer
    }, t('access.told-lent', { party: partyLabel(PartyId.parse(party)).name, until: untilLabel(endOfDay(day)) }))
  }
  return (
    <div className={styles.form}>
      <ComboBox label={t('access.pen-to')} options={readers} value={party} onChange={setParty} />
      <ComboBox label={t('access.pen-for')} options={options} value={place} onChange={chosen => setPlace(chosen ?? planPlace)} />
      <DateField label={t('access.until')} value={day} onChange={setDay} />
      <Button isPending={act.isPending} onPress={lend}>{t('access.lend')}</Button>
    </div>
  )
}

/** Titles of goals and references or titles of actions, by id. */
function usePlaceNames(): ReadonlyMap<string, string> {
  return new Map(usePlaceOptions().map(({ id, label }) => [id, label]))
}

type PlaceOption = { readonly id: string; readonly label: string }

function usePlaceOptions(): readonly PlaceOption[] {
  const t = useMessage()
  const { cycle, goalsOfCycle } = usePlan()
  const actions = usePlanReading<readonly PlaceOption[]>(
    plain => orderedActions(plain, goalsOfCycle).map(({ id, action, number }) => ({ id, label: [number, plain.references[id], action.title || t('plan.untitled')].filter(Boolean).join(' · ') })),
    sameValue,
  )
  return useMemo(
    () => [{ id: planPlace, label: t('access.whole-plan') }, ...cycle.goals.map(goal => ({ id: goal.id, label: t('plan.goal-text', { number: goal.number }) })), ...actions],
    [t, cycle, actions],
  )
}

function placeOf(id: string): PenPlace {
  if (id === planPlace) return { of: 'plan' }
  const goal = GoalId.safeParse(id)
  return goal.success ? { of: 'goal', goal: goal.data } : { of: 'action', action: ActionId.parse(id) }
}
