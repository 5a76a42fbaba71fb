// The inside of an open card. Drawn again when a field of the action changes; not for typing in its texts, which the
// editors show by themselves.
import type { ActionPlain, ActionView, PlanPlain } from '../../../shared/documents/plan.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { Suspense } from 'react'
import { sameValue } from '../../../shared/projection/same-value.ts'
import { findingsOfAction } from '../../../shared/rules/findings.ts'
import type { Finding } from '../../../shared/rules/findings.ts'
import { ActionFields } from './action-fields.tsx'
import { AskForPen } from './ask-for-pen.tsx'
import { useConsultedAt } from './consulted/consulted-context.tsx'
import { DeliveryFields } from './delivery-fields.tsx'
import { FieldFindings } from './field-findings.tsx'
import { HereContext } from './field-place.tsx'
import { useMayInAction, usePlan, usePlanReading } from './plan-context.tsx'
import { placeOf } from './places.ts'
import styles from './plan.module.css'
import { ProposedAt } from './proposals/proposed-at.tsx'
import { TakenAwayAt } from './taken-away-notice.tsx'
import { lazilyOrNothing } from '../../shell/lazily.tsx'
import { useMessage } from './use-message.ts'
import type { OtherPerson } from './use-place.ts'

const TitleChanged = lazilyOrNothing(async () => (await import('./consulted/consulted-words.tsx')).TitleChanged)

type BodyProps = { readonly id: ActionId; readonly view: ActionView; readonly here: readonly OtherPerson[] }

const texts: ReadonlySet<string> = new Set<keyof ActionPlain>(['title', 'description', 'expectedResult'])

/** A reading keeps the identity of every field that was not touched. */
function sameButTexts(one: ActionPlain | undefined, other: ActionPlain | undefined): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined) return false
  const before = new Map(Object.entries(one))
  return Object.entries(other).every(([key, value]) => texts.has(key) || before.get(key) === value)
}

const none: readonly Finding[] = []

export function CardBody({ id, view, here }: BodyProps) {
  const t = useMessage()
  const { rules } = usePlan()
  const mayWrite = useMayInAction(id, 'action')
  const action = usePlanReading((plain: PlanPlain) => plain.actions[id], sameButTexts)
  const findings = usePlanReading((plain: PlanPlain) => {
    const now = plain.actions[id]
    return now === undefined ? none : findingsOfAction(id, now, rules)
  }, sameValue)
  const consultedTitle = useConsultedAt(['actions', id, 'title'])
  if (action === undefined) return null
  return (
    <div className={styles.cardBody}>
      <TakenAwayAt place={placeOf(['actions', id])} />
      <ProposedAt place={['actions', id]} name={t('proposals.removal')} />
      {consultedTitle !== null && <Suspense fallback={null}><TitleChanged here={consultedTitle} id={id} name={t('field/action.title')} /></Suspense>}
      <ProposedAt place={['actions', id, 'title']} name={t('field/action.title')} />
      {!mayWrite && <div className={styles.askForPen}><AskForPen place={{ of: 'action', action: id }} /></div>}
      <FieldFindings findings={findings.filter(finding => finding.path.length <= 2)} />
      <DeliveryFields id={id} action={action} view={view} />
      <HereContext value={here}><ActionFields id={id} action={action} view={view} findings={findings} /></HereContext>
    </div>
  )
}
