// The plan as it is written: goal by goal, with its text and its actions as cards that open in place.
import { ActionsWithoutGoal } from '../actions-without-goal.tsx'
import { GoalSection, type CardsProps } from '../goal-section.tsx'
import { usePlan } from '../plan-context.tsx'
import styles from '../plan.module.css'
import { RemovedActions } from '../removed-actions.tsx'
import { useMessage } from '../use-message.ts'

export function CardsView({ openActions, onToggle, others }: CardsProps) {
  const t = useMessage()
  const { cycle } = usePlan()
  return (
    <div className={styles.doc}>
      <nav aria-label={t('plan.jump')} className={styles.jump}>
        {cycle.goals.map(goal => <a key={goal.id} href={`#goal-${goal.number}`} title={goal.title}><span>{t('plan.goal', { number: goal.number })}</span> <span className={styles.jumpTitle}>{goal.title}</span></a>)}
      </nav>
      {cycle.goals.map(goal => <GoalSection key={goal.id} goal={goal} openActions={openActions} onToggle={onToggle} others={others} />)}
      <ActionsWithoutGoal openActions={openActions} onToggle={onToggle} others={others} />
      <RemovedActions />
    </div>
  )
}
