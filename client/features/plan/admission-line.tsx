// A delegation that added itself to an action: what became of it, and for its leader and the driver the word on it.
import { admit } from '../../../shared/documents/plan-commands.ts'
import { admissionOf } from '../../../shared/documents/plan-answers.ts'
import { admissionKey } from '../../../shared/documents/plan.ts'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { useMessage } from './use-message.ts'
import { placeOf } from './places.ts'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'

type AdmissionProps = { readonly id: ActionId; readonly action: ActionPlain; readonly view: ActionView; readonly party: PartyId }

export function AdmissionLine({ id, action, view, party }: AdmissionProps) {
  const t = useMessage()
  const { may } = usePlan()
  const request = action.participants[party]?.request
  const admission = admissionOf(action, party)
  const mayAdmit = may({ writtenBy: 'admission', action: { id, now: action } })
  if (request === undefined) return null
  return (
    <span className={styles.answer} data-why-inline="focus" data-why={placeOf(['actions', id, 'admissions', admissionKey(party, request)])}>
      <Chip tone={admission === 'turned-down' ? 'bad' : admission === 'taken-in' ? 'ok' : 'neutral'}>{t(`plan.admission-${admission ?? 'open'}`)}</Chip>
      {mayAdmit && admission !== 'taken-in' && <Button size="small" onPress={() => admit(view, party, 'taken-in')}>{t('plan.admit')}</Button>}
      {mayAdmit && admission !== 'turned-down' && <Button size="small" variant="quiet" onPress={() => admit(view, party, 'turned-down')}>{t('plan.turn-down')}</Button>}
    </span>
  )
}
