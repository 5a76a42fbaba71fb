// The act that mends a finding, in one click, for whoever may do it; for others the way to the field.
import { answer, addRow, ask, askToLead, confirmLeader, setDates, takeOut } from '../../../shared/documents/plan-commands.ts'
import { requestOf } from '../../../shared/documents/plan-answers.ts'
import type { Finding } from '../../../shared/rules/findings.ts'
import { Button } from '../../design/button.tsx'
import { showToast } from '../../design/toasts.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { usePlan } from './plan-context.tsx'
import { remedyText } from './finding-text.ts'
import { goToField } from './places.ts'

export function RemedyButton({ finding }: { readonly finding: Finding }) {
  const t = useMessage()
  const { plan, party, writer, may, seen, replica } = usePlan()
  const remedy = finding.remedy
  if (remedy === null) return null
  const mayDraft = may({ writtenBy: 'drafting' })

  const act = ((): (() => void) | null => {
    switch (remedy.do) {
      case 'choose':
        return () => goToField(remedy.path)
      case 'give-gap-reason':
        return () => goToField(['goals', remedy.goal, 'gapReason'])
      case 'ask-driver': {
        const action = plan.roots.actions.get(remedy.action)
        if (action === undefined) return null
        if (may({ writtenBy: 'driver' })) return () => confirmLeader(action, seen())
        const leader = action.leader.get()?.party
        // Naming again asks again; the request stands in the driver's own list.
        return mayDraft && leader !== undefined ? () => { askToLead(plan, action, leader, writer, seen()); showToast({ text: t('plan.asked'), tone: 'ok' }) } : null
      }
      case 'ask-delegations': {
        const action = plan.roots.actions.get(remedy.action)
        const plainAction = replica.reading.current().actions[remedy.action]
        if (action === undefined || plainAction === undefined) return null
        if (remedy.parties.includes(party) && may({ writtenBy: 'delegation', party })) {
          const request = requestOf(plainAction, remedy.role, party)
          return request === null ? null : () => answer(action, remedy.role, party, request, { answer: 'confirmed' }, seen())
        }
        if (!mayDraft) return null
        return () => {
          for (const asked of remedy.parties) {
            if (remedy.role === 'action-leader') askToLead(plan, action, asked, writer, seen())
            else ask(plan, action, remedy.role, asked, writer, seen())
          }
          showToast({ text: t('plan.asked'), tone: 'ok' })
        }
      }
      case 'remove-participant': {
        const action = plan.roots.actions.get(remedy.action)
        return action !== undefined && mayDraft ? () => takeOut(plan, action, 'participant', remedy.party) : null
      }
      case 'swap-dates': {
        const action = plan.roots.actions.get(remedy.action)
        return action !== undefined && mayDraft ? () => setDates(plan, action, action.to.get() ?? null, action.from.get() ?? null) : null
      }
      case 'add-indicator': {
        const action = plan.roots.actions.get(remedy.action)
        return action !== undefined && mayDraft ? () => { addRow(plan, action.indicators); goToField(['actions', remedy.action, 'indicators']) } : null
      }
      case 'record-driver':
      case 'accept-driver':
      case 'accept-co-driver':
      case 'remove-co-driver':
        // Facts outside the text: recorded in the header and by the support team.
        return null
    }
  })()
  if (act === null) return null
  return <Button size="small" variant="link" onPress={act}>{remedyText(t, remedy, party)}</Button>
}
