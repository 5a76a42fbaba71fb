// What every part of a plan page needs: the replica and its typed view, who writes, and what they may write now.
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import type { CycleView } from '../../../shared/api/cycles.ts'
import { planView } from '../../../shared/documents/plan.ts'
import type { planSchema, PlanPlain, PlanView, RecordPlain } from '../../../shared/documents/plan.ts'
import type { Seen, WriterHere } from '../../../shared/documents/plan-commands.ts'
import { ActionId, GoalId } from '../../../shared/ids.ts'
import type { PartyId, PersonId, PlanId } from '../../../shared/ids.ts'
import { mayWrite } from '../../../shared/mandates/mandates.ts'
import type { Grant, PlanFacts, Subject, Writer } from '../../../shared/mandates/mandates.ts'
import type { WrittenBy } from '../../../shared/mandates/written-by.ts'
import type { Path } from '../../../shared/schema/node.ts'
import type { RuleContext } from '../../../shared/rules/rule.ts'
import { contextOf } from '../../../shared/rules/findings.ts'
import { today } from '../../shell/today.ts'
import { useFacts } from './use-facts.ts'
import { useGeneration, useReading } from '../../replica/index.ts'
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
  /** The person as the table of mandates asks for it. */
  readonly asWriter: Writer
  readonly facts: PlanFacts
  /** What this person may write now, as the table of mandates says; the server has the last word. */
  readonly may: (subject: Subject) => boolean
  /** Under which role they may; null where they may not. */
  readonly grantFor: (subject: Subject) => Grant | null
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

/** What this person may write of an action now; the component renders again only when that changes. */
export function useMayInAction(id: ActionId, writtenBy: WrittenBy): boolean {
  const { may } = usePlan()
  return usePlanReading(plain => {
    const now = plain.actions[id]
    return now !== undefined && may({ writtenBy, action: { id, now } })
  })
}

/** Whether this person may write a text of the plan now: the aim, a goal's or an action's. */
export function useMayWriteText([root, id]: Path): boolean {
  const { may } = usePlan()
  return usePlanReading(plain => {
    if (root !== 'actions') return may({ writtenBy: 'plan-text', ...(root === 'goals' ? { goal: GoalId.safeParse(id).data } : {}) })
    const action = ActionId.safeParse(id).data
    const now = action === undefined ? undefined : plain.actions[action]
    return action !== undefined && now !== undefined && may({ writtenBy: 'action', action: { id: action, now } })
  })
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
  // A generation has a document of its own, and with it a view of its own.
  // oxlint-disable-next-line react/exhaustive-deps
  const plan = useMemo(() => planView(replica.doc), [replica, generation])
  const goalsOfCycle = useMemo(() => cycle.goals.map(goal => goal.id), [cycle])
  const facts = useFacts(record)
  const value = useMemo<PlanPageContext>(() => {
    const answers = person.functions.includes('speaks')
    const grantFor = (subject: Subject): Grant | null => {
      const may = isReadOnly ? null : mayWrite(person, facts, subject)
      return may?.ok === true ? may.value : null
    }
    return {
      id,
      replica,
      plan,
      cycle,
      goalsOfCycle,
      record,
      rules: contextOf(record, goalsOfCycle),
      person: person.person,
      facts,
      party: person.party,
      asWriter: person,
      writer: { party: person.party, answersForParty: answers, isDriver: answers && facts.driver === person.party },
      may: subject => grantFor(subject) !== null,
      grantFor,
      seen: () => ({ ...(replica.seen() ?? { epoch: '', seq: 0 }), on: today() }),
    }
  }, [id, replica, plan, cycle, goalsOfCycle, record, facts, person, isReadOnly])
  return <Context value={value}>{children}</Context>
}
