// Who takes part in a new action that we draft: its co-leaders or its participants, each with the service that is meant. Nobody is asked by
// it; that is done by whoever takes the action into the plan.
import { X } from 'lucide-react'
import { namedInNewAction } from '../../../../shared/documents/proposed-action.ts'
import type { NamedInNewAction } from '../../../../shared/documents/proposed-action.ts'
import type { NewActionView } from '../../../../shared/documents/side.ts'
import { PartyId } from '../../../../shared/ids.ts'
import { IconButton } from '../../../design/button.tsx'
import { classNames } from '../../../design/class-names.ts'
import { MultiComboBox } from '../../../design/multi-combo-box.tsx'
import { PartyCode } from '../../../design/party-code.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { partyOptions } from '../party-options.tsx'
import styles from '../plan.module.css'
import { ServiceFields } from '../service-fields.tsx'
import { useMessage } from '../use-message.ts'
import type { NewActionPlain } from './new-action-list.ts'
import ownStyles from './proposals.module.css'

type NamedProps = { readonly field: NamedInNewAction; readonly draft: NewActionPlain; readonly view: NewActionView }

export function NewActionNamed({ field, draft, view }: NamedProps) {
  const t = useMessage()
  const role = namedInNewAction[field]
  const label = t(`field/action.${field}`)
  // The keys of a reading are those that the schema let in.
  const named = (Object.keys(draft[field]) as PartyId[]).sort()
  return (
    <>
      <MultiComboBox label={label} options={partyOptions(role)} value={named} isListedElsewhere placeholder={t('plan.add-delegation')} onAdd={party => view[field].set(PartyId.parse(party), true)} onRemove={party => view[field].clear(PartyId.parse(party))} />
      {named.length > 0 && (
        <ul className={styles.named} aria-label={label}>
          {named.map(party => {
            const { name } = partyLabel(party)
            return (
              <li key={party}>
                <div className={styles.namedHead}>
                  <PartyCode {...partyLabel(party)} /> <span>{name}</span>
                  <span className={styles.namedEnd}><IconButton size="small" variant="quiet" icon={<X aria-hidden />} label={t('design.remove', { name })} onPress={() => view[field].clear(party)} /></span>
                </div>
                <fieldset aria-label={t('proposals.service-of', { delegation: name })} className={classNames(styles.namedBody, ownStyles.newService)}>
                  <ServiceFields at={view.goal.path.slice(0, 2)} action={draft} view={view} named={role} party={party} />
                </fieldset>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
