// Every open round over all plans: where one's delegation stands, what it notes for itself, and answers for several at once.
import { BookOpenText, Building2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { OpenRoundsAnswer } from '../../../shared/api/open-rounds.ts'
import type { PartyId, PlanId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { LiveSign, useInbox } from '../../live/index.ts'
import { OpenRoundsMessages, PlanMessages } from '../../messages/messages-provider.tsx'
import { HowARoundWorks } from '../../rounds/index.ts'
import { lazily } from '../../shell/lazily.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { LiveBanner } from '../plans/index.ts'
import type { Intended } from './answer-several.tsx'
import { briefAddress } from './brief-address.ts'
import styles from './open-rounds.module.css'
import { RoundEntry } from './round-entry.tsx'
import { UnsentList } from './unsent-list.tsx'
import { useMessage } from './use-message.ts'
import { useOpenRounds } from './use-open-rounds.ts'

const AnswerSeveral = lazily(async () => (await import('./answer-several.tsx')).default)
const ServicesDialog = lazily(async () => (await import('./services-dialog.tsx')).default)

export function OpenRoundsPage() {
  return <PlanMessages><OpenRoundsMessages><Page /></OpenRoundsMessages></PlanMessages>
}

function Page() {
  const t = useMessage()
  const { party } = usePagePerson()
  return (
    <div className={styles.page}>
      <PageHeader title={t('rounds.title')} breadcrumb={[{ label: t('shell.my-delegation'), href: '/delegation' }]} status={party === null ? null : <LiveSign />} />
      <LiveBanner />
      {/* What was chosen for one delegation says nothing about another. */}
      {party === null ? <EmptyState title={t('rounds.none')}>{t('rounds.none-why')}</EmptyState> : <OfDelegation key={party} party={party} />}
    </div>
  )
}

function OfDelegation({ party }: { readonly party: PartyId }) {
  const t = useMessage()
  const { known, askAgain } = useOpenRounds(party)
  const [isEditingServices, setEditingServices] = useState(false)
  return (
    <>
      <div className={styles.head}>
        <h1>{t('rounds.title')}</h1>
        <span className={styles.delegation}><PartyCode {...partyLabel(party)} />{partyLabel(party).name}</span>
        <span className={styles.tools}>
          <HowARoundWorks />
          {known?.isOwnSide === true && <Button size="small" icon={<Building2 aria-hidden />} onPress={() => setEditingServices(true)}>{t('rounds.services')}</Button>}
        </span>
      </div>
      <p className={styles.purpose}>{t('rounds.purpose')}</p>
      {known === null ? <Skeleton lines={8} /> : <Rounds party={party} known={known} askAgain={askAgain} />}
      {known !== null && isEditingServices && <Suspense fallback={null}><ServicesDialog party={party} services={known.services} mayEdit={known.mayEditServices} onChanged={askAgain} onClose={() => setEditingServices(false)} /></Suspense>}
    </>
  )
}

type RoundsProps = { readonly party: PartyId; readonly known: OpenRoundsAnswer; readonly askAgain: () => void }

function Rounds({ party, known, askAgain }: RoundsProps) {
  const t = useMessage()
  const { rounds, services, unsent } = known
  const inbox = useInbox()
  const [picked, setPicked] = useState<ReadonlySet<PlanId>>(new Set())
  const [answering, setAnswering] = useState<{ readonly plans: ReadonlySet<PlanId>; readonly intended: Intended } | null>(null)
  const open = rounds.filter(({ mayAnswer }) => mayAnswer)
  const chosen = open.filter(({ plan }) => picked.has(plan))
  const pick = (plan: PlanId, isPicked: boolean): void => setPicked(new Set(isPicked ? [...picked, plan] : [...picked].filter(other => other !== plan)))
  const asked = rounds.filter(({ isAsked }) => isAsked)
  return (
    <>
      {rounds.length === 0 && <EmptyState title={t('rounds.none')}>{t('rounds.none-why')}</EmptyState>}
      {rounds.length > 0 && (
        <div className={styles.bar}>
          {open.length > 0 && (
            <>
              <Checkbox isSelected={chosen.length === open.length} isIndeterminate={chosen.length > 0 && chosen.length < open.length} onChange={isAll => setPicked(new Set(isAll ? open.map(({ plan }) => plan) : []))}>{t('rounds.choose-all')}</Checkbox>
              <output className={styles.count}>{t('rounds.chosen', { count: chosen.length })}</output>
              <Button variant="primary" size="small" disabledReason={chosen.length === 0 ? t('rounds.choose-first') : undefined} onPress={() => setAnswering({ plans: new Set(chosen.map(({ plan }) => plan)), intended: { answer: null, remarks: '' } })}>{t('rounds.answer-chosen')}</Button>
            </>
          )}
          {open.length === 0 && asked.length > 0 && <span className={styles.count}>{t('rounds.speaks-only', { delegation: partyLabel(party).name })}</span>}
          <Link look="button" className={styles.brief ?? ''} href={briefAddress({ service: null, plans: chosen.map(({ plan }) => plan) })}><BookOpenText aria-hidden />{t('rounds.brief')}</Link>
        </div>
      )}
      {rounds.length > 0 && (
        <ul className={styles.rounds} aria-label={t('rounds.list')}>
          {rounds.map(round => (
            <RoundEntry
              key={`${round.plan} ${round.round}`}
              party={party}
              round={round}
              services={services}
              isOwnSide={known.isOwnSide}
              unread={inbox?.positions.find(position => position.plan === round.plan && position.round === round.round)?.unread ?? []}
              isPicked={picked.has(round.plan)}
              onPick={isPicked => pick(round.plan, isPicked)}
              onAnswer={intended => setAnswering({ plans: new Set([round.plan]), intended })}
              onChanged={askAgain}
            />
          ))}
        </ul>
      )}
      <UnsentList unsent={unsent} />
      {answering !== null && (
        <Suspense fallback={null}>
          <AnswerSeveral
            party={party}
            rounds={rounds.filter(({ plan }) => answering.plans.has(plan))}
            intended={answering.intended}
            onChanged={askAgain}
            onClose={() => {
              setAnswering(null)
              setPicked(new Set())
            }}
          />
        </Suspense>
      )}
    </>
  )
}
