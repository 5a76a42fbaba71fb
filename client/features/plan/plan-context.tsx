// What every part of a plan page needs: the replica and its typed view, who writes, and what they may write now.
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import type { CycleView } from '../../../shared/api/plans.ts'
import { planView } from '../../../shared/documents/plan.ts'
import type { planSchema, PlanPlain, PlanView, RecordPlain } from '../../../shared/documents/plan.ts'
import type { Seen, WriterHere } from '../../../shared/documents/plan-commands.ts'
import type { GoalId, PartyId, PersonId, PlanId } from '../../../shared/ids.ts'
import { mayWrite } from '../../../shared/mandates/mandates.ts'
import type { PlanFacts, Subject, Writer } from '../../../shared/mandates/mandates.ts'
import type { RuleContext } from '../../../shared/rules/rule.ts'
import { contextOf } from '../../../shared/rules/findings.ts'
import { useClosedReason, useGeneration, useReading } from '../../replica/index.ts'
import type { Replica } from '../../replica/index.ts'

export type PlanReplica = Replica<(typeof planSchema)['roots']>

export type PlanPageContext = {
  readonly id: PlanId
  readonly replica: PlanReplica
  readonly plan: PlanView
  readonly cycle: CycleView
  readonly goalsOfCycle: readonly GoalId[]
  readonly record: RecordPlain
  readonly rules: RuleContext
  readonly person: PersonId
  readonly party: PartyId
  readonly writer: WriterHere
  readonly may: (subject: Subject) => boolean
  readonly seen: () => Seen
}

const Context = createContext<PlanPageContext | null>(null)

export function usePlan(): PlanPageContext {
  const context = useContext(Context)
  if (context === null) throw new Error('usePlan is used outside a plan')
  return context
}

/** A part of the plan's plain values; the component renders again when `isEqual` says that it is another. */
export function usePlanReading<Part>(selector: (plain: PlanPlain) => Part, isEqual?: (one: Part, other: Part) => boolean): Part {
  return useReading(usePlan().replica, selector, isEqual)
}

const recordOf = (plain: PlanPlain): RecordPlain => plain.record

type ProviderProps = {
  readonly id: PlanId
  readonly replica: PlanReplica
  readonly cycle: CycleView
  readonly person: Writer
  readonly isReadOnly: boolean
  readonly children: ReactNode
}

export function PlanProvider({ id, replica, cycle, person, isReadOnly, children }: ProviderProps) {
  const generation = useGeneration(replica)
  const record = useReading(replica, recordOf)
  const closed = useClosedReason(replica)
  // What is written from now on would only be kept aside.
  const isOver = closed === 'rightLost' || closed === 'notFound'
  // A generation has a document of its own, and with it a view of its own.
  // oxlint-disable-next-line react/exhaustive-deps
  const plan = useMemo(() => planView(replica.doc), [replica, generation])
  const goalsOfCycle = useMemo(() => cycle.goals.map(goal => goal.id), [cycle])
  const value = useMemo<PlanPageContext>(() => {
    const facts = factsIn(record)
    const answers = person.functions.includes('speaks') || person.functions.includes('drafter')
    return {
      id,
      replica,
      plan,
      cycle,
      goalsOfCycle,
      record,
      rules: contextOf(record, goalsOfCycle),
      person: person.person,
      party: person.party,
      writer: { party: person.party, answersForParty: answers, isDriver: answers && facts.driver === person.party },
      may: subject => !isReadOnly && !isOver && mayWrite(person, facts, subject).ok,
      seen: () => replica.seen() ?? { epoch: '', seq: 0 },
    }
  }, [id, replica, plan, cycle, goalsOfCycle, record, person, isReadOnly, isOver])
  return <Context value={value}>{children}</Context>
}

function factsIn(record: RecordPlain): PlanFacts {
  return {
    status: record.status ?? 'closed',
    archived: record.archived ?? false,
    driver: record.driver?.accepted === true ? record.driver.party : null,
    addedToCircle: new Set(record.addedToCircle),
  }
}
