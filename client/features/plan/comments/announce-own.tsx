// Tells screen readers, gathered, that a colleague has commented among ourselves and where.
import type { sideSchema } from '../../../../shared/documents/side.ts'
import type { ThreadId } from '../../../../shared/ids.ts'
import { announceOthers } from '../../../design/announcer.ts'
import type { Replica } from '../../../replica/index.ts'
import { usePlan } from '../plan-context.tsx'
import { useGatheredNews } from '../use-gathered-news.ts'
import { useMessage } from '../use-message.ts'
import { useOthersChanges } from '../use-others-changes.ts'
import { usePlaceName } from '../use-place-name.ts'
import { useNameOf } from './own-comments.tsx'
import type { OwnCommentPlain, OwnThreads } from './own-threads.ts'

type SideReplica = Replica<(typeof sideSchema)['roots']>
type Came = { readonly count: number; readonly comment: OwnCommentPlain }

export function AnnounceOwn({ side }: { readonly side: SideReplica }) {
  const t = useMessage()
  const { person } = usePlan()
  const nameOf = useNameOf()
  const placeName = usePlaceName()
  const handIn = useGatheredNews<Came>(({ count, comment }, thread) => {
    const place = placeName(side.reading.current().threads[thread as ThreadId]?.about ?? [])
    announceOthers(count === 1 && comment.author !== undefined ? t('comments.colleague-commented', { name: nameOf(comment.author), place }) : t('comments.others-commented-more', { count, place }), `thread ${thread}`)
  })
  useOthersChanges(side, person, (was, is) => {
    for (const { thread, comment } of newComments(was.threads, is.threads)) if (comment.author !== person) handIn(thread, before => ({ count: (before?.count ?? 0) + 1, comment }))
  })
  return null
}

/** A reading keeps the identity of what was not touched, so little is looked at. */
function newComments(was: OwnThreads, is: OwnThreads): readonly { readonly thread: ThreadId; readonly comment: OwnCommentPlain }[] {
  if (was === is) return []
  // The keys of a reading are those that the schema let in.
  return (Object.keys(is) as ThreadId[]).flatMap(thread => {
    const [before, now] = [was[thread], is[thread]]
    if (now === undefined || before === now) return []
    const known: object = before?.comments ?? {}
    return Object.entries(now.comments).flatMap(([id, comment]) => (comment === undefined || id in known ? [] : [{ thread, comment }]))
  })
}
