// Who drives each plan of the period: those that are chosen now are recorded together, under one decision.
import { useState } from 'react'
import { PartyId } from '../../../shared/ids.ts'
import { announce } from '../../design/announcer.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { ComboBox } from '../../design/combo-box.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { plansApi } from '../../plans-api.ts'
import { DecisionFields, useDecision } from '../../shell/decision-fields.tsx'
import { today } from '../../shell/today.ts'
import { choiceFor } from '../../shell/party-choice.tsx'
import { plansOfPeriod } from './missing.ts'
import { hrefOf, type StepProps } from './step.ts'
import styles from './set-up.module.css'

const drivers = choiceFor('driver')

type Told = { readonly tone: 'ok' | 'bad'; readonly text: string }

export function DriversStep({ chosen, soFar, onChanged }: StepProps) {
  const t = useMessage()
  const { cycle, period } = chosen
  const [parties, setParties] = useState<Readonly<Record<string, string | null>>>({})
  const decision = useDecision('provisional', today())
  const [missing, setMissing] = useState<{ readonly field: string; readonly message: string } | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const [isPending, setPending] = useState(false)
  const plans = plansOfPeriod(soFar, cycle, period.start)
  if (plans.length === 0) return <EmptyState title={t('set-up.no-plans', { period: period.label })} action={<Link look="button" href={hrefOf('areas', chosen)}>{t('set-up.to-areas')}</Link>}>{t('set-up.no-plans-why')}</EmptyState>
  const partyOf = ({ id, driver }: (typeof plans)[number]['plan']): string | null => (id in parties ? parties[id] ?? null : driver?.party ?? null)
  const changed = plans.filter(({ plan }) => partyOf(plan) !== (plan.driver?.party ?? null))
  const record = async () => {
    const lacking = changed.some(({ plan }) => partyOf(plan) !== null) ? decision.missing() : null
    setMissing(lacking)
    setTold(null)
    if (lacking !== null) return
    setPending(true)
    let result: Told = { tone: 'ok', text: t('set-up.drivers-recorded', { count: changed.length }) }
    for (const [index, { plan, title }] of changed.entries()) {
      const party = partyOf(plan)
      const answer = await plansApi.recordDriver(plan.id, { party: party === null ? null : PartyId.parse(party), ...decision.value() })
      if (answer.ok) continue
      result = { tone: 'bad', text: t('set-up.drivers-partly', { made: index, count: changed.length, area: title, reason: answer.error.message || t('set-up.failed') }) }
      break
    }
    await onChanged()
    setPending(false)
    setTold(result)
    if (result.tone === 'ok') announce(result.text)
  }
  const speaks = (party: string): boolean => soFar.delegations.some(delegation => delegation.party === party && delegation.speaking + delegation.invitedToSpeak > 0)
  return (
    <div className={styles.form}>
      <p>{t('set-up.drivers-lead', { period: period.label })}</p>
      <p className={styles.faint}>{t('set-up.drivers-note')}</p>
      {told !== null && <Banner tone={told.tone} isInset isAnnounced={told.tone === 'ok'}>{told.text}</Banner>}
      <ul className={styles.drivers}>
        {plans.map(({ plan, title }) => {
          const party = partyOf(plan)
          const isRecorded = party !== null && party === plan.driver?.party
          return (
            <li key={plan.id}>
              <ComboBox label={title} options={drivers} value={party} onChange={id => setParties(before => ({ ...before, [plan.id]: id }))} isClearable />
              <span className={styles.standing}>
                {isRecorded && plan.driver?.isAccepted === true && <Chip tone="ok">{t('set-up.accepted')}</Chip>}
                {isRecorded && plan.driver?.isAccepted === false && <Chip>{t('set-up.not-accepted')}</Chip>}
                {party !== null && plan.driver?.isAccepted !== true && !speaks(party) && <Chip tone="warn">{t('set-up.nobody-speaks')}</Chip>}
              </span>
            </li>
          )
        })}
      </ul>
      <fieldset className={styles.group}>
        <legend>{t('set-up.decision-for')}</legend>
        <DecisionFields {...decision} errorAt={(...fields) => (missing !== null && fields.includes(missing.field) ? missing.message : null)} />
      </fieldset>
      <div><Button variant="primary" isPending={isPending} disabledReason={changed.length === 0 ? t('set-up.drivers-unchanged') : undefined} onPress={() => void record()}>{t('set-up.record-drivers', { count: changed.length })}</Button></div>
    </div>
  )
}
