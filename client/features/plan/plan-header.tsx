// What a plan is: area and period, marking, who drives it, where it stands, its sum of funding and its aim.
import { memo } from 'react'
import type { ActionPlain, PlanPlain, RecordPlain } from '../../../shared/documents/plan.ts'
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import type { PartyId, PlanId } from '../../../shared/ids.ts'
import { mayRead } from '../../../shared/mandates/mandates.ts'
import { fundingOf } from '../../../shared/projection/action-summary.ts'
import { sameValue } from '../../../shared/projection/same-value.ts'
import { planStatuses, planStatusLabels, markingLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import type { PlanStatus } from '../../../shared/vocabularies/vocabularies.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { Steps } from '../../design/steps.tsx'
import { formatDay, formatEuro } from '../../messages/formats.ts'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { planName } from '../../shell/plan-name.ts'
import { fieldId, placeOf } from './places.ts'
import { usePlan, usePlanReading } from './plan-context.tsx'
import { PenSigns } from './pen-sign.tsx'
import { StepButtons } from './steps/step-buttons.tsx'
import styles from './plan.module.css'
import { PlanText } from './text.tsx'
import { useAcceptance, type AcceptedRole } from './use-acceptance.ts'
import { planLink, useLinked } from './use-linked.ts'
import type { OtherPerson } from './use-place.ts'

export function usePlanTitle(): string {
  const { record: { area, periodStart: start, periodEnd: end }, cycle } = usePlan()
  return planName([cycle], area, start === undefined || end === undefined ? null : { start, end })
}

/** Stages of an office, not of the people who write: shown only while the plan is in one. */
const passedUnseen: readonly PlanStatus[] = ['submitted', 'closed']

export const PlanHeader = memo(function PlanHeader({ here, isShort = false }: { readonly here: OtherPerson | undefined; readonly isShort?: boolean }) {
  const t = useMessage()
  const { id: ownId, record, plan, goalsOfCycle, facts, party } = usePlan()
  // Whoever reads by a release is told of no answers.
  const isInCircle = mayRead(party, { ...facts, releasedTo: new Set() })
  const { actions, ...sum } = usePlanReading((plain: PlanPlain) => sumOf(orderedActions(plain, goalsOfCycle).filter(place => !place.isProposal).map(place => place.action)), sameValue)
  return (
    <header className={styles.head}>
      <div className={styles.titleRow}>
        <div className={styles.title}>
          <h1>{usePlanTitle()}</h1>
          {record.marking !== undefined && <span className={styles.coDriver} data-why-inline data-why={placeOf(['record', 'marking'])}><Chip tone="warn" icon={null}>{markingLabels[record.marking]}</Chip></span>}
        </div>
        <div className={styles.steps} data-why={placeOf(['record', 'status'])}><Steps steps={planStatuses.filter(id => !passedUnseen.includes(id) || id === record.status).map(id => ({ id, label: planStatusLabels[id] }))} current={record.status ?? 'drafting'} /></div>
      </div>
      <div className={styles.factsRow}>
        <dl className={styles.facts}>
          <div>
            <dt>{t('plan.driver')}</dt>
            <dd id={fieldId(['record', 'driver'])} data-why-inline data-why={placeOf(['record', 'driver'])} tabIndex={-1}>
              {record.driver === undefined
                ? <Chip tone="bad">{t('plan.vacant')}</Chip>
                : <><PartyCode {...partyLabel(record.driver.party)} /> {partyLabel(record.driver.party).name}{!record.driver.accepted && <Acceptance party={record.driver.party} accepts="driver" />}</>}
            </dd>
          </div>
          {(record.coDrivers ?? []).length > 0 && (
            <div>
              <dt>{t('plan.co-drivers')}</dt>
              <dd id={fieldId(['record', 'coDrivers'])} data-why-inline data-why={placeOf(['record', 'coDrivers'])} tabIndex={-1}>{(record.coDrivers ?? []).map(coDriver => (
                <span key={coDriver.party} className={styles.coDriver}><PartyCode {...partyLabel(coDriver.party)} />{!coDriver.accepted && <Acceptance party={coDriver.party} accepts="co-driver" />}</span>
              ))}</dd>
            </div>
          )}
          <div><dt>{t('plan.actions')}</dt><dd>{actions}</dd></div>
          <div><dt>{t('plan.funding')}</dt><dd>{formatEuro(sum.euro)}{sum.open > 0 && <small> {t('plan.to-be-determined', { count: sum.open })}</small>}</dd></div>
          {record.round !== undefined && isInCircle && <div><dt>{t('round.header')}</dt><dd><Link look="name" href={`/plans/${ownId}/round`}>{record.round.closedAt === undefined ? t('round.header-open', { number: record.round.number, moment: brusselsText(new Date(record.round.deadline)) }) : t('round.header-closed', { number: record.round.number })}</Link></dd></div>}
          {record.amendment !== undefined && <Amendment {...record.amendment} plan={ownId} adopted={record.adoption?.label} />}
          {record.adoption !== undefined && <div><dt>{t('plan.adopted-as')}</dt><dd>{t('plan.adopted-words', { body: record.adoption.body, day: formatDay(record.adoption.on), document: record.adoption.document, label: record.adoption.label })}</dd></div>}
          {record.councilDocument !== undefined && record.councilDocument !== record.adoption?.document && <div><dt>{t('plan.council-document')}</dt><dd data-why-inline data-why={placeOf(['record', 'councilDocument'])}>{record.councilDocument}</dd></div>}
          {record.predecessor !== undefined && <Predecessor plan={record.predecessor} />}
          <PlanPens />
          {record.sample === true && <div className={styles.sample}><dt><VisuallyHidden>{t('plan.content')}</VisuallyHidden></dt><dd><Chip>{t('plan.sample')}</Chip></dd></div>}
        </dl>
        <StepButtons />
      </div>
      {!isShort && <PlanText text={plan.roots.aim} kind="rich" label={t('field/plan.aim')} placeholder={t('plan.aim-empty')} className={styles.aim ?? ''} here={here} />}
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

/** Its own state; the plan stays adopted meanwhile. */
type AmendmentProps = Pick<NonNullable<RecordPlain['amendment']>, 'number' | 'state' | 'isMinor' | 'reason'> & { readonly plan: PlanId; readonly adopted: string | undefined }

function Amendment({ number, state, isMinor, reason, plan, adopted }: AmendmentProps) {
  const t = useMessage()
  return (
    <div>
      <dt>{t('plan.amendment')}</dt>
      <dd>
        <Chip tone="accent">{t('plan.amendment-stands', { number, state: planStatusLabels[state] })}</Chip>
        {isMinor && <span>{t('plan.amendment-minor')}</span>}
        <span>{reason}</span>
        {/* The page shows what the amendment says, under a plan that is adopted. */}
        {!isMinor && adopted !== undefined && <Link href={`/plans/${plan}/history?show=versions`}>{t('plan.amendment-adopted', { label: adopted })}</Link>}
      </dd>
    </div>
  )
}

function PlanPens() {
  const t = useMessage()
  const { facts } = usePlan()
  if (!facts.pens.some(({ place }) => place.of === 'plan')) return null
  return <div><dt><VisuallyHidden>{t('access.pens')}</VisuallyHidden></dt><dd><PenSigns of="plan" /></dd></div>
}

/** Named where it is open to this reader, and left out where it is not. */
function Predecessor({ plan }: { readonly plan: PlanId }) {
  const t = useMessage()
  const place = useLinked().linked(planLink(plan))
  return place === null ? null : <div><dt>{t('plan.predecessor')}</dt><dd><Link look="name" href={place.href}>{place.label}</Link></dd></div>
}

/** A named driver or co-driver has no mandate before it accepts; only its own people can. */
function Acceptance({ party, accepts: role }: { readonly party: PartyId; readonly accepts: AcceptedRole }) {
  const t = useMessage()
  const accept = useAcceptance()(party, role)
  return (
    <>
      <Chip tone="warn">{t('plan.not-accepted')}</Chip>
      {accept !== null && <Button size="small" variant="primary" onPress={accept}>{t(role === 'driver' ? 'remedy/accept-driver' : 'remedy/accept-co-driver')}</Button>}
    </>
  )
}
