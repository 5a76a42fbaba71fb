// Co-leaders or participants of an action: naming asks, each stands with what it said, its service and what it brings.
import { ask, contribute, takeOut } from '../../../shared/documents/plan-commands.ts'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import { contributionKey } from '../../../shared/documents/plan.ts'
import { partiesIn } from '../../../shared/documents/plan-answers.ts'
import { PartyId } from '../../../shared/ids.ts'
import { contributionKindLabels, contributionKinds } from '../../../shared/vocabularies/vocabularies.ts'
import { Button } from '../../design/button.tsx'
import { Disclosure } from '../../design/disclosure.tsx'
import { MultiComboBox } from '../../design/multi-combo-box.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { CommitTextField } from '../../design/text-field.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { AnswerLine } from './answer-line.tsx'
import { partyOptions } from './party-options.tsx'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'

type NamedProps = { readonly action: ActionPlain; readonly view: ActionView; readonly named: 'co-leader' | 'participant' }

export function NamedDelegations({ action, view, named: role }: NamedProps) {
  const t = useMessage()
  const { plan, writer, party: own, may, seen } = usePlan()
  const locked = !may({ writtenBy: 'drafting' })
  const named = partiesIn(action, role)
  return (
    <>
      <MultiComboBox
        label={t(role === 'co-leader' ? 'field/action.coLeaders' : 'field/action.participants')}
        options={partyOptions(role)}
        value={named}
        isReadOnly={locked}
        onAdd={party => ask(plan, view, role, PartyId.parse(party), writer, seen())}
        onRemove={party => takeOut(plan, view, role, PartyId.parse(party))}
      />
      {role === 'participant' && !locked && writer.answersForParty && !named.includes(own) && (
        <Button size="small" onPress={() => ask(plan, view, 'participant', own, writer, seen())}>{t('plan.add-own', { party: partyLabel(own).name })}</Button>
      )}
      {named.length > 0 && (
        <ul className={styles.named}>
          {named.map(party => (
            <li key={party}>
              <PartyCode {...partyLabel(party)} /> <span>{partyLabel(party).name}</span>
              <AnswerLine action={action} view={view} named={role} party={party} />
              <Disclosure title={t('plan.service-and-contribution')} level={4}>
                <div className={styles.pair}>
                  <CommitTextField label={t('plan.service')} value={action.services[party] ?? ''} maxLength={120} isReadOnly={locked} onCommit={text => (text === '' ? view.services.clear(party) : view.services.set(party, text))} />
                  {role === 'co-leader' && <CommitTextField label={t('plan.contact')} value={action.contacts[party] ?? ''} maxLength={160} isReadOnly={locked} onCommit={text => (text === '' ? view.contacts.clear(party) : view.contacts.set(party, text))} />}
                </div>
                <div className={styles.pair}>
                  {contributionKinds.map(kind => (
                    <CommitTextField key={kind} label={contributionKindLabels[kind]} value={action.contributions[contributionKey(party, kind)] ?? ''} maxLength={300} isReadOnly={!may({ writtenBy: 'delegation', party })} onCommit={text => contribute(view, party, kind, text)} />
                  ))}
                </div>
              </Disclosure>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
