// An action that a delegation without a role in the plan proposed: whose it is, that it counts nowhere yet, and for the
// driver the act that takes it in.
import { takeIn } from '../../../shared/documents/plan-commands.ts'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { announce } from '../../design/announcer.ts'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'

export function ProposalLine({ id, party, title }: { readonly id: ActionId; readonly party: PartyId; readonly title: string }) {
  const t = useMessage()
  const { plan, may } = usePlan()
  const take = (): void => {
    takeIn(plan, id)
    announce(t('plan.was-taken-in', { title }))
  }
  return (
    <div className={styles.proposal}>
      <span>{t('plan.proposed-by', { party: partyLabel(party).name })}</span>
      {may({ writtenBy: 'taking-in' }) && <Button size="small" variant="primary" onPress={take}>{t('plan.take-in')}</Button>}
    </div>
  )
}
