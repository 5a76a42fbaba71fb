// The rows of an action: joint action days by quarter, indicators with unit and target, funding by source and amount.
import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { addRow, removeRow } from '../../../shared/documents/plan-commands.ts'
import { hasJointActionDays } from '../../../shared/documents/planned-days.ts'
import { orderedRows } from '../../../shared/documents/plan-order.ts'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import type { ActionId, PartyId, RowId } from '../../../shared/ids.ts'
import { maySeeDays } from '../../../shared/mandates/joint-action-days.ts'
import { Quarter } from '../../../shared/schema/values.ts'
import type { Amount } from '../../../shared/schema/values.ts'
import { FundingSource, fundingSourceLabels, fundingSources, ownResourcesLabel } from '../../../shared/vocabularies/vocabularies.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { classNames } from '../../design/class-names.ts'
import { Checkbox } from '../../design/checkbox.tsx'
import { Link } from '../../design/link.tsx'
import { NumberField } from '../../design/number-field.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { QuarterField } from '../../design/quarter-field.tsx'
import { Select } from '../../design/select.tsx'
import { CommitTextField } from '../../design/text-field.tsx'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { fieldId, goToField, placeOf } from './places.ts'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'

type RowsProps = { readonly id: ActionId; readonly action: ActionPlain; readonly view: ActionView }

type RowsOf = { readonly title: string; readonly add: string; readonly onAdd: (() => void) | null; readonly beside?: ReactNode; readonly children: ReactNode }

function Rows({ title, add, onAdd, beside, children }: RowsOf) {
  return (
    <fieldset className={styles.rows}>
      <legend>{title}</legend>
      {children}
      <div className={styles.adders}>
        {onAdd !== null && <Button size="small" icon={<Plus aria-hidden />} onPress={onAdd}>{add}</Button>}
        {beside}
      </div>
    </fieldset>
  )
}

type RowProps = { readonly id: ActionId; readonly of: 'jointActionDays' | 'indicators' | 'funding'; readonly row: RowId; readonly children: ReactNode }

function Row({ id, of, row, children }: RowProps) {
  return <div id={fieldId(['actions', id, of, row])} data-row={row} className={classNames(styles.row, styles[of])}>{children}</div>
}

/** A field of a row that a finding may lead to. */
function RowField({ id, of, row, field, children }: RowProps & { readonly field: string }) {
  return <div id={fieldId(['actions', id, of, row, field])}>{children}</div>
}

function RemoveRow({ onRemove }: { readonly onRemove: () => void }) {
  const t = useMessage()
  return <IconButton size="small" variant="quiet" icon={<Trash2 aria-hidden />} label={t('plan.remove-row')} onPress={onRemove} />
}

export function JointActionDayRows({ id: action, action: now, view, fromYear, toYear }: RowsProps & { readonly fromYear: number; readonly toYear: number }) {
  const t = useMessage()
  const { id, plan, may, asWriter, facts } = usePlan()
  const locked = !may({ writtenBy: 'action', action: { id: action, now } })
  const exactDates = hasJointActionDays(now) && maySeeDays(asWriter, facts, now) && <Link href={`/plans/${id}/days/${action}`}>{t('plan.exact-dates')}</Link>
  return (
    <Rows title={t('field/action.jointActionDays')} add={t('plan.add-joint-action-day')} onAdd={locked ? null : () => goToField(['actions', action, 'jointActionDays', addRow(plan, view.jointActionDays)])} beside={exactDates}>
      {orderedRows(now.jointActionDays).map(({ id: rowId, row }) => {
        const entry = view.jointActionDays.get(rowId)
        if (entry === undefined) return null
        return (
          <Row key={rowId} id={action} of="jointActionDays" row={rowId}>
            <QuarterField label={t('plan.quarter')} fromYear={fromYear} toYear={toYear} value={row.quarter ?? null} isClearable isDisabled={locked} onChange={quarter => (quarter === null ? entry.quarter.clear() : entry.quarter.set(Quarter.parse(quarter)))} />
            <NumberField label={t('plan.days-count')} value={row.count ?? null} min={1} max={99} hasSteps isReadOnly={locked} onChange={count => (count === null ? entry.count.clear() : entry.count.set(count))} />
            {!locked && <RemoveRow onRemove={() => removeRow(view.jointActionDays, rowId)} />}
          </Row>
        )
      })}
    </Rows>
  )
}

