// Which service of a delegation is meant, and for those who lead an office to turn to.
import type { ActionPlain, ActionView, RoleInAction } from '../../../shared/documents/plan.ts'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import { CommitTextField } from '../../design/text-field.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { ThreadSign } from './comments/thread-sign.tsx'
import { fieldId, placeOf } from './places.ts'
import styles from './plan.module.css'
import { useMessage } from './use-message.ts'

type ServiceProps = { readonly id: ActionId; readonly action: ActionPlain; readonly view: ActionView; readonly named: RoleInAction; readonly party: PartyId; readonly isReadOnly?: boolean }

export function ServiceFields({ id, action, view, named, party, isReadOnly = false }: ServiceProps) {
  const t = useMessage()
  const write = (fields: ActionView['services'], text: string): void => (text === '' ? fields.clear(party) : fields.set(party, text))
  const { code } = partyLabel(party)
  const hint = named === 'action-leader' ? { description: t('plan.contact-hint') } : {}
  return (
    <div className={styles.pair}>
      <div id={fieldId(['actions', id, 'services', party])} data-why={placeOf(['actions', id, 'services', party])}>
        <CommitTextField label={t('plan.service')} value={action.services[party] ?? ''} maxLength={120} isReadOnly={isReadOnly} onCommit={text => write(view.services, text)} />
        <ThreadSign place={['actions', id, 'services', party]} name={`${t('plan.service')} ${code}`} />
      </div>
      {named !== 'participant' && (
        <div id={fieldId(['actions', id, 'contacts', party])} data-why={placeOf(['actions', id, 'contacts', party])}>
          <CommitTextField label={t('plan.contact')} {...hint} value={action.contacts[party] ?? ''} maxLength={160} isReadOnly={isReadOnly} onCommit={text => write(view.contacts, text)} />
          <ThreadSign place={['actions', id, 'contacts', party]} name={`${t('plan.contact')} ${code}`} />
        </div>
      )}
    </div>
  )
}
