// Beginning a draft of a new action. It says nothing of the plan yet, so the page begins it by itself, also without a connection, once the
// delegation has a side of this plan; until its page has come to one, the server begins it.
import { sideView } from '../../../../shared/documents/side.ts'
import type { GoalId } from '../../../../shared/ids.ts'
import { ProposalId, randomId } from '../../../../shared/ids.ts'
import { showToast } from '../../../design/toasts.tsx'
import { useMessage } from '../use-message.ts'
import { placeOfNewAction } from './new-action-list.ts'
import { useDrafting } from './proposals-context.tsx'

/** Null where this person proposes nothing. */
export function useProposeAction(): ((goal: GoalId) => void) | null {
  const t = useMessage()
  const drafting = useDrafting()
  if (drafting === null) return null
  const { state, side, lookAgain, isOffline, begin } = drafting
  return goal => {
    if (side !== null) {
      const id = ProposalId.parse(randomId())
      const view = sideView(side.doc)
      view.changeForGood(() => view.roots.newActions.create(id, { goal }))
      return state.openDraft(placeOfNewAction(id), true)
    }
    if (isOffline()) return void showToast({ tone: 'warn', text: t('proposals.first-online') })
    begin(['goals', goal], id => {
      state.openDraft(placeOfNewAction(id), true)
      lookAgain()
    })
  }
}
