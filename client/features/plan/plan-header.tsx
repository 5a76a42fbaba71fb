// What a plan is: area and period, marking, who drives it, where it stands, its sum of funding and its aim.
import { memo } from 'react'
import type { ActionPlain, PlanPlain } from '../../../shared/documents/plan.ts'
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import type { PartyId, PlanId } from '../../../shared/ids.ts'
import { fundingOf } from '../../../shared/projection/action-summary.ts'
import { sameValue } from '../../../shared/projection/same-value.ts'
import { planStatuses, planStatusLabels, markingLabels } from '../../../shared/vocabularies/vocabularies.ts'
import type { PlanStatus } from '../../../shared/vocabularies/vocabularies.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { Steps } from '../../design/steps.tsx'
import { showToast } from '../../design/toasts.tsx'
import { formatEuro } from '../../messages/formats.ts'
import { useMessage } from '../../messages/use-message.tsx'
import { usePagePerson } from '../../shell/session.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { planName } from '../../shell/plan-name.ts'
import { z } from 'zod'
import { answerOf, api } from '../../api.ts'
import { usePlan, usePlanReading } from './plan-context.tsx'
import styles from './plan.module.css'
import { PlanText } from './text.tsx'
import { planLink, useLinked } from './use-linked.ts'

export function usePlanTitle(): string {
  const { record: { area, periodStart: start, periodEnd: end }, cycle } = usePlan()
  return planName([cycle], area, start === undefined || end === undefined ? null : { start, end })
}

/** Stages of an office, not of the people who write: shown only while the plan is in one. */
const passedUnseen: readonly PlanStatus[] = ['submitted', 'closed']

export const PlanHeader = memo(function PlanHeader() {
  const t = useMessage()
  const { record, plan, goalsOfCycle } = usePlan()
  const { actions, ...sum } = usePlanReading((plain: PlanPlain) => sumOf(orderedActions(plain, goalsOfCycle).map(place => place.action)), sameValue)
  return (
    <header className={styles.head}>
      <div className={styles.titleRow}>
        <h1>{usePlanTitle()}</h1>
        {record.marking !== undefined && <Chip tone="warn" icon={null}>{markingLabels[record.marking]}</Chip>}
        {record.sample === true && <Chip>{t('plan.sample')}</Chip>}
        <div className={styles.steps}><Steps steps={planStatuses.filter(id => !passedUnseen.includes(id) || id === record.status).map(id => ({ id, label: planStatusLabels[id] }))} current={record.status ?? 'drafting'} /></div>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t('plan.driver')}</dt>
          <dd>
            {record.driver === undefined
              ? <Chip tone="bad">{t('plan.vacant')}</Chip>
              : <><PartyCode {...partyLabel(record.driver.party)} /> {partyLabel(record.driver.party).name}{!record.driver.accepted && <Acceptance party={record.driver.party} accepts="driver" />}</>}
          </dd>
        </div>
        {(record.coDrivers ?? []).length > 0 && (
          <div>
            <dt>{t('plan.co-drivers')}</dt>
            <dd>{(record.coDrivers ?? []).map(coDriver => (
              <span key={coDriver.party} className={styles.coDriver}><PartyCode {...partyLabel(coDriver.party)} />{!coDriver.accepted && <Acceptance party={coDriver.party} accepts="co-driver" />}</span>
            ))}</dd>
          </div>
        )}
        <div><dt>{t('plan.actions')}</dt><dd>{actions}</dd></div>
        <div><dt>{t('plan.funding')}</dt><dd>{formatEuro(sum.euro)}{sum.open > 0 && <small> {t('plan.to-be-determined', { count: sum.open })}</small>}</dd></div>
        {record.councilDocument !== undefined && <div><dt>{t('plan.council-document')}</dt><dd>{record.councilDocument}</dd></div>}
        {record.predecessor !== undefined && <Predecessor plan={record.predecessor} />}
      </dl>
      <PlanText text={plan.roots.aim} kind="rich" label={t('field/plan.aim')} placeholder={t('plan.aim-empty')} className={styles.aim ?? ''} />
    </header>
  )
})

function sumOf(actions: readonly ActionPlain[]): { readonly actions: number; readonly euro: number; readonly open: number } {
  const sum = { actions: actions.length, euro: 0, open: 0 }
  for (const action of actions) {
    const { euro, toBeDetermined } = fundingOf(action)
    sum.euro += euro
    sum.open += toBeDetermined
  }
  return sum
}

/** Named where it is open to this reader, and left out where it is not. */
function Predecessor({ plan }: { readonly plan: PlanId }) {
  const t = useMessage()
  const place = useLinked().linked(planLink(plan))
  return place === null ? null : <div><dt>{t('plan.predecessor')}</dt><dd><Link look="name" href={place.href}>{place.label}</Link></dd></div>
}

/** A named driver or co-driver has no mandate before it accepts; only its own people can. */
function Acceptance({ party, accepts: role }: { readonly party: PartyId; readonly accepts: 'driver' | 'co-driver' }) {
  const t = useMessage()
  const { id } = usePlan()
  const { memberships, isReadOnly } = usePagePerson()
  const speaks = !isReadOnly && memberships.some(membership => membership.party === party && membership.function === 'speaks')
  const accept = async (): Promise<void> => {
    const answer = await answerOf(api.plans[':plan'].accept.$post({ param: { plan: id }, json: { party, role } }), z.unknown())
    showToast(answer.ok ? { text: t('plan.accepted'), tone: 'ok' } : { text: answer.error.message, tone: 'bad' })
  }
  return (
    <>
      <Chip tone="warn">{t('plan.not-accepted')}</Chip>
      {speaks && <Button size="small" variant="primary" onPress={() => void accept()}>{t(role === 'driver' ? 'remedy/accept-driver' : 'remedy/accept-co-driver')}</Button>}
    </>
  )
}
