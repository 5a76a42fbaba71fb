// The rows of an action: joint action days by quarter, indicators with unit and target, funding by source and amount.
import { Plus } from 'lucide-react'
import { hasJointActionDays } from '../../../shared/documents/planned-days.ts'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import { maySeeDays } from '../../../shared/mandates/joint-action-days.ts'
import { ownResourcesLabel } from '../../../shared/vocabularies/vocabularies.ts'
import { Button } from '../../design/button.tsx'
import { classNames } from '../../design/class-names.ts'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { fieldId, goToField, placeOf } from './places.ts'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'
import { AmountField, FundingList, IndicatorList, JointActionDayList, RemoveRow } from './row-lists.tsx'

type RowsProps = { readonly id: ActionId; readonly action: ActionPlain; readonly view: ActionView }

export function JointActionDayRows({ id: action, action: now, view, fromYear, toYear }: RowsProps & { readonly fromYear: number; readonly toYear: number }) {
  const t = useMessage()
  const { id, plan, may, asWriter, facts } = usePlan()
  const exactDates = hasJointActionDays(now) && maySeeDays(asWriter, facts, now) && <Link href={`/plans/${id}/days/${action}`}>{t('plan.exact-dates')}</Link>
  return <JointActionDayList at={['actions', action]} rows={now.jointActionDays} view={view.jointActionDays} into={plan} locked={!may({ writtenBy: 'action', action: { id: action, now } })} beside={exactDates} fromYear={fromYear} toYear={toYear} />
}

export function IndicatorRows({ id, action, view }: RowsProps) {
  const { plan, may } = usePlan()
  return <IndicatorList at={['actions', id]} rows={action.indicators} view={view.indicators} into={plan} locked={!may({ writtenBy: 'action', action: { id, now: action } })} />
}

export function FundingRows({ id: self, action, view }: RowsProps) {
  const t = useMessage()
  const { plan, party: own, may } = usePlan()
  const here = { id: self, now: action }
  // The keys of a reading are those that the schema let in.
  const parties = Object.keys(action.ownResources) as PartyId[]
  const mayAddOwn = may({ writtenBy: 'contribution', party: own, action: here }) && !parties.includes(own)
  const goToOwn = (): void => {
    view.ownResources.set(own, 'to-be-determined')
    goToField(['actions', self, 'ownResources', own])
  }
  const addOwn = mayAddOwn && <Button size="small" icon={<Plus aria-hidden />} onPress={goToOwn}>{t('plan.add-own-resources', { party: partyLabel(own).name })}</Button>
  return (
    <FundingList at={['actions', self]} rows={action.funding} view={view.funding} into={plan} locked={!may({ writtenBy: 'action', action: here })} beside={addOwn}>
      {parties.map(party => {
        const mayWriteOwn = may({ writtenBy: 'contribution', party, action: here })
        return (
          <div key={party} id={fieldId(['actions', self, 'ownResources', party])} data-why={placeOf(['actions', self, 'ownResources', party])} className={classNames(styles.row, styles.funding)}>
            <span className={classNames(styles.source, styles.own)}>{ownResourcesLabel} <PartyCode {...partyLabel(party)} /></span>
            <AmountField amount={action.ownResources[party]} isReadOnly={!mayWriteOwn} onChange={amount => (amount === null ? view.ownResources.clear(party) : view.ownResources.set(party, amount))} />
            {mayWriteOwn && <RemoveRow onRemove={() => view.ownResources.clear(party)} />}
          </div>
        )
      })}
    </FundingList>
  )
}
