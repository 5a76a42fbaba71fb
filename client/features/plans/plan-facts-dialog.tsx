// What the support team records about a plan. It starts from the mirror in the plan's document, which is what the server
// wrote last, so that recording one fact never loses another.
import { useEffect, useRef, useState } from 'react'
import { planSchema } from '../../../shared/documents/plan.ts'
import type { RecordPlain } from '../../../shared/documents/plan.ts'
import type { PartyId, PersonId, PlanId } from '../../../shared/ids.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import type { CloseName } from '../../../shared/protocol/close-codes.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { browserEnvironment, openReplica } from '../../replica/index.ts'
import { useCycles } from '../../shell/cycles.tsx'
import { rememberFocus } from '../../shell/focus-place.ts'
import { planName } from '../../shell/plan-name.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { ArchiveFact, CircleFact, MarkingFact, ReferencesFact } from './other-facts.tsx'
import { UnrecordedContext } from './fact-section.tsx'
import { CoDriversFact, DriverFact } from './role-facts.tsx'
import styles from './plans.module.css'

interface PlanFactsDialogProps {
  readonly summary: PlanSummary
  readonly onClose: () => void
}

export function PlanFactsDialog(props: PlanFactsDialogProps) {
  return <PlanMessages><FactsDialog {...props} /></PlanMessages>
}

function FactsDialog({ summary, onClose }: PlanFactsDialogProps) {
  const t = useMessage()
  const { person, party } = usePagePerson()
  const name = planName(useCycles() ?? [], summary.area, summary.period)
  const [unrecorded, setUnrecorded] = useState<readonly string[]>([])
  const [isAsking, setAsking] = useState(false)
  const [tellUnrecorded] = useState(() => (title: string, isUnrecorded: boolean) => {
    setAsking(false)
    setUnrecorded(before => [...before.filter(other => other !== title), ...(isUnrecorded ? [title] : [])])
  })
  const askOrClose = () => (unrecorded.length > 0 ? setAsking(true) : onClose())
  return (
    <Dialog isOpen onClose={askOrClose} isAskingItself size="wide" title={t('plans.facts-of', { plan: name })}>
      {isAsking && <CloseQuestion unrecorded={unrecorded} onClose={onClose} onStay={() => setAsking(false)} />}
      <UnrecordedContext value={tellUnrecorded}>
        <div className={isAsking ? styles.belowQuestion : undefined}>
          {party !== null && <Opened key={summary.plan} summary={summary} person={person.id} party={party} />}
        </div>
      </UnrecordedContext>
    </Dialog>
  )
}

interface CloseQuestionProps {
  readonly unrecorded: readonly string[]
  readonly onClose: () => void
  readonly onStay: () => void
}

function CloseQuestion({ unrecorded, onClose, onStay }: CloseQuestionProps) {
  const t = useMessage()
  const answers = useRef<HTMLSpanElement>(null)
  // The keyboard is at the answer that loses nothing, and goes back to where it was.
  useEffect(() => {
    const goBack = rememberFocus()
    answers.current?.querySelector<HTMLElement>('button:last-child')?.focus()
    return goBack
  }, [])
  return (
    <Banner
      isInset
      tone="bad"
      action={(
        <span ref={answers} className={styles.answers}>
          <Button size="small" onPress={onClose}>{t('plans.close-anyway')}</Button>
          <Button size="small" onPress={onStay}>{t('plans.go-on')}</Button>
        </span>
      )}
    >
      {t('plans.not-recorded', { facts: unrecorded.join(', ') })}
    </Banner>
  )
}

function Opened({ summary, person, party }: { readonly summary: PlanSummary; readonly person: PersonId; readonly party: PartyId }) {
  const t = useMessage()
  const read = usePlanRecord(summary.plan, person, party)
  if (read === null) return <Skeleton lines={6} />
  if ('closed' in read) return <Banner isInset tone="bad">{t(`close/${read.closed}`)}</Banner>
  return <Facts summary={summary} record={read.record} />
}

type Read = { readonly record: RecordPlain } | { readonly closed: CloseName }

/** The record as it stands when asked for, null until it has come. The plan is joined only for as long as it takes to
 *  read it: whoever records facts about it is not at work in it. */
function usePlanRecord(id: PlanId, person: PersonId, party: PartyId): Read | null {
  const [read, setRead] = useState<Read | null>(null)
  useEffect(() => {
    const replica = openReplica({ kind: 'plan', id, schema: planSchema, identity: { person, party }, environment: browserEnvironment(), mayWrite: () => false })
    replica.awareness.setLocalState(null)
    const look = (): void => {
      const status = replica.status()
      if (replica.isSynced) setRead({ record: replica.reading.current().record })
      else if (status.state === 'closed') setRead({ closed: status.reason })
      else return
      replica.close()
    }
    replica.subscribe(look)
    return () => replica.close()
  }, [id, person, party])
  return read
}

function Facts({ summary, record }: { readonly summary: PlanSummary; readonly record: RecordPlain }) {
  const { plan, archived } = summary
  return (
    <div className={styles.allFacts}>
      <DriverFact plan={plan} record={record} />
      <CoDriversFact plan={plan} record={record} />
      <MarkingFact plan={plan} record={record} />
      <ReferencesFact plan={plan} record={record} />
      <CircleFact plan={plan} record={record} />
      <ArchiveFact plan={plan} isArchived={archived} />
    </div>
  )
}
