// All that is to fix and to look at in the plan, in the order of the page, each with its source and the way to its field.
import { ListChecks } from 'lucide-react'
import { memo } from 'react'
import { sameValue } from '../../../shared/projection/same-value.ts'
import { findingKey } from '../../../shared/rules/findings.ts'
import type { Finding } from '../../../shared/rules/findings.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Sheet } from '../../design/sheet.tsx'
import { mediumQuery } from '../../design/use-media.ts'
import { useMessage } from '../../messages/use-message.tsx'
import { findingText } from './finding-text.ts'
import { samePlaces } from './goal-section.tsx'
import { usePlan, usePlanReading } from './plan-context.tsx'
import { goToField } from './places.ts'
import styles from './plan.module.css'
import { RemedyButton } from './remedy-button.tsx'
import { usePlanFindings } from './use-findings.ts'

type PanelProps = { readonly isShown: boolean; readonly onClose: () => void }
export function FindingsButton({ isShown, onPress }: { readonly isShown: boolean; readonly onPress: () => void }) {
  const t = useMessage()
  const count = usePlanFindings().filter(finding => finding.severity === 'to-fix').length
  return <Button icon={<ListChecks aria-hidden />} onPress={onPress} aria-expanded={isShown}>{t('plan.to-fix', { count })}</Button>
}

export const FindingsPanel = memo(function FindingsPanel({ isShown, onClose }: PanelProps) {
  const t = useMessage()
  const findings = usePlanFindings()
  const { goalsOfCycle, cycle } = usePlan()
  const places = usePlanReading((plain: PlanPlain) => orderedActions(plain, goalsOfCycle), samePlaces)
  const placeOf = ({ subject }: Finding): string => {
    switch (subject.kind) {
      case 'plan':
        return t('plan.this-plan')
      case 'goal':
        return t('plan.goal', { number: cycle.goals.find(goal => goal.id === subject.goal)?.number ?? 0 })
      case 'action':
        return places.find(place => place.id === subject.action)?.number ?? '–'
    }
  }
  const group = (severity: Finding['severity'], title: string) => {
    const ofGroup = findings.filter(finding => finding.severity === severity)
    return (
      <section className={styles.findingGroup}>
        <h3>{title} <Chip tone={ofGroup.length === 0 ? 'ok' : severity === 'to-fix' ? 'bad' : 'warn'}>{ofGroup.length}</Chip></h3>
        <ul>
          {ofGroup.map(finding => <FindingItem key={findingKey(finding)} finding={finding} place={placeOf(finding)} onGo={onClose} />)}
        </ul>
      </section>
    )
  }
  return (
    <Sheet isOpen={isShown} onClose={onClose} title={t('plan.review')}>
      {findings.length === 0 && <EmptyState title={t('plan.nothing-to-fix')} />}
      {group('to-fix', t('plan.to-fix-heading'))}
      {group('to-look-at', t('plan.to-look-at-heading'))}
    </Sheet>
  )
})

type ItemProps = { readonly finding: Finding; readonly place: string; readonly onGo: () => void }

/** A finding stays the same object as long as its action is not touched. */
const FindingItem = memo(function FindingItem({ finding, place, onGo }: ItemProps) {
  const t = useMessage()
  const { heading, sentence, source } = findingText(t, finding)
  const go = (): void => {
    // A panel that lies over the page would hide the field.
    if (window.matchMedia(mediumQuery).matches) onGo()
    goToField(finding.path)
  }
  return (
    <li className={styles.finding} data-severity={finding.severity}>
      <strong>{place} · {heading}</strong>
      <p>{sentence}</p>
      <small>{source}</small>
      <div><Button size="small" variant="link" onPress={go}>{t('remedy/go-to-field')}</Button> <RemedyButton finding={finding} /></div>
    </li>
  )
}, (one, other) => one.place === other.place && sameValue(one.finding, other.finding))
