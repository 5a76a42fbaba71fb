// The brief for our services: chosen, read as it will be read, printed or copied. It says its marking before it leaves.
import { Copy, Printer } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { OpenRound, OpenRoundsAnswer } from '../../../shared/api/open-rounds.ts'
import { versionOf } from '../../../shared/exports/version.ts'
import { ServiceId } from '../../../shared/ids.ts'
import type { PartyId, PlanId } from '../../../shared/ids.ts'
import { answersOpenTo } from '../../../shared/workflow/positions.ts'
import { announce } from '../../design/announcer.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PlainSelect } from '../../design/plain-select.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { showToast } from '../../design/toasts.tsx'
import { OpenRoundsMessages, PlanMessages } from '../../messages/messages-provider.tsx'
import { copyMarkedUp } from '../../shell/copy-marked-up.ts'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { OnPaper } from '../exports/index.ts'
import { briefAddress, choiceIn } from './brief-address.ts'
import { briefDocument, htmlOf, plainTextOf, type BriefDocument } from './brief-document.ts'
import { BriefView } from './brief-view.tsx'
import styles from './open-rounds.module.css'
import { useBriefs } from './use-briefs.ts'
import { useMessage } from './use-message.ts'
import { useNames } from './use-names.ts'
import { useOpenRounds } from './use-open-rounds.ts'

/** No id of a service. */
const whole = '-'

export function BriefPage() {
  return <PlanMessages><OpenRoundsMessages><Page /></OpenRoundsMessages></PlanMessages>
}

function Page() {
  const t = useMessage()
  const { party } = usePagePerson()
  return (
    <div className={styles.page}>
      <PageHeader title={t('brief.title')} breadcrumb={[{ label: t('shell.my-delegation'), href: '/delegation' }, { label: t('rounds.title'), href: '/delegation/rounds' }]} />
      {party === null ? <EmptyState title={t('rounds.none')}>{t('rounds.none-why')}</EmptyState> : <OfDelegation key={party} party={party} />}
    </div>
  )
}

function OfDelegation({ party }: { readonly party: PartyId }) {
  const t = useMessage()
  const { known } = useOpenRounds(party)
  return (
    <>
      <h1 className={styles.onScreen}>{t('brief.title')}</h1>
      {known === null && <Skeleton lines={8} />}
      {known !== null && known.rounds.length === 0 && <EmptyState title={t('rounds.none')}>{t('rounds.none-why')}</EmptyState>}
      {known !== null && known.rounds.length > 0 && <Brief party={party} known={known} />}
    </>
  )
}

function Brief({ party, known: { rounds, services } }: { readonly party: PartyId; readonly known: OpenRoundsAnswer }) {
  const t = useMessage()
  const names = useNames()
  const [parameters, setParameters] = useSearchParams()
  const choice = choiceIn(parameters)
  const [none, setNone] = useState(false)
  const asked = rounds.filter(({ isAsked }) => isAsked)
  const chosen = none ? [] : choice.plans.length === 0 ? (asked.length === 0 ? rounds : asked) : rounds.filter(({ plan }) => choice.plans.includes(plan))
  const service = services.find(({ id }) => id === choice.service) ?? null
  const briefs = useBriefs(party, chosen)
  const { name: delegation } = partyLabel(party)
  const put = (next: Partial<typeof choice>): void => setParameters(new URL(briefAddress({ ...choice, ...next }), location.origin).searchParams, { replace: true })
  const pick = (of: OpenRound, isPicked: boolean): void => {
    const plans: PlanId[] = rounds.map(({ plan }) => plan).filter(plan => (plan === of.plan ? isPicked : chosen.some(round => round.plan === plan)))
    setNone(plans.length === 0)
    put({ plans })
  }
  const brief = briefDocument(t, briefs.come, { delegation, service, answers: answersOpenTo(party), planOf: names.planOf, origin: location.origin })
  const versions = briefs.come.map(({ contentHash }) => versionOf(contentHash)).join(', ')
  const version = useCallback(() => versions || null, [versions])
  return (
    <>
      <OnPaper title={brief.heading} marking={brief.marking} isSample={briefs.come.some(({ isSample }) => isSample)} paper="A4" version={version} />
      <section className={styles.choices} aria-label={t('brief.choices')}>
        <div className={styles.choice}>
          <span aria-hidden>{t('brief.for')}</span>
          <PlainSelect label={t('brief.for')} value={service?.id ?? whole} options={[{ id: whole, label: t('brief.whole') }, ...services.filter(({ removed }) => !removed).map(({ id, name }) => ({ id, label: name }))]} onChange={id => put({ service: id === whole ? null : ServiceId.parse(id) })} />
        </div>
        <fieldset className={styles.picked}>
          <legend>{t('brief.rounds')}</legend>
          {rounds.map(round => <Checkbox key={round.plan} isSelected={chosen.includes(round)} onChange={isPicked => pick(round, isPicked)}>{t('rounds.of', { round: round.round, plan: names.planOf(round.plan) })}</Checkbox>)}
        </fieldset>
        {briefs.failed.map(({ plan, why }) => <p key={plan} role="alert" className={styles.problem}>{t('brief.not-come', { plan: names.planOf(plan), why: why || t('plans.failed') })}</p>)}
        {briefs.come.length > 0 && <Leaving brief={brief} />}
      </section>
      {chosen.length === 0 && <EmptyState title={t('brief.none-chosen')} />}
      {chosen.length > 0 && briefs.isComing && <Skeleton lines={8} />}
      {briefs.come.length > 0 && <BriefView brief={brief} />}
    </>
  )
}

/** What it carries is said before it is copied or printed. */
function Leaving({ brief }: { readonly brief: BriefDocument }) {
  const t = useMessage()
  const copy = async (): Promise<void> => {
    const isCopied = await copyMarkedUp(htmlOf(brief), plainTextOf(brief))
    const told = t(isCopied ? 'brief.copied' : 'brief.copy-failed')
    announce(told)
    showToast({ tone: isCopied ? 'ok' : 'bad', text: told })
  }
  return (
    <Banner tone="warn" isInset isAnnounced action={<><Button size="small" icon={<Copy aria-hidden />} onPress={() => void copy()}>{t('brief.copy')}</Button><Button size="small" icon={<Printer aria-hidden />} onPress={() => window.print()}>{t('brief.print')}</Button></>}>
      {t('brief.carries', { marking: brief.marking })}
    </Banner>
  )
}
