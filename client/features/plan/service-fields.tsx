// Which service of a delegation is meant, and for those who lead an office to turn to: in an action of the plan, or in our draft of one.
import type { ActionPlain, ActionView, RoleInAction } from '../../../shared/documents/plan.ts'
import type { PartyId } from '../../../shared/ids.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { CommitTextField } from '../../design/text-field.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { ThreadSign } from './comments/thread-sign.tsx'
import { fieldId, placeOf } from './places.ts'
import styles from './plan.module.css'
import { useMessage } from './use-message.ts'

type Details = 'services' | 'contacts'
type ServiceProps = { readonly at: Path; readonly action: Pick<ActionPlain, Details>; readonly view: Pick<ActionView, Details>; readonly named: RoleInAction; readonly party: PartyId; readonly isReadOnly?: boolean }

export function ServiceFields({ at, action, view, named, party, isReadOnly = false }: ServiceProps) {
  const t = useMessage()
  const write = (fields: ActionView['services'], text: string): void => (text === '' ? fields.clear(party) : fields.set(party, text))
  const { code } = partyLabel(party)
  const hint = named === 'action-leader' ? { description: t('plan.contact-hint') } : {}
  return (
    <div className={styles.pair}>
      <div id={fieldId([...at, 'services', party])} data-why={placeOf([...at, 'services', party])}>
        <CommitTextField label={t('plan.service')} value={action.services[party] ?? ''} maxLength={120} isReadOnly={isReadOnly} onCommit={text => write(view.services, text)} />
        <ThreadSign place={[...at, 'services', party]} name={`${t('plan.service')} ${code}`} />
      </div>
      {named !== 'participant' && (
        <div id={fieldId([...at, 'contacts', party])} data-why={placeOf([...at, 'contacts', party])}>
          <CommitTextField label={t('plan.contact')} {...hint} value={action.contacts[party] ?? ''} maxLength={160} isReadOnly={isReadOnly} onCommit={text => write(view.contacts, text)} />
          <ThreadSign place={[...at, 'contacts', party]} name={`${t('plan.contact')} ${code}`} />
        </div>
      )}
    </div>
  )
}
