// Tells screen readers, gathered, that others have commented and where.
import { orderedActions } from '../../../../shared/documents/plan-order.ts'
import type { PartyId, ThreadId } from '../../../../shared/ids.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import { announceOthers } from '../../../design/announcer.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import { useGatheredNews } from '../use-gathered-news.ts'
import { useMessage } from '../use-message.ts'
import { useOthersChanges } from '../use-others-changes.ts'
import { placeName } from './place-name.ts'

type Came = { readonly count: number; readonly by: PartyId }

export function useAnnounceComments(): void {
  const t = useMessage()
  const { replica, person, party, cycle, goalsOfCycle } = usePlan()
  const handIn = useGatheredNews<Came>(({ count, by }, thread) => {
    const plain = replica.reading.current()
    const about = plain.threads[thread as ThreadId]?.about ?? []
    const place = placeName(t, about, {
      cycle,
      numbers: new Map(orderedActions(plain, goalsOfCycle).map(({ id, number }) => [id, number])),
      nameOf: id => {
        const action = plain.actions[id]
        return action === undefined ? null : { title: action.title, removed: action.removed, reference: plain.references[id] }
      },
    })
    announceOthers(count === 1 ? t('comments.others-commented', { delegation: partyLabel(by).name, place }) : t('comments.others-commented-more', { count, place }), `thread ${thread}`)
  })
  useOthersChanges(replica, person, (was, is) => {
    for (const { thread, by } of newComments(was.threads, is.threads)) if (by !== party) handIn(thread, before => ({ count: (before?.count ?? 0) + 1, by }))
  })
}

/** A reading keeps the identity of what was not touched, so little is looked at. */
function newComments(was: PlanPlain['threads'], is: PlanPlain['threads']): readonly { readonly thread: ThreadId; readonly by: PartyId }[] {
  if (was === is) return []
  // The keys of a reading are those that the schema let in.
  return (Object.keys(is) as ThreadId[]).flatMap(id => {
    const [before, now] = [was[id], is[id]]
    if (now === undefined || before === now) return []
    const known: object = before?.comments ?? {}
    return Object.entries(now.comments).flatMap(([comment, said]) => (said?.by === undefined || comment in known ? [] : [{ thread: id, by: said.by }]))
  })
}
