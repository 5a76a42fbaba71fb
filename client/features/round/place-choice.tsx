// Where a reserve stands: first the plan, a goal or an action, then which of its fields.
import { useMemo } from 'react'
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import { ComboBox } from '../../design/combo-box.tsx'
import type { Option } from '../../design/option.ts'
import { Select } from '../../design/select.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { usePlaceName, usePlan } from '../plan/index.ts'
import { entryOf, entryPlaces, fieldPlaces, keyOfPlace, placeOfKey } from './reserve-places.ts'
import styles from './round.module.css'

/** No key of a place: those begin with what they are in. */
const wholePlan = 'plan'
const idOf = (place: readonly string[]): string => (place.length === 0 ? wholePlan : keyOfPlace(place))
const placeOfId = (id: string): readonly string[] => (id === wholePlan ? [] : placeOfKey(id))

export function PlaceChoice({ place, error, onChange }: { readonly place: readonly string[] | null; readonly error: string | null; readonly onChange: (place: readonly string[] | null) => void }) {
  const t = useMessage()
  const { cycle, goalsOfCycle, replica } = usePlan()
  const nameOf = usePlaceName()
  // Nobody types while a round is open, so what is there when the form opens is what there is.
  const entries = useMemo<readonly Option[]>(() => {
    const plain = replica.reading.current()
    return entryPlaces(cycle.goals, orderedActions(plain, goalsOfCycle)).map(entry => {
      const [root, id] = entry
      const title = root === 'actions' ? Object.entries(plain.actions).find(([key]) => key === id)?.[1]?.title : undefined
      return { id: idOf(entry), label: title === undefined || title === '' ? nameOf(entry) : `${nameOf(entry)} ${title}` }
    })
  }, [cycle, goalsOfCycle, replica, nameOf])
  const entry = place === null ? null : entryOf(place)
  const fields = entry === null ? [] : fieldPlaces(entry)
  return (
    <div className={styles.pair}>
      <ComboBox label={t('round.reserve-on')} options={entries} value={entry === null ? null : idOf(entry)} onChange={id => onChange(id === null ? null : placeOfId(id))} error={error} />
      {place !== null && entry !== null && fields.length > 0 && (
        <Select
          label={t('round.reserve-field')}
          options={[{ id: idOf(entry), label: t('round.whole-action') }, ...fields.map(field => ({ id: idOf(field), label: nameOf(field).split(' · ').at(-1) ?? '' }))]}
          value={idOf(place)}
          onChange={id => onChange(placeOfId(id))}
        />
      )}
    </div>
  )
}
