// What stands on the page of goals: the goals of the cycle, those that one's own delegation supervises first.
import { useEffect, useMemo, useRef, useState } from 'react'
import { cycleSchema, cycleView, supervisorIn } from '../../../shared/documents/cycle.ts'
import type { CyclePlain } from '../../../shared/documents/cycle.ts'
import { GoalId } from '../../../shared/ids.ts'
import { cycleFactsIn, mayWriteInCycle } from '../../../shared/mandates/cycle.ts'
import type { Writer } from '../../../shared/mandates/mandates.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { announce } from '../../design/announcer.ts'
import { Chip } from '../../design/chip.tsx'
import { Faces } from '../../design/faces.tsx'
import { useLivePlans } from '../../live/index.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { useGeneration, useReading } from '../../replica/index.ts'
import { useGoalAddress } from '../../shell/goal-address.ts'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { KeptWordsList, ReplicaBanner, StatusSign, UndoButtons, useOthersIn, useOwnPlaceIn, useUndoKeys } from '../plan/index.ts'
import { PeriodSelect, plansOf } from '../plans/index.ts'
import type { ChosenPeriod } from '../plans/index.ts'
import { GoalCard } from './goal-card.tsx'
import styles from './goals.module.css'
import type { CycleReplica } from './open-cycle.tsx'
import { SupervisorDialog } from './supervisor-dialog.tsx'

type ContentProps = { readonly replica: CycleReplica; readonly chosen: ChosenPeriod; readonly writer: Writer }

const recordOf = (plain: CyclePlain): CyclePlain['record'] => plain.record

export function GoalsContent({ replica, chosen, writer }: ContentProps) {
  const t = useMessage()
  const { cycle, period } = chosen
  const { memberships, isReadOnly } = usePagePerson()
  const generation = useGeneration(replica)
  // A generation has a document of its own, and with it a view of its own.
  // oxlint-disable-next-line react/exhaustive-deps
  const view = useMemo(() => cycleView(replica.doc), [replica, generation])
  const record = useReading(replica, recordOf)
  const facts = useMemo(() => cycleFactsIn(record), [record])
  const others = useOthersIn(replica.awareness, writer.person)
  const { plans, isKnown } = useLivePlans()
  const rows = useMemo(() => plansOf(plans, cycle, period).byPriority.flatMap(group => group.rows).map(row => row.plan), [plans, cycle, period])
  const [recording, setRecording] = useState<GoalId | null>(null)
  useOwnPlaceIn(replica.awareness)
  useUndoKeys(replica.undo)
  useGoalAddress()
  const mayWrite = (goal: GoalId): boolean => !isReadOnly && mayWriteInCycle(writer, facts, { path: ['goals', goal, 'guidance'], writtenBy: 'guidance' }).ok
  const isOwn = (goal: GoalId): boolean => facts.supervisors.get(goal) === writer.party
  const written = cycle.goals.filter(({ id }) => mayWrite(id))
  useAnnounceRights(written, cycle.goals)
  const goals = [...cycle.goals.filter(({ id }) => isOwn(id)), ...cycle.goals.filter(({ id }) => !isOwn(id))]
  const without = facts.closed ? 0 : cycle.goals.filter(({ id }) => !facts.supervisors.has(id)).length
  const isSupportTeam = !isReadOnly && !facts.closed && memberships.some(membership => membership.function === 'support-team')
  const recorded = cycle.goals.find(({ id }) => id === recording)
  const titleOfGoal = (_plain: CyclePlain, [root, id]: Path): string | null => (root === 'goals' ? (cycle.goals.find(goal => goal.id === id)?.title ?? null) : null)
  return (
    <>
      <PageHeader
        title={t('shell.goals')}
        breadcrumb={[{ label: cycle.label }]}
        status={<StatusSign replica={replica} />}
        people={<Faces people={others.people.map(other => ({ id: other.person, name: other.name, delegation: partyLabel(other.party), colour: other.colour, isIdle: other.isIdle }))} />}
        actions={written.length > 0 && <UndoButtons undo={replica.undo} />}
      />
      <ReplicaBanner replica={replica} otherwise={facts.closed ? t('cycle/closed') : null} />
      <div className={styles.page}>
        <div className={styles.head}>
          <h1>{t('shell.goals')}</h1>
          <PeriodSelect {...chosen} />
          {without > 0 && <Chip tone="warn">{t('goals.without-supervisor', { count: without })}</Chip>}
        </div>
        <p className={styles.what}>{t('goals.what')}</p>
        <KeptWordsList replica={replica} schema={cycleSchema} within={titleOfGoal} />
        {goals.map(goal => {
          const text = view.roots.goals.get(goal.id)?.guidance
          return (
            <GoalCard
              key={goal.id}
              goal={goal}
              supervisor={supervisorIn(record, goal.id)}
              isClosed={facts.closed}
              isOwn={isOwn(goal.id)}
              plans={isKnown ? rows : []}
              period={period}
              note={text === undefined ? null : { replica, text, mayWrite: mayWrite(goal.id), here: others.byPart.get(goal.id)?.[0] }}
              onRecord={isSupportTeam ? () => setRecording(goal.id) : null}
            />
          )
        })}
      </div>
      {recorded !== undefined && <SupervisorDialog key={recorded.id} cycle={cycle.id} goal={recorded} recorded={supervisorIn(record, recorded.id)} onClose={() => setRecording(null)} />}
    </>
  )
}

type Goals = ChosenPeriod['cycle']['goals']

/** A right that begins or ends on the open page is said: what can be written on it changes under whoever cannot see it. */
function useAnnounceRights(written: Goals, all: Goals): void {
  const t = useMessage()
  const before = useRef<ReadonlySet<GoalId> | null>(null)
  const now = written.map(({ id }) => id).join(' ')
  useEffect(() => {
    const ids = new Set(now === '' ? [] : now.split(' ').map(id => GoalId.parse(id)))
    const former = before.current
    before.current = ids
    if (former === null) return
    for (const { id, number } of all) {
      if (ids.has(id) && !former.has(id)) announce(t('goals.now-yours', { number }))
      if (!ids.has(id) && former.has(id)) announce(t('goals.no-longer-yours', { number }))
    }
  }, [now, all, t])
}
