// What our delegation would bring to a new action that we draft, and what its part in it means. Only our own: others say for themselves.
import { Plus } from 'lucide-react'
import type { NewActionView } from '../../../../shared/documents/side.ts'
import { mayWrite } from '../../../../shared/mandates/mandates.ts'
import { contributionKindLabels, contributionKinds, ownResourcesLabel } from '../../../../shared/vocabularies/vocabularies.ts'
import { Button } from '../../../design/button.tsx'
import { classNames } from '../../../design/class-names.ts'
import { PartyCode } from '../../../design/party-code.tsx'
import { CommitTextField } from '../../../design/text-field.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import planStyles from '../plan.module.css'
import { AmountField, RemoveRow } from '../row-lists.tsx'
import { useMessage } from '../use-message.ts'
import type { NewActionPlain } from './new-action-list.ts'
import styles from './proposals.module.css'

type BringsProps = { readonly draft: NewActionPlain; readonly view: NewActionView }

const isOurPart = ({ leader, coLeaders, participants }: NewActionPlain, party: ReturnType<typeof usePlan>['party']): boolean => leader === party || coLeaders[party] === true || participants[party] === true

/** What is asked of whom once the action is in the plan, and that sending says yes for ourselves where answers are open. */
export function NamingWords({ draft }: Pick<BringsProps, 'draft'>) {
  const t = useMessage()
  const { party, asWriter, facts } = usePlan()
  const saysYes = isOurPart(draft, party) && mayWrite({ ...asWriter, functions: ['speaks'] }, facts, { writtenBy: 'answer', party }).ok
  return <p className={styles.none}>{saysYes ? t('proposals.own-yes', { delegation: partyLabel(party).name }) : t('proposals.named-asked')}</p>
}

export function OwnContribution({ draft, view }: BringsProps) {
  const t = useMessage()
  const { party } = usePlan()
  const delegation = partyLabel(party).name
  const isFilled = Object.keys(draft.contributions).length > 0
  if (!isOurPart(draft, party) && !isFilled) return null
  return (
    <fieldset className={classNames(planStyles.rows, styles.newBrings)}>
      <legend>{t('proposals.we-bring', { delegation })}</legend>
      <div className={planStyles.pair}>
        {contributionKinds.map(kind => (
          <CommitTextField key={kind} label={contributionKindLabels[kind]} value={draft.contributions[kind] ?? ''} maxLength={300} onCommit={text => (text.trim() === '' ? view.contributions.clear(kind) : view.contributions.set(kind, text))} />
        ))}
      </div>
    </fieldset>
  )
}

/** The row under those of funding. */
export function OwnResources({ draft, view }: BringsProps) {
  const { party } = usePlan()
  if (draft.ownResources === undefined) return null
  return (
    <div data-own-resources className={classNames(planStyles.row, planStyles.funding)}>
      <span className={classNames(planStyles.source, planStyles.own)}>{ownResourcesLabel} <PartyCode {...partyLabel(party)} /></span>
      <AmountField amount={draft.ownResources} isReadOnly={false} onChange={amount => (amount === null ? view.ownResources.clear() : view.ownResources.set(amount))} />
      <RemoveRow onRemove={() => view.ownResources.clear()} />
    </div>
  )
}

export function AddOwnResources({ draft, view }: BringsProps) {
  const t = useMessage()
  const { party } = usePlan()
  if (draft.ownResources !== undefined || !isOurPart(draft, party)) return null
  return <Button size="small" icon={<Plus aria-hidden />} onPress={() => view.ownResources.set('to-be-determined')}>{t('plan.add-own-resources', { party: partyLabel(party).name })}</Button>
}
