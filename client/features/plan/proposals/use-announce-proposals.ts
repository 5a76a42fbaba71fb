// Tells screen readers, gathered, that others have proposed something and where.
import { orderedActions } from '../../../../shared/documents/plan-order.ts'
import type { PartyId, ProposalId } from '../../../../shared/ids.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import { announceOthers } from '../../../design/announcer.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { placeName } from '../comments/place-name.ts'
import { usePlan } from '../plan-context.tsx'
import { useGatheredNews } from '../use-gathered-news.ts'
import { useMessage } from '../use-message.ts'
import { useOthersChanges } from '../use-others-changes.ts'

type Came = { readonly count: number; readonly by: PartyId; readonly first: ProposalId }

export function useAnnounceProposals(): void {
  const t = useMessage()
  const { replica, person, party, cycle, goalsOfCycle } = usePlan()
  const handIn = useGatheredNews<Came>(({ count, by, first }) => {
    const delegation = partyLabel(by).name
    if (count > 1) return announceOthers(t('proposals.others-proposed-more', { delegation, count }), `proposals ${by}`)
    const plain = replica.reading.current()
    const place = placeName(t, plain.proposals[first]?.place ?? [], {
      cycle,
      numbers: new Map(orderedActions(plain, goalsOfCycle).map(({ id, number }) => [id, number])),
      nameOf: id => {
        const action = plain.actions[id]
        return action === undefined ? null : { title: action.title, removed: action.removed, reference: plain.references[id] }
      },
    })
    announceOthers(t(plain.proposals[first]?.change?.kind === 'action' ? 'proposals.others-proposed-action' : 'proposals.others-proposed', { delegation, place }), `proposals ${by}`)
  })
  useOthersChanges(replica, person, (was, is) => {
    for (const { id, by } of newProposals(was.proposals, is.proposals)) {
      if (by !== party) handIn(by, before => ({ count: (before?.count ?? 0) + 1, by, first: before?.first ?? id }))
    }
  })
}

function newProposals(was: PlanPlain['proposals'], is: PlanPlain['proposals']): readonly { readonly id: ProposalId; readonly by: PartyId }[] {
  if (was === is) return []
  // The keys of a reading are those that the schema let in.
  return (Object.keys(is) as ProposalId[]).flatMap(id => {
    const by = is[id]?.by
    return was[id] !== undefined || by === undefined ? [] : [{ id, by }]
  })
}
