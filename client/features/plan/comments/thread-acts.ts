// What one does with a thread, wherever it is kept: in the plan in the name of the delegation, in its own side in one's own.
import { useMemo } from 'react'
import { changeOwnComment, reactOwn, reopenOwn, replyOwn, resolveOwn, withdrawOwnComment } from '../../../../shared/documents/own-thread-commands.ts'
import { changeComment, react, reopen, reply, resolve, withdrawComment } from '../../../../shared/documents/thread-commands.ts'
import type { Reaction } from '../../../../shared/documents/threads.ts'
import type { CommentId, ThreadId } from '../../../../shared/ids.ts'
import { today } from '../../../shell/today.ts'
import { usePlan } from '../plan-context.tsx'
import { useOwnView } from './own-comments.tsx'

export type ThreadActs = {
  readonly reply: (text: string) => CommentId | null
  readonly change: (comment: CommentId, text: string) => void
  readonly withdraw: (comment: CommentId) => void
  readonly react: (comment: CommentId, reaction: Reaction) => void
  readonly resolve: () => void
  readonly reopen: () => void
}

export function useThreadActs(id: ThreadId, isOwn: boolean): ThreadActs {
  const { plan, party, person } = usePlan()
  const side = useOwnView()
  return useMemo<ThreadActs>(() => {
    if (!isOwn) {
      return {
        reply: text => reply(plan, id, party, text),
        change: (comment, text) => changeComment(plan, id, comment, text),
        withdraw: comment => withdrawComment(plan, id, comment),
        react: (comment, reaction) => react(plan, id, comment, party, reaction),
        resolve: () => resolve(plan, id, party, today()),
        reopen: () => reopen(plan, id),
      }
    }
    return {
      reply: text => (side === null ? null : replyOwn(side, id, person, text)),
      change: (comment, text) => side !== null && changeOwnComment(side, id, comment, text),
      withdraw: comment => side !== null && withdrawOwnComment(side, id, comment),
      react: (comment, reaction) => side !== null && reactOwn(side, id, comment, person, reaction),
      resolve: () => side !== null && resolveOwn(side, id, person, today()),
      reopen: () => side !== null && reopenOwn(side, id),
    }
  }, [plan, side, id, party, person, isOwn])
}
