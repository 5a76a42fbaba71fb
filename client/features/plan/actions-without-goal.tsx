// Actions whose goal is none of the cycle: they stand apart until somebody gives them one.
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import { Fragment } from 'react'
import { useMessage } from './use-message.ts'
import { ActionCard } from './action-card.tsx'
import { nobody, samePlaces, type CardsProps } from './goal-section.tsx'
import { usePlan, usePlanReading } from './plan-context.tsx'
import styles from './plan.module.css'
import { RemovedCardAt } from './taken-away-notice.tsx'
import { useTaken } from './use-taken-away.ts'

export function ActionsWithoutGoal({ openActions, onToggle, others }: CardsProps) {
  const t = useMessage()
  const { goalsOfCycle } = usePlan()
  const places = usePlanReading(plain => orderedActions(plain, goalsOfCycle).filter(place => place.goal === null), samePlaces)
  const { taken } = useTaken()
  if (places.length === 0 && (taken?.card == null || taken.card.goal !== null)) return null
  return (
    <section className={styles.goal}>
      <h2 className={styles.goalTitle}>{t('plan.without-goal')}</h2>
      {places.map((place, index) => (
        <Fragment key={place.id}>
          <RemovedCardAt goal={null} position={index} />
          <ActionCard id={place.id} number={null} goal={null} position={index} count={places.length} isOpen={openActions.has(place.id)} onToggle={onToggle} here={others.byPart.get(place.id) ?? nobody} />
        </Fragment>
      ))}
      <RemovedCardAt goal={null} position={places.length} isLast />
    </section>
  )
}
