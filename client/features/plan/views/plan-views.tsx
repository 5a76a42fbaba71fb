// The views of one plan, of the same live actions: which there are, and which one the address asks for (`?view=table`).
import { Suspense, useCallback, useEffect, type ComponentType, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { PlanMessageId } from '../../../messages/en/in-plan.ts'
import { Skeleton } from '../../../design/skeleton.tsx'
import { Tabs } from '../../../design/tabs.tsx'
import { classNames } from '../../../design/class-names.ts'
import type { CardsProps } from '../goal-section.tsx'
import { useCommands } from '../../../shell/commands.tsx'
import { lazily } from '../../../shell/lazily.tsx'
import { goToEvent } from '../places.ts'
import { usePlan } from '../plan-context.tsx'
import styles from '../plan.module.css'
import { useMessage } from '../use-message.ts'
import { CardsView } from './cards-view.tsx'

/** Every view is given who is where, and which cards are open. */
export type ViewProps = CardsProps

type PlanViewEntry = {
  /** As it stands in the address. */
  readonly id: string
  readonly label: PlanMessageId
  readonly View: ComponentType<ViewProps>
  /** Scrolls by itself and takes the height that is left, under a short header. */
  readonly isFrame?: boolean
}

/** In the order of the tabs; the first is the one without a word in the address. */
const views = [
  { id: 'cards', label: 'views.cards', View: CardsView },
  { id: 'table', label: 'views.table', View: lazily(async () => (await import('./table/action-table.tsx')).default), isFrame: true },
  { id: 'timeline', label: 'views.timeline', View: lazily(async () => (await import('./timeline/plan-timeline.tsx')).default), isFrame: true },
  { id: 'participation', label: 'views.participation', View: lazily(async () => (await import('../../participation/index.ts')).loadPlanParticipation()), isFrame: true },
] as const satisfies readonly PlanViewEntry[]

const [cards] = views

type ChosenView = { readonly view: PlanViewEntry; readonly show: (id: string) => void }

/** The view that the address asks for, told to the others here; going to a place that only the cards show goes to them. */
export function usePlanView(): ChosenView {
  const { replica: { awareness } } = usePlan()
  const [parameters, setParameters] = useSearchParams()
  const view: PlanViewEntry = views.find(({ id }) => id === parameters.get('view')) ?? cards
  const { id: shown } = view
  const show = useCallback((id: string): void => {
    setParameters(before => {
      const next = new URLSearchParams(before)
      if (id === cards.id) next.delete('view')
      else next.set('view', id)
      return next
    })
  }, [setParameters])
  useEffect(() => awareness.setLocalStateField('view', shown), [awareness, shown])
  useEffect(() => {
    if (shown === cards.id) return
    const wentTo = (event: Event): void => {
      const path: unknown = event instanceof CustomEvent ? event.detail : null
      // What the header shows is there in every view; a view keeps what it shows itself.
      if (!event.cancelable || !Array.isArray(path) || path[0] === 'record') return
      // At the window listeners are called as they came, whatever phase they asked for: who prevents it may come after this one.
      queueMicrotask(() => {
        if (!event.defaultPrevented) show(cards.id)
      })
    }
    window.addEventListener(goToEvent, wentTo)
    return () => window.removeEventListener(goToEvent, wentTo)
  }, [shown, show])
  return { view, show }
}

/** @param tools stand at the end of the tabs. */
export function PlanViews({ view: { id: shown, isFrame = false }, show, tools, ...props }: ChosenView & ViewProps & { readonly tools?: ReactNode }) {
  const t = useMessage()
  useCommands(views.filter(({ id }) => id !== shown).map(({ id, label }) => ({ id: `view ${id}`, label: t('views.show', { view: t(label) }), place: 'page', run: () => show(id) })))
  return (
    <Tabs
      label={t('views.label')}
      className={classNames(styles.views, isFrame && styles.fills)}
      selected={shown}
      onSelect={show}
      tools={tools}
      tabs={views.map(({ id, label, View }) => ({ id, label: t(label), content: <Suspense fallback={<div className={styles.waiting}><Skeleton lines={8} /></div>}><View {...props} /></Suspense> }))}
    />
  )
}
