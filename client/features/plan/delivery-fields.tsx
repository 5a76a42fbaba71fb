// How an adopted action goes: its status and progress, the results of its indicators, each delegation's own part, and who
// joined or left since. Shown from adoption on.
import { report, say, stepsOpenTo } from '../../../shared/documents/plan-delivery.ts'
import { movementKey } from '../../../shared/documents/plan.ts'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import { orderedRows } from '../../../shared/documents/plan-order.ts'
import { today } from '../../shell/today.ts'
import { RowId } from '../../../shared/ids.ts'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { NumberField } from '../../design/number-field.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { CommitTextField } from '../../design/text-field.tsx'
import { formatDay } from '../../messages/formats.ts'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { placeOf } from './places.ts'
import { usePlan } from './plan-context.tsx'
import { ProgressField, StatusField } from './single-fields.tsx'
import styles from './plan.module.css'

type DeliveryProps = { readonly id: ActionId; readonly action: ActionPlain; readonly view: ActionView }

export function DeliveryFields({ id, action, view }: DeliveryProps) {
  const t = useMessage()
  const { record, may } = usePlan()
  if (record.status !== 'adopted' && record.status !== 'in-delivery' && record.status !== 'closed') return null
  const locked = !may({ writtenBy: 'delivery', action: { id, now: action } })
  return (
    <section className={styles.delivery} aria-label={t('plan.delivery')} data-why={placeOf(['actions', id, 'status'])}>
      <h4 className={styles.textLabel}>{t('plan.delivery')}</h4>
      <div className={styles.pair}>
        <StatusField id={id} action={action} view={view} />
        <ProgressField id={id} action={action} view={view} />
      </div>
      {orderedRows(action.indicators).map(({ id: row, row: indicator }) => {
        const entry = view.indicators.get(row)
        const label = t('plan.result-of', { indicator: indicator.name ?? t('plan.indicator'), target: indicator.target ?? 0, unit: indicator.unit ?? '' })
        return entry !== undefined && <NumberField key={row} label={label} value={indicator.result ?? null} max={1_000_000_000} isReadOnly={locked} onChange={result => (result === null ? entry.result.clear() : entry.result.set(result))} />
      })}
      <OwnParts id={id} action={action} view={view} />
      <Movements id={id} action={action} view={view} />
    </section>
  )
}

function OwnParts({ id, action, view }: DeliveryProps) {
  const t = useMessage()
  const { party: own, may } = usePlan()
  const mayWriteOwn = may({ writtenBy: 'own-delivery', party: own, action: { id, now: action } })
  // The keys of a reading are those that the schema let in.
  const parties = Object.keys(action.deliveries) as PartyId[]
  const told = parties.filter(party => party !== own || !mayWriteOwn)
  return (
    <>
      {mayWriteOwn && <div data-why={placeOf(['actions', id, 'deliveries', own])}><CommitTextField label={t('plan.own-part', { party: partyLabel(own).name })} value={action.deliveries[own] ?? ''} maxLength={300} onCommit={words => report(view, own, words)} /></div>}
      {told.length > 0 && <ul className={styles.named}>{told.map(party => <li key={party} data-why={placeOf(['actions', id, 'deliveries', party])}><PartyCode {...partyLabel(party)} /> {action.deliveries[party]}</li>)}</ul>}
    </>
  )
}

/** Any entry is written by the same. */
const someRow = RowId.parse('-'.repeat(24))


function Movements({ id, action, view }: DeliveryProps) {
  const t = useMessage()
  const { party: own, may } = usePlan()
  const entries = Object.entries(action.movements).flatMap(([key, movement]) => (movement === undefined ? [] : [{ key, party: key.slice(0, key.indexOf(':')) as PartyId, ...movement }]))
  const { joining, leaving } = stepsOpenTo(action, own)
  return (
    <>
      {entries.length > 0 && (
        <ul className={styles.named}>
          {entries.toSorted((one, other) => (one.on < other.on ? -1 : 1)).map(({ key, party, what, on }) => <li key={key}>{t(`plan.movement-${what}`, { party: partyLabel(party).name, day: formatDay(on) })}</li>)}
        </ul>
      )}
      {may({ writtenBy: 'movement', party: own }) && (
        <div className={styles.adders} data-why-inline="focus" data-why={placeOf(['actions', id, 'movements', movementKey(own, someRow)])}>
          {joining && <Button size="small" onPress={() => say(view, own, 'joined', today())}>{t('plan.movement-join', { party: partyLabel(own).name })}</Button>}
          {leaving && <Button size="small" variant="quiet" onPress={() => say(view, own, 'left', today())}>{t('plan.movement-leave', { party: partyLabel(own).name })}</Button>}
        </div>
      )}
    </>
  )
}
