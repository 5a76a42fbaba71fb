// Beginning a draft of a new action. It says nothing of the plan yet, so the page begins it by itself, also without a connection, once the
// delegation has a side of this plan; the first one the server begins, which makes the side.
import { sideView } from '../../../../shared/documents/side.ts'
import type { GoalId } from '../../../../shared/ids.ts'
import { ProposalId, randomId } from '../../../../shared/ids.ts'
import { showToast } from '../../../design/toasts.tsx'
import { proposalsApi } from '../../../proposals-api.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { placeOfNewAction } from './new-action-list.ts'
import { useMayPropose, useProposals } from './proposals-context.tsx'

/** Null where this person proposes nothing. */
export function useProposeAction(): ((goal: GoalId) => void) | null {
  const t = useMessage()
  const context = useProposals()
  const { id: plan, party, replica } = usePlan()
  const mayPropose = useMayPropose()
  if (context === null || !mayPropose) return null
  const { state, side, lookAgain } = context
  return goal => {
    if (side !== null) {
      const id = ProposalId.parse(randomId())
      const view = sideView(side.doc)
      view.changeForGood(() => view.roots.newActions.create(id, { goal }))
      return state.openDraft(placeOfNewAction(id), true)
    }
    if (replica.status().saved === 'offline') return void showToast({ tone: 'warn', text: t('proposals.first-online') })
    const place = ['goals', goal]
    state.asks(place, true)
    void proposalsApi.draft(plan, { party, place }).then(answer => {
      state.asks(place, false)
      if (!answer.ok) return void showToast({ tone: 'bad', text: answer.error.message || t('proposals.failed') })
      state.openDraft(placeOfNewAction(answer.value.id), true)
      lookAgain()
    })
  }
}
