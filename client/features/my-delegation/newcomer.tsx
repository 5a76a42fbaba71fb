// For a newcomer: three things to try, each with the link that leads exactly there, ticked once it was really done.
import { Check } from 'lucide-react'
import { useMemo } from 'react'
import type { PartyId } from '../../../shared/ids.ts'
import { partIn } from '../../../shared/projection/own-part.ts'
import type { ReactNode } from 'react'
import { Button } from '../../design/button.tsx'
import { Link } from '../../design/link.tsx'
import { dismissed, firstSteps, stepsDone, useLivePlans, type FirstStep } from '../../live/index.ts'
import { useMessage } from './use-message.ts'
import { useKeptList } from '../../shell/kept-list.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { mayJoin, type Looking } from './looking.ts'
import styles from './my-delegation.module.css'
import { nameOfAction, useNames } from './use-words.ts'

interface NewcomerProps {
  readonly party: PartyId
  /** Actions that look for participants and in which the delegation is not named. */
  readonly looking: readonly Looking[]
}

export function Newcomer({ party, looking }: NewcomerProps) {
  const t = useMessage()
  const { person, memberships } = usePagePerson()
  const { plans } = useLivePlans()
  const names = useNames()
  const notes = useKeptList(stepsDone, person.id)
  const functions = memberships.filter(membership => membership.party === party).map(membership => membership.function)
  const writes = functions.includes('drafter') || functions.includes('speaks')
  const summaries = useMemo(() => [...plans.values()].map(({ summary }) => summary).filter(({ archived, status }) => !archived && status !== 'closed'), [plans])
  const parts = useMemo(() => summaries.map(summary => ({ summary, part: partIn(summary, party) })), [summaries, party])
  const ownPlan = parts.find(({ part }) => part.drives !== null)?.summary ?? parts.find(({ part }) => part.actions.length > 0)?.summary ?? summaries.at(-1)
  const joinable = looking.find(({ plan }) => {
    const summary = plans.get(plan)?.summary
    return summary !== undefined && mayJoin({ party, functions }, summary)
  })
  const brought = parts.flatMap(({ summary, part }) => part.actions.filter(({ role }) => role !== 'author' && role !== 'action-leader').map(own => ({ summary, own }))).find(({ summary }) => isOpenForContributions(summary.status))
  const broughtAction = brought?.summary.actions[brought.own.id]
  const steps: readonly FirstStep[] = writes ? firstSteps : ['open']
  const isDone = (step: FirstStep): boolean => notes.includes(step)
  if (notes.includes(dismissed) || ownPlan === undefined || steps.every(isDone)) return null
  const stepOf: Readonly<Record<FirstStep, { readonly why: string; readonly link: ReactNode }>> = {
    open: { why: t('own.try-open-why'), link: <Link href={`/plans/${ownPlan.plan}`}>{t('own.try-open-link', { plan: names.planOf(ownPlan.plan) })}</Link> },
    join: {
      why: t('own.try-join-why', { count: looking.length }),
      link: joinable !== undefined && <Link href={`/delegation#looking`}>{t('own.try-join-link', { action: nameOfAction(t, joinable.action) })}</Link>,
    },
    contribute: brought === undefined
      ? { why: t('own.try-contribute-first'), link: null }
      : { why: t('own.try-contribute-why'), link: <Link href={`/plans/${brought.summary.plan}#contribution-${brought.own.id}`}>{t('own.try-contribute-link', { action: nameOfAction(t, broughtAction) })}</Link> },
  }
  return (
    <section className={styles.newcomer} aria-labelledby="own-newcomer">
      <header className={styles.cardHead}>
        <h2 id="own-newcomer">{t(writes ? 'own.newcomer' : 'own.newcomer-reader')}</h2>
        <span className={styles.headEnd}><Button size="small" variant="quiet" onPress={() => stepsDone.add(person.id, dismissed)}>{t('own.newcomer-dismiss')}</Button></span>
      </header>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step} data-step={step} data-done={isDone(step)}>
            <span aria-hidden className={styles.stepMark}>{isDone(step) ? <Check /> : index + 1}</span>
            <span className={styles.stepText}>
              <strong>{t(`own.try-${step}`)}{isDone(step) && <span className={styles.stepDone}> · {t('own.newcomer-ticked')}</span>}</strong>
              <span>{stepOf[step].why}</span>
              {stepOf[step].link}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** While delegations write what they bring. Source: the table of mandates, contribution. */
const isOpenForContributions = (status: string | null): boolean => status === 'drafting' || status === 'consultation'
