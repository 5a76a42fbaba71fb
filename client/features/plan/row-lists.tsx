// Rows as lists that are written in place, wherever they are kept: in an action of the plan, or in our draft of one.
import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { addRow, removeRow } from '../../../shared/documents/plan-commands.ts'
import type { RowsView } from '../../../shared/documents/plan-commands.ts'
import { orderedRows } from '../../../shared/documents/plan-order.ts'
import type { PlanView } from '../../../shared/documents/plan.ts'
import type { NewActionView, SidePlain } from '../../../shared/documents/side.ts'
import type { ProposalId, RowId } from '../../../shared/ids.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { Quarter } from '../../../shared/schema/values.ts'
import type { Amount } from '../../../shared/schema/values.ts'
import { FundingSource, fundingSourceLabels, fundingSources } from '../../../shared/vocabularies/vocabularies.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { classNames } from '../../design/class-names.ts'
import { NumberField } from '../../design/number-field.tsx'
import { QuarterField } from '../../design/quarter-field.tsx'
import { Select } from '../../design/select.tsx'
import { CommitTextField } from '../../design/text-field.tsx'
import { fieldId, goToField } from './places.ts'
import styles from './plan.module.css'
import { useMessage } from './use-message.ts'

type Of = 'jointActionDays' | 'indicators' | 'funding'
/** Of a draft: what delivery writes beside them is in an action only. */
type RowPlain<Rows extends Of> = NonNullable<NonNullable<SidePlain['newActions'][ProposalId]>[Rows][RowId]>
type RowView<Rows extends Of> = NonNullable<ReturnType<NewActionView[Rows]['get']>>

export type RowListProps<Rows extends Of> = {
  /** Of the action or the draft that they are in. */
  readonly at: Path
  readonly rows: { readonly [Id in RowId]?: RowPlain<Rows> }
  readonly view: RowsView<RowView<Rows>>
  readonly into: Pick<PlanView, 'change' | 'changeForGood'>
  readonly locked: boolean
  readonly beside?: ReactNode
}

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

type RowProps = { readonly at: Path; readonly of: Of; readonly row: RowId; readonly children: ReactNode }

function Row({ at, of, row, children }: RowProps) {
  return <div id={fieldId([...at, of, row])} data-row={row} className={classNames(styles.row, styles[of])}>{children}</div>
}

/** A field of a row that a finding may lead to. */
function RowField({ at, of, row, field, children }: RowProps & { readonly field: string }) {
  return <div id={fieldId([...at, of, row, field])}>{children}</div>
}

export function RemoveRow({ onRemove }: { readonly onRemove: () => void }) {
  const t = useMessage()
  return <IconButton size="small" variant="quiet" icon={<Trash2 aria-hidden />} label={t('plan.remove-row')} onPress={onRemove} />
}

/** Adds a row and goes to it; null where none may be added. */
const adderOf = ({ at, view, into, locked }: Pick<RowListProps<Of>, 'at' | 'into' | 'locked'> & { readonly view: RowsView<unknown> }, of: Of): (() => void) | null =>
  (locked ? null : () => goToField([...at, of, addRow(into, view)]))

export function JointActionDayList({ fromYear, toYear, ...props }: RowListProps<'jointActionDays'> & { readonly fromYear: number; readonly toYear: number }) {
  const t = useMessage()
  const { at, rows, view, locked, beside } = props
  return (
    <Rows title={t('field/action.jointActionDays')} add={t('plan.add-joint-action-day')} onAdd={adderOf(props, 'jointActionDays')} beside={beside}>
      {orderedRows(rows).map(({ id, row }) => {
        const entry = view.get(id)
        if (entry === undefined) return null
        return (
          <Row key={id} at={at} of="jointActionDays" row={id}>
            <QuarterField label={t('plan.quarter')} fromYear={fromYear} toYear={toYear} value={row.quarter ?? null} isClearable isDisabled={locked} onChange={quarter => (quarter === null ? entry.quarter.clear() : entry.quarter.set(Quarter.parse(quarter)))} />
            <NumberField label={t('plan.days-count')} value={row.count ?? null} min={1} max={99} hasSteps isReadOnly={locked} onChange={count => (count === null ? entry.count.clear() : entry.count.set(count))} />
            {!locked && <RemoveRow onRemove={() => removeRow(view, id)} />}
          </Row>
        )
      })}
    </Rows>
  )
}

export function IndicatorList(props: RowListProps<'indicators'>) {
  const t = useMessage()
  const { at, rows, view, locked } = props
  return (
    <Rows title={t('field/action.indicators')} add={t('remedy/add-indicator')} onAdd={adderOf(props, 'indicators')}>
      {orderedRows(rows).map(({ id, row }) => {
        const entry = view.get(id)
        if (entry === undefined) return null
        return (
          <Row key={id} at={at} of="indicators" row={id}>
            <CommitTextField label={t('plan.indicator')} value={row.name ?? ''} maxLength={200} isReadOnly={locked} onCommit={text => (text === '' ? entry.name.clear() : entry.name.set(text))} />
            <RowField at={at} of="indicators" row={id} field="target">
              <NumberField label={t('plan.target')} value={row.target ?? null} max={1_000_000_000} isReadOnly={locked} onChange={target => (target === null ? entry.target.clear() : entry.target.set(target))} />
            </RowField>
            <RowField at={at} of="indicators" row={id} field="unit">
              <CommitTextField label={t('plan.unit')} value={row.unit ?? ''} maxLength={60} isReadOnly={locked} onCommit={text => (text === '' ? entry.unit.clear() : entry.unit.set(text))} />
            </RowField>
            {!locked && <RemoveRow onRemove={() => removeRow(view, id)} />}
          </Row>
        )
      })}
    </Rows>
  )
}

export function AmountField({ amount, isReadOnly, onChange }: { readonly amount: Amount | undefined; readonly isReadOnly: boolean; readonly onChange: (amount: Amount | null) => void }) {
  const t = useMessage()
  const isOpen = amount === 'to-be-determined'
  return (
    <>
      <NumberField label={t('plan.amount')} unit="€" value={typeof amount === 'number' ? amount : null} min={1} max={1_000_000_000} isReadOnly={isReadOnly || isOpen} onChange={onChange} />
      <Checkbox isSelected={isOpen} isDisabled={isReadOnly} onChange={selected => onChange(selected ? 'to-be-determined' : null)}>{t('plan.amount-open')}</Checkbox>
    </>
  )
}

/** @param props.children what stands under the rows, as delegations' own resources. */
export function FundingList({ children, ...props }: RowListProps<'funding'> & { readonly children?: ReactNode }) {
  const t = useMessage()
  const { at, rows, view, locked, beside } = props
  return (
    <Rows title={t('field/action.funding')} add={t('plan.add-funding')} onAdd={adderOf(props, 'funding')} beside={beside}>
      {orderedRows(rows).map(({ id, row }) => {
        const entry = view.get(id)
        if (entry === undefined) return null
        return (
          <Row key={id} at={at} of="funding" row={id}>
            <div className={styles.source}>
              <Select label={t('plan.source')} options={fundingSources.map(source => ({ id: source, label: fundingSourceLabels[source] }))} value={row.source ?? null} isClearable isDisabled={locked} onChange={source => (source === null ? entry.source.clear() : entry.source.set(FundingSource.parse(source)))} />
            </div>
            <AmountField amount={row.amount} isReadOnly={locked} onChange={amount => (amount === null ? entry.amount.clear() : entry.amount.set(amount))} />
            {!locked && <RemoveRow onRemove={() => removeRow(view, id)} />}
          </Row>
        )
      })}
      {children}
    </Rows>
  )
}
