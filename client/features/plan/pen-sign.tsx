// A pen that is lent for a place, shown there: to whom and until when.
import type { PenPlace } from '../../../shared/mandates/pen.ts'
import { Chip } from '../../design/chip.tsx'
import { useMessage, type Translate } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { untilLabel } from '../../shell/moments.ts'
import { usePlan } from './plan-context.tsx'

/** Pens lent for exactly this place: the plan as a whole, one goal or one action. */
export function PenSigns({ of, id }: { readonly of: PenPlace['of']; readonly id?: string }) {
  const t = useMessage()
  const { facts } = usePlan()
  return facts.pens
    .filter(({ place }) => place.of === of && (of === 'plan' || idOf(place) === id))
    .map(pen => <Chip key={pen.id} tone="accent">{t('access.pen-sign', { party: partyLabel(pen.party).code, until: untilLabel(pen.until) })}</Chip>)
}

const idOf = (place: PenPlace): string | null => (place.of === 'goal' ? place.goal : place.of === 'action' ? place.action : null)

/** `names` has the titles of goals and actions by id. */
export const penPlaceName = (t: Translate, place: PenPlace, names: ReadonlyMap<string, string>): string =>
  place.of === 'plan' ? t('access.whole-plan') : names.get(idOf(place) ?? '') ?? t('plan.untitled')
