// The ordinary picker of a field, for a value that is proposed and not yet the plan's.
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { ActionId } from '../../../../shared/ids.ts'
import { IsoDay } from '../../../../shared/schema/values.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import type { ActionKind } from '../../../../shared/vocabularies/vocabularies.ts'
import { actionKindLabels, actionKinds, channelLabels, channels, gapReasonLabels, gapReasons, leverLevelLabels, leverLevels, leverNatureLabels, leverNatures, leverStanceLabels, leverStances } from '../../../../shared/vocabularies/vocabularies.ts'
import { ComboBox } from '../../../design/combo-box.tsx'
import { Select } from '../../../design/select.tsx'
import { CommitTextField } from '../../../design/text-field.tsx'
import { usePlanReading } from '../plan-context.tsx'
import { partyOptions } from '../party-options.tsx'
import { EndOfTimePicker, optionsOf, useGoalOptions } from '../single-fields.tsx'

type PickerProps = {
  readonly label: string
  readonly value: unknown
  /** Null: none. */
  readonly onChange: (value: string | null) => void
}

const choices: Readonly<Record<string, readonly { readonly id: string; readonly label: string }[]>> = {
  kind: optionsOf(actionKinds, actionKindLabels),
  nature: optionsOf(leverNatures, leverNatureLabels),
  stance: optionsOf(leverStances, leverStanceLabels),
  level: optionsOf(leverLevels, leverLevelLabels),
  channel: optionsOf(channels, channelLabels),
  gapReason: optionsOf(gapReasons, gapReasonLabels),
}

/** UTF-16 units of a title, as its schema bounds them. */
const longestTitle = 300

export function ValuePicker({ place, ...rest }: PickerProps & { readonly place: Path }) {
  const kind = usePlanReading(({ actions }: PlanPlain) => actions[place[1] as ActionId]?.kind)
  return <FieldPicker field={place.at(-1) ?? ''} kind={kind} {...rest} />
}

/** @param field as the schema names it. @param kind of the action, which says whether it has days or quarters. */
export function FieldPicker({ field, kind, label, value, onChange }: PickerProps & { readonly field: string; readonly kind: ActionKind | undefined }) {
  const goals = useGoalOptions()
  const chosen = typeof value === 'string' && value !== '' ? value : null
  switch (field) {
    case 'leader':
      return <ComboBox label={label} options={partyOptions('action-leader')} value={chosen} isClearable onChange={onChange} />
    case 'goal':
      return <Select label={label} options={goals} value={chosen} onChange={onChange} />
    case 'from':
    case 'to':
      return <EndOfTimePicker end={field} kind={kind} value={IsoDay.safeParse(chosen).data ?? null} onChange={onChange} />
    case 'title':
      return <CommitTextField label={label} value={chosen ?? ''} maxLength={longestTitle} onCommit={onChange} />
    default:
      return <Select label={label} options={choices[field] ?? []} value={chosen} isClearable onChange={onChange} />
  }
}
