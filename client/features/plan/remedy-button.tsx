// The act that mends a finding, in one click, for whoever may do it. Who may not sees the sentence alone: it says who can.
import { answer, addRow, ask, askToLead, confirmLeader, setDates, takeOut } from '../../../shared/documents/plan-commands.ts'
import { answerOf, requestOf } from '../../../shared/documents/plan-answers.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { mayWriteAt, namingOf } from '../../../shared/mandates/plan-writes.ts'
import type { WrittenBy } from '../../../shared/mandates/written-by.ts'
import type { Finding } from '../../../shared/rules/findings.ts'
import type { Remedy } from '../../../shared/rules/rule.ts'
import { Button } from '../../design/button.tsx'
import { Link } from '../../design/link.tsx'
import { showToast } from '../../design/toasts.tsx'
import { useMessage } from './use-message.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { GapReasons } from './gap-reasons.tsx'
import { usePlan } from './plan-context.tsx'
import { remedyText } from './finding-text.ts'
import { goToField } from './places.ts'
import { useAcceptance } from './use-acceptance.ts'

type Act = { readonly label: Remedy; readonly press: () => void }

export function RemedyButton({ finding }: { readonly finding: Finding }) {
  const t = useMessage()
  const { party } = usePlan()
  const { memberships, isReadOnly } = usePagePerson()
  const actFor = useRemedyAct()
  const { remedy } = finding
  if (remedy === null) return null
  if (remedy.do === 'give-gap-reason') return <GapReasons goal={remedy.goal} />
  if (remedy.do === 'record-driver' || remedy.do === 'remove-co-driver') {
    // Facts outside the text: the list of plans is where the support team writes them.
    const isSupportTeam = !isReadOnly && memberships.some(membership => membership.function === 'support-team')
    return isSupportTeam ? <Link href="/plans">{remedyText(t, remedy, party)}</Link> : null
  }
  const act = actFor(remedy)
  return act === null ? null : <Button size="small" variant="link" onPress={act.press}>{isToWrite(remedy) ? t('remedy/go-to-field') : remedyText(t, act.label, party)}</Button>
}

/** In a row one writes; elsewhere one chooses. */
const isToWrite = (remedy: Remedy): boolean => remedy.do === 'choose' && remedy.path.length > 3

type ActRemedy = Exclude<Remedy, { readonly do: 'give-gap-reason' | 'record-driver' | 'remove-co-driver' }>

/** Null where this person can do nothing about it. */
function useRemedyAct(): (remedy: ActRemedy) => Act | null {
  const t = useMessage()
  const { plan, party, writer, asWriter, may, seen, replica } = usePlan()
  const acceptance = useAcceptance()
  /** Whether this person may do such a thing to an action as it is now. */
  const mayIn = (id: ActionId, writtenBy: WrittenBy): boolean => {
    const now = replica.reading.current().actions[id]
    return now !== undefined && may({ writtenBy, action: { id, now } })
  }

  return remedy => {
    const as = (press: (() => void) | null): Act | null => (press === null ? null : { label: remedy, press })
    switch (remedy.do) {
      case 'choose':
        return as(mayWriteAt(asWriter, replica.reading.current(), remedy.path) ? () => goToField(remedy.path) : null)
      case 'accept-driver':
        return as(acceptance(remedy.party, 'driver'))
      case 'accept-co-driver':
        return as(acceptance(remedy.party, 'co-driver'))
      case 'ask-driver': {
        // Nobody but the driver: naming the action leader again would be another request, and end its own answer.
        const action = plan.roots.actions.get(remedy.action)
        return as(action !== undefined && may({ writtenBy: 'confirmation' }) ? () => confirmLeader(action, seen()) : null)
      }
      case 'ask-delegations': {
        const action = plan.roots.actions.get(remedy.action)
        const plain = replica.reading.current().actions[remedy.action]
        if (action === undefined || plain === undefined) return null
        if (remedy.parties.includes(party) && may({ writtenBy: 'answer', party })) {
          const request = requestOf(plain, remedy.role, party)
          return as(request === null ? null : () => answer(action, remedy.role, party, request, { answer: 'confirmed' }, seen()))
        }
        // A request that waits is not made again: whoever was asked would have to be asked twice and answers once.
        const declined = remedy.parties.filter(asked => answerOf(plain, remedy.role, asked) === 'declined')
        if (!mayIn(remedy.action, namingOf(remedy.role)) || declined.length === 0) return null
        const askAgain = (): void => {
          for (const asked of declined) {
            if (remedy.role === 'action-leader') askToLead(plan, action, asked, writer, seen())
            else ask(plan, action, remedy.role, asked, writer, seen())
          }
          showToast({ text: t('plan.asked'), tone: 'ok' })
        }
        return { label: { ...remedy, parties: declined }, press: askAgain }
      }
      case 'remove-participant': {
        const action = plan.roots.actions.get(remedy.action)
        return as(action !== undefined && mayIn(remedy.action, 'participation') ? () => takeOut(plan, action, 'participant', remedy.party) : null)
      }
      case 'swap-dates': {
        const action = plan.roots.actions.get(remedy.action)
        return as(action !== undefined && mayIn(remedy.action, 'action') ? () => setDates(plan, action, action.to.get() ?? null, action.from.get() ?? null) : null)
      }
      case 'add-indicator': {
        const action = plan.roots.actions.get(remedy.action)
        return as(action !== undefined && mayIn(remedy.action, 'action') ? () => goToField(['actions', remedy.action, 'indicators', addRow(plan, action.indicators)]) : null)
      }
    }
  }
}
