// The page of a plan: header, goals with their actions, and beside them what is to fix.
import { useCallback, useEffect, useState } from 'react'
import { ActionId } from '../../../shared/ids.ts'
import { Faces } from '../../design/faces.tsx'
import { SavedSign } from '../../design/saved-sign.tsx'
import { mediumQuery, useMedia } from '../../design/use-media.ts'
import { useMessage } from '../../messages/use-message.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { useReplicaStatus } from '../../replica/index.ts'
import { ActionsWithoutGoal } from './actions-without-goal.tsx'
import { FindingsButton, FindingsPanel } from './findings-panel.tsx'
import { GoalSection } from './goal-section.tsx'
import { KeptWordsList } from './kept-words.tsx'
import { PlanBanner } from './plan-banner.tsx'
import { usePlan } from './plan-context.tsx'
import { PlanHeader, usePlanTitle } from './plan-header.tsx'
import { goToEvent } from './places.ts'
import { RemovedActions } from './removed-actions.tsx'
import styles from './plan.module.css'
import { UndoButtons } from './undo-buttons.tsx'
import { useAnnounceOthers } from './use-announce-others.ts'
import { useOthers, useOwnPlace } from './use-place.ts'
import { usePlanKeys } from './use-plan-keys.ts'

export function PlanContent() {
  const t = useMessage()
  const { replica, cycle } = usePlan()
  const [openActions, setOpenActions] = useState<ReadonlySet<ActionId>>(new Set())
  // Beside the page it is there until it is closed; where it would lie over the page it waits to be asked for.
  const liesOver = useMedia(mediumQuery)
  const [shown, setShown] = useState({ beside: true, over: false })
  const isPanelShown = liesOver ? shown.over : shown.beside
  const setPanelShown = useCallback((isShown: boolean): void => setShown(before => ({ ...before, [liesOver ? 'over' : 'beside']: isShown })), [liesOver])
  const closePanel = useCallback(() => setPanelShown(false), [setPanelShown])
  const others = useOthers()
  const title = usePlanTitle()
  useOwnPlace()
  useAnnounceOthers(others.people)
  usePlanKeys()

  const toggle = useCallback((id: ActionId, isOpen: boolean) => {
    setOpenActions(before => {
      const next = new Set(before)
      if (isOpen) next.add(id)
      else next.delete(id)
      return next
    })
  }, [])
  useEffect(() => {
    const open = (event: Event): void => {
      const path: unknown = event instanceof CustomEvent ? event.detail : null
      const id = Array.isArray(path) && path[0] === 'actions' ? ActionId.safeParse(path[1]) : null
      if (id?.success === true) toggle(id.data, true)
    }
    window.addEventListener(goToEvent, open)
    return () => window.removeEventListener(goToEvent, open)
  }, [toggle])

  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={[{ label: cycle.label }, { label: t('shell.plans'), href: '/plans' }]}
        status={<PlanStatusSign />}
        people={<Faces people={others.people.map(other => ({ id: other.person, name: other.name, delegation: partyLabel(other.party), colour: other.colour, isIdle: other.isIdle }))} />}
        actions={(
          <>
            <UndoButtons undo={replica.undo} />
            <FindingsButton isShown={isPanelShown} onPress={() => setPanelShown(!isPanelShown)} />
          </>
        )}
      />
      <PlanBanner />
      <div className={styles.page}>
        <div className={styles.main}>
          <PlanHeader />
          <div className={styles.doc}>
            <KeptWordsList />
            <nav aria-label={t('plan.jump')} className={styles.jump}>
              {cycle.goals.map(goal => <a key={goal.id} href={`#goal-${goal.number}`} title={goal.title}>{t('plan.goal', { number: goal.number })}</a>)}
            </nav>
            {cycle.goals.map(goal => <GoalSection key={goal.id} goal={goal} openActions={openActions} onToggle={toggle} others={others} />)}
            <ActionsWithoutGoal openActions={openActions} onToggle={toggle} others={others} />
            <RemovedActions />
          </div>
        </div>
        <FindingsPanel isShown={isPanelShown} onClose={closePanel} />
      </div>
    </>
  )
}

function PlanStatusSign() {
  const { saved, unsent } = useReplicaStatus(usePlan().replica)
  return saved === 'offline' ? <SavedSign state="offline" count={unsent} /> : <SavedSign state={saved} />
}