export function IndicatorRows({ id: action, action: now, view }: RowsProps) {
  const t = useMessage()
  const { plan, may } = usePlan()
  const locked = !may({ writtenBy: 'action', action: { id: action, now } })
  return (
    <Rows title={t('field/action.indicators')} add={t('remedy/add-indicator')} onAdd={locked ? null : () => goToField(['actions', action, 'indicators', addRow(plan, view.indicators)])}>
      {orderedRows(now.indicators).map(({ id, row }) => {
        const entry = view.indicators.get(id)
        if (entry === undefined) return null
        return (
          <Row key={id} id={action} of="indicators" row={id}>
            <CommitTextField label={t('plan.indicator')} value={row.name ?? ''} maxLength={200} isReadOnly={locked} onCommit={text => (text === '' ? entry.name.clear() : entry.name.set(text))} />
            <RowField id={action} of="indicators" row={id} field="target">
              <NumberField label={t('plan.target')} value={row.target ?? null} max={1_000_000_000} isReadOnly={locked} onChange={target => (target === null ? entry.target.clear() : entry.target.set(target))} />
            </RowField>
            <RowField id={action} of="indicators" row={id} field="unit">
              <CommitTextField label={t('plan.unit')} value={row.unit ?? ''} maxLength={60} isReadOnly={locked} onCommit={text => (text === '' ? entry.unit.clear() : entry.unit.set(text))} />
            </RowField>
            {!locked && <RemoveRow onRemove={() => removeRow(view.indicators, id)} />}
          </Row>
        )
      })}
    </Rows>
  )
}

function AmountField({ amount, isReadOnly, onChange }: { readonly amount: Amount | undefined; readonly isReadOnly: boolean; readonly onChange: (amount: Amount | null) => void }) {
  const t = useMessage()
  const isOpen = amount === 'to-be-determined'
  return (
    <>
      <NumberField label={t('plan.amount')} unit="€" value={typeof amount === 'number' ? amount : null} min={1} max={1_000_000_000} isReadOnly={isReadOnly || isOpen} onChange={onChange} />
      <Checkbox isSelected={isOpen} isDisabled={isReadOnly} onChange={selected => onChange(selected ? 'to-be-determined' : null)}>{t('plan.amount-open')}</Checkbox>
    </>
  )
}

export function FundingRows({ id: self, action, view }: RowsProps) {
  const t = useMessage()
  const { plan, party: own, may } = usePlan()
  const here = { id: self, now: action }
  const locked = !may({ writtenBy: 'action', action: here })
  // The keys of a reading are those that the schema let in.
  const parties = Object.keys(action.ownResources) as PartyId[]
  const mayAddOwn = may({ writtenBy: 'contribution', party: own, action: here }) && !parties.includes(own)
  const goToOwn = (): void => {
    view.ownResources.set(own, 'to-be-determined')
    goToField(['actions', self, 'ownResources', own])
  }
  const addOwn = mayAddOwn && <Button size="small" icon={<Plus aria-hidden />} onPress={goToOwn}>{t('plan.add-own-resources', { party: partyLabel(own).name })}</Button>
  return (
    <Rows title={t('field/action.funding')} add={t('plan.add-funding')} onAdd={locked ? null : () => goToField(['actions', self, 'funding', addRow(plan, view.funding)])} beside={addOwn}>
      {orderedRows(action.funding).map(({ id, row }) => {
        const entry = view.funding.get(id)
        if (entry === undefined) return null
        return (
          <Row key={id} id={self} of="funding" row={id}>
            <div className={styles.source}>
              <Select label={t('plan.source')} options={fundingSources.map(source => ({ id: source, label: fundingSourceLabels[source] }))} value={row.source ?? null} isClearable isDisabled={locked} onChange={source => (source === null ? entry.source.clear() : entry.source.set(FundingSource.parse(source)))} />
            </div>
            <AmountField amount={row.amount} isReadOnly={locked} onChange={amount => (amount === null ? entry.amount.clear() : entry.amount.set(amount))} />
            {!locked && <RemoveRow onRemove={() => removeRow(view.funding, id)} />}
          </Row>
        )
      })}
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
    </Rows>
  )
}
