// The new actions that are proposed for each goal and not decided yet: what cells, tables and lists show of them. Worked out once for each
// state of the proposals, whoever asks.
import type { PlanPlain } from '../documents/plan.ts'
import type { ProposedAction } from '../documents/proposed-action.ts'
import type { GoalId, PartyId, ProposalId } from '../ids.ts'

export type OpenNewAction = { readonly id: ProposalId; readonly goal: GoalId; readonly by: PartyId; readonly action: ProposedAction }

type Proposals = PlanPlain['proposals']

const openByProposals = new WeakMap<Proposals, readonly OpenNewAction[]>()

/** Those that were sent first come first. The same list as long as no proposal is touched. */
export function openNewActions(proposals: Proposals): readonly OpenNewAction[] {
  let open = openByProposals.get(proposals)
  if (open === undefined) openByProposals.set(proposals, (open = openIn(proposals)))
  return open
}

function openIn(proposals: Proposals): readonly OpenNewAction[] {
  // The keys of a reading are those that the schema let in.
  return (Object.keys(proposals) as ProposalId[])
    .flatMap(id => {
      const proposal = proposals[id]
      const [root, goal] = proposal?.place ?? []
      if (proposal?.change?.kind !== 'action' || proposal.by === undefined || proposal.decision !== undefined || root !== 'goals' || goal === undefined) return []
      return [{ at: proposal.sent?.at ?? '', open: { id, goal: goal as GoalId, by: proposal.by, action: proposal.change.action } }]
    })
    .sort((one, other) => compare(one.at, other.at) || compare(one.open.id, other.open.id))
    .map(({ open }) => open)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
