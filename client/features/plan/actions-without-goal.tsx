// Actions whose goal is none of the cycle: they stand apart until somebody gives them one.
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import { useMessage } from './use-message.ts'
import { ActionCard } from './action-card.tsx'
import { nobody, samePlaces, type CardsProps } from './goal-section.tsx'
import { usePlan, usePlanReading } from './plan-context.tsx'
import styles from './plan.module.css'

export function ActionsWithoutGoal({ openActions, onToggle, others }: CardsProps) {
  const t = useMessage()
  const { goalsOfCycle } = usePlan()
  const places = usePlanReading(plain => orderedActions(plain, goalsOfCycle).filter(place => place.goal === null), samePlaces)
  if (places.length === 0) return null
  return (
    <section className={styles.goal}>
      <h2 className={styles.goalTitle}>{t('plan.without-goal')}</h2>
      {places.map((place, index) => (
        <ActionCard key={place.id} id={place.id} number={null} goal={null} position={index} count={places.length} isOpen={openActions.has(place.id)} onToggle={onToggle} here={others.byPart.get(place.id) ?? nobody} />
      ))}
    </section>
  )
}
