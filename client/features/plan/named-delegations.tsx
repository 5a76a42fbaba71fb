// Co-leaders or participants of an action: naming asks, and each stands once, in a row with what it said, its service and
// what it brings.
import { useRef } from 'react'
import { ask, join, takeOut } from '../../../shared/documents/plan-commands.ts'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import { partiesIn } from '../../../shared/documents/plan-answers.ts'
import { PartyId } from '../../../shared/ids.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { namingOf } from '../../../shared/mandates/plan-writes.ts'
import { announce } from '../../design/announcer.ts'
import { Button } from '../../design/button.tsx'
import { MultiComboBox } from '../../design/multi-combo-box.tsx'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { NamedRow } from './named-row.tsx'
import { partyOptions } from './party-options.tsx'
import { usePlan } from './plan-context.tsx'
import { focusWhenThere } from './places.ts'
import styles from './plan.module.css'

type NamedProps = { readonly id: ActionId; readonly action: ActionPlain; readonly view: ActionView; readonly named: 'co-leader' | 'participant' }

export function NamedDelegations({ id, action, view, named: role }: NamedProps) {
  const t = useMessage()
  const { plan, writer, party: own, may, grantFor, seen } = usePlan()
  const here = { id, now: action }
  const naming = grantFor({ writtenBy: namingOf(role), action: here })
  const locked = naming === null
  const named = partiesIn(action, role)
  const label = t(role === 'co-leader' ? 'field/action.coLeaders' : 'field/action.participants')
  // Who leads the action or helps to lead it takes part already.
  const mayAddOwn = role === 'participant' && (!locked || may({ writtenBy: 'joining', action: here })) && ![...named, ...partiesIn(action, 'co-leader'), action.leader?.party].includes(own)
  const list = useRef<HTMLUListElement>(null)
  const addOwn = (): void => {
    join(plan, view, writer, seen())
    announce(t('why.joined', { party: partyLabel(own).name }))
    focusWhenThere(() => list.current?.querySelector<HTMLElement>(`[data-party="${own}"]`) ?? null)
  }
  return (
    <>
      {locked
        ? <span className={styles.label}>{label}</span>
        : (
            <MultiComboBox
              label={label}
              options={partyOptions(role, naming?.role === 'pen' ? own : null)}
              value={named}
              isListedElsewhere
              placeholder={t('plan.add-delegation')}
              onAdd={party => ask(plan, view, role, PartyId.parse(party), writer, seen())}
              onRemove={party => takeOut(plan, view, role, PartyId.parse(party))}
            />
          )}
      {named.length > 0 && (
        <ul ref={list} className={styles.named} aria-label={label}>
          {named.map(party => <NamedRow key={party} id={id} action={action} view={view} named={role} party={party} />)}
        </ul>
      )}
      {named.length === 0 && locked && <span className={styles.none}>{t('plan.nobody-named')}</span>}
      {mayAddOwn && <Button size="small" onPress={addOwn}>{t('plan.add-own', { party: partyLabel(own).name })}</Button>}
    </>
  )
}
