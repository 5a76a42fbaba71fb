// One place of the plan while a round is open: as it was consulted, or as it stands with what has changed. Nothing is added where it is
// as it was, which is almost everywhere; what the others need comes with the first of them.
import { Suspense, type ReactNode } from 'react'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import type { ActionId, GoalId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import type { TextReference } from '../../../../shared/schema/view.ts'
import { lazilyOrNothing } from '../../../shell/lazily.tsx'
import { usePlanReading } from '../plan-context.tsx'
import { useConsultedAt } from './consulted-context.tsx'

const TextWords = lazilyOrNothing(async () => (await import('./consulted-words.tsx')).TextWords)
const ValueHere = lazilyOrNothing(async () => (await import('./consulted-words.tsx')).ValueHere)

type TextProps = { readonly text: TextReference; readonly kind: 'title' | 'rich'; readonly name: string; readonly className?: string | undefined; readonly children: ReactNode }

/** @param children the text as it stands now. */
export function TextAsConsulted({ text, children, ...props }: TextProps) {
  const here = useConsultedAt(text.path)
  if (here === null) return children
  return <Suspense fallback={children}><TextWords here={here} text={text} {...props}>{children}</TextWords></Suspense>
}

type ValueProps = { readonly place: Path; readonly name: string; /** The field stays beside what was consulted: one acts in it. */ readonly isKept?: boolean; readonly children: ReactNode }

/** @param children the field as it stands now. */
export function ValueAsConsulted({ place, children, ...props }: ValueProps) {
  const here = useConsultedAt(place)
  const now = usePlanReading(plain => (here === null ? undefined : valueAt(plain, place)))
  if (here === null) return children
  return <Suspense fallback={children}><ValueHere key={placeKey(place)} here={here} place={place} now={now} {...props}>{children}</ValueHere></Suspense>
}

function valueAt(plain: PlanPlain, [root, id, field]: Path): unknown {
  const entry: { readonly [field: string]: unknown } | undefined = root === 'goals' ? plain.goals[id as GoalId] : plain.actions[id as ActionId]
  const value = entry?.[field ?? '']
  return field === 'leader' ? plain.actions[id as ActionId]?.leader?.party : value
}
