// What a newcomer has tried, ticked only because it was really done: a plan is open and the server says that they are in it; or
// something they wrote has been stored. Kept on this device until it is dismissed.
import { useEffect } from 'react'
import { matchPath, useLocation } from 'react-router'
import { PlanId } from '../../shared/ids.ts'
import type { PartyId } from '../../shared/ids.ts'
import { onSaved, type SavedPlace } from '../replica/open-replicas.ts'
import { createKeptList } from '../shell/kept-list.ts'
import { usePagePerson } from '../shell/session.tsx'
import { useLivePlans } from './use-live-plans.tsx'

export const firstSteps = ['open', 'join', 'contribute'] as const
export type FirstStep = (typeof firstSteps)[number]

/** Steps that were done, and `dismissed`. */
export const stepsDone = createKeptList('first-steps', 10)
export const dismissed = 'dismissed'

/** Which steps were done by what has been stored in a plan, for a delegation. */
export function stepsIn(document: string, saved: readonly SavedPlace[], party: PartyId): readonly FirstStep[] {
  if (!document.startsWith('plan/')) return []
  const isAt = ({ path: [root, , field, key = ''] }: SavedPlace, wanted: string, ofParty: (key: string) => boolean): boolean => root === 'actions' && field === wanted && ofParty(key)
  const written = saved.filter(({ after }) => after !== undefined)
  const steps: FirstStep[] = []
  if (written.some(place => isAt(place, 'participants', key => key === party))) steps.push('join')
  if (written.some(place => isAt(place, 'contributions', key => key.startsWith(`${party}:`)))) steps.push('contribute')
  return steps
}

/** Listens on whatever page is open. Nothing to see. */
export function FirstStepsWatch() {
  const { person, party } = usePagePerson()
  const { pathname } = useLocation()
  const { plans } = useLivePlans()
  const open = PlanId.safeParse(matchPath('/plans/:plan', pathname)?.params.plan).data
  const isInPlan = open !== undefined && plans.get(open)?.people.some(here => here.person === person.id) === true
  useEffect(() => {
    if (isInPlan) stepsDone.add(person.id, 'open')
  }, [isInPlan, person.id])
  useEffect(() => (party === null
    ? undefined
    : onSaved((document, saved) => {
        for (const step of stepsIn(document, saved, party)) stepsDone.add(person.id, step)
      })), [person.id, party])
  return null
}
