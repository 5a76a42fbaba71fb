// What stands in the way of a step, and what whoever takes it has to have looked at: by the needs of the step, from the plan as it is.
import type { ReserveView, RoundsAnswer } from '../../../../shared/api/rounds.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { ProposalId } from '../../../../shared/ids.ts'
import type { PlanFacts } from '../../../../shared/mandates/mandates.ts'
import type { Finding } from '../../../../shared/rules/findings.ts'
import { standsIn } from '../../../../shared/workflow/positions.ts'
import { stepsFrom } from '../../../../shared/workflow/steps.ts'
import type { StepNeed, StepRow } from '../../../../shared/workflow/steps.ts'

export type SentProposal = NonNullable<PlanPlain['proposals'][ProposalId]>
export type Undecided = { readonly id: ProposalId; readonly proposal: SentProposal }

export type Checklist = {
  /** Red findings: none may be left. */
  readonly toFix: readonly Finding[]
  readonly proposals: readonly Undecided[]
  /** Those that stand in the round; null until they are known. */
  readonly reserves: readonly ReserveView[] | null
  /** What stands in nobody's way. */
  readonly leftOpen: { readonly proposals: number; readonly toLookAt: number }
}

type Answered = Pick<RoundsAnswer, 'rounds' | 'reserves' | 'versions'>
type Known = { readonly findings: readonly Finding[]; readonly proposals: PlanPlain['proposals']; readonly answered: Answered | null }

export function checklistOf(needs: readonly StepNeed[], { findings, proposals, answered }: Known): Checklist {
  const isAcknowledged = needs.includes('acknowledged')
  return {
    toFix: needs.includes('no-red-findings') ? findings.filter(({ severity }) => severity === 'to-fix') : [],
    proposals: isAcknowledged ? undecidedOf(proposals) : [],
    reserves: isAcknowledged ? standing(answered) : [],
    leftOpen: { proposals: undecidedOf(proposals).length, toLookAt: findings.filter(({ severity }) => severity === 'to-look-at').length },
  }
}

/** As the server asks for them: see `standingReserves` there. */
function standing(answered: Answered | null): readonly ReserveView[] | null {
  if (answered === null) return null
  const [round] = answered.rounds
  return round === undefined ? [] : answered.reserves.filter(reserve => standsIn(reserve, round, answered.versions))
}

/** How many things whoever takes the step has to tick. */
export const toAcknowledge = ({ proposals, reserves }: Checklist): number => proposals.length + (reserves?.length ?? 0)

/** By the delegation that proposes, in the order of sending. */
export function undecidedOf(proposals: PlanPlain['proposals']): readonly Undecided[] {
  return (Object.keys(proposals) as ProposalId[])
    .flatMap(id => {
      const proposal = proposals[id]
      return proposal === undefined || proposal.decision !== undefined ? [] : [{ id, proposal }]
    })
    .sort(({ proposal: one }, { proposal: other }) => compare(one.by ?? '', other.by ?? '') || compare(one.sent?.at ?? '', other.sent?.at ?? ''))
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Steps that a person takes from here, the one that leads on first; the others lead back or aside. */
export function stepsOnPage(facts: Pick<PlanFacts, 'status' | 'amendment' | 'archived'>): { readonly next: StepRow | null; readonly others: readonly StepRow[] } {
  const taken = stepsFrom(facts).filter(({ taker }) => taker !== 'time')
  const next = taken.find(({ id }) => leadsOn.includes(id)) ?? null
  return { next, others: taken.filter(step => step !== next) }
}
const leadsOn: readonly StepRow['id'][] = ['open-round', 'finish-rounds', 'submit', 'record-adoption']
