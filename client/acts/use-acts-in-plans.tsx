// Acts in plans for the components of a page, in the name of the person and delegation that the page has.
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { PlanId } from '../../shared/ids.ts'
import { browserEnvironment, openReplica } from '../replica/index.ts'
import { noteOpen } from '../replica/open-replicas.ts'
import { usePagePerson } from '../shell/session.tsx'
import { today } from '../shell/today.ts'
import { ActsInPlans } from './acts-in-plans.ts'
import type { Act, Acted } from './acts-in-plans.ts'

const environment = browserEnvironment()

const Context = createContext<ActsInPlans | null>(null)

/** Without a delegation nothing can be done, and nothing below asks for it. */
export function ActsProvider({ children }: { readonly children: ReactNode }) {
  const { person, party, memberships } = usePagePerson()
  const [acts, setActs] = useState<ActsInPlans | null>(null)
  const functions = memberships.filter(membership => membership.party === party).map(membership => membership.function).join(' ')
  useEffect(() => {
    if (party === null) return
    const held = memberships.filter(membership => membership.party === party).map(membership => membership.function)
    const made = new ActsInPlans({ writer: { person: person.id, party, functions: held }, environment, open: openReplica, noteOpen, today })
    setActs(made)
    return () => {
      setActs(null)
      made.close()
    }
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the functions as one text stand for the memberships
  }, [person.id, party, functions])
  return <Context value={acts}>{children}</Context>
}

/** Whether acts can be done yet: not in the moment in which the provider is first shown. */
export const useAreActsReady = (): boolean => useContext(Context) !== null

/** Does something in a plan, see `ActsInPlans.act`. */
export function useActsInPlans(): (plan: PlanId, does: Act) => Promise<Acted> {
  const acts = useContext(Context)
  return (plan, does) => acts?.act(plan, does) ?? Promise.resolve({ outcome: 'offline' })
}
