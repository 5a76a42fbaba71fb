// What others do to the plan while it is open here, and who it was.
import { useRef } from 'react'
import type { ActionId } from '../../../shared/ids.ts'
import { newsBetween } from './news.ts'
import type { News } from './news.ts'
import { usePlan } from './plan-context.tsx'
import { useOthersChanges } from './use-others-changes.ts'
import type { Writer } from './use-place.ts'

/** `added` is an action's first coming into the plan, `brought-back` each later one. */
export type OthersNews =
  | Exclude<News, { readonly type: 'created' | 'brought-in' }>
  | { readonly type: 'added' | 'brought-back'; readonly action: ActionId }

/** @param onNews is told as `useOthersChanges` tells. */
export function useNews(onNews: (news: OthersNews, writer: Writer | null) => void): void {
  const { replica, person, goalsOfCycle } = usePlan()
  const created = useRef(new Set<ActionId>())
  useOthersChanges(replica, person, (was, is, writer) => {
    for (const news of newsBetween(was, is, goalsOfCycle)) {
      if (news.type === 'created') created.current.add(news.action)
      else if (news.type !== 'brought-in') onNews(news, writer)
      else onNews({ type: was.actions[news.action] === undefined || created.current.delete(news.action) ? 'added' : 'brought-back', action: news.action }, writer)
    }
  })
}
