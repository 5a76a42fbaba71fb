// What others do to the plan while it is open here, and who it was.
import { useEffect, useEffectEvent } from 'react'
import type * as Y from 'yjs'
import type { ActionId } from '../../../shared/ids.ts'
import { newsBetween } from './news.ts'
import type { News } from './news.ts'
import { usePlan } from './plan-context.tsx'
import { personBehind } from './use-place.ts'
import type { Writer } from './use-place.ts'

/** `added` is an action's first coming into the plan, `brought-back` each later one. */
export type OthersNews =
  | Exclude<News, { readonly type: 'created' | 'brought-in' }>
  | { readonly type: 'added' | 'brought-back'; readonly action: ActionId }

/** @param onNews is told within the transaction, before anything is drawn. The writer is null where several wrote at
 *  once or nothing tells who it was. What the reader does in another window is no news. */
export function useNews(onNews: (news: OthersNews, writer: Writer | null) => void): void {
  const { replica, plan, person, goalsOfCycle } = usePlan()
  const tell = useEffectEvent(onNews)
  useEffect(() => {
    const { doc, reading, awareness } = replica
    let before = reading.current()
    const created = new Set<ActionId>()
    const changed = (transaction: Y.Transaction): void => {
      const was = before
      before = reading.current()
      if (transaction.local || was === before) return
      const writers = new Map<string, Writer>()
      for (const [clientId, clock] of transaction.afterState) {
        const writer = clock === transaction.beforeState.get(clientId) ? null : personBehind(awareness, clientId)
        if (writer !== null) writers.set(writer.person, writer)
      }
      const [writer = null] = writers.size === 1 ? writers.values() : []
      if (writer?.person === person) return
      for (const news of newsBetween(was, before, goalsOfCycle)) {
        if (news.type === 'created') created.add(news.action)
        else if (news.type !== 'brought-in') tell(news, writer)
        else tell({ type: was.actions[news.action] === undefined || created.delete(news.action) ? 'added' : 'brought-back', action: news.action }, writer)
      }
    }
    doc.on('afterTransaction', changed)
    return () => doc.off('afterTransaction', changed)
  // A generation has a document of its own, and with it a view of its own.
  // oxlint-disable-next-line react/exhaustive-deps
  }, [replica, plan, person, goalsOfCycle])
}
