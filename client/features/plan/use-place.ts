// Tells the others in which field or card one is, and knows in which others are.
import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { z } from 'zod'
import type { Path } from '../../../shared/schema/node.ts'
import { pathOfPlace } from './places.ts'
import { usePlan } from './plan-context.tsx'

const OtherState = z.object({
  user: z.object({ person: z.string(), name: z.string(), party: z.string(), color: z.string() }),
  place: z.array(z.string()).nullish(),
  view: z.string().optional(),
  idle: z.boolean().optional(),
})
export type OtherPerson = { readonly person: string; readonly name: string; readonly party: string; readonly colour: string; readonly place: Path | null; /** Of the page of a plan, by its id. */ readonly view: string | null; readonly isIdle: boolean }
/** Everybody else here, and who of them is in which part: the aim (`aim`), the text of a goal or an action, both by id.
 *  Lists keep their identity while they say the same. */
export type Others = { readonly people: readonly OtherPerson[]; readonly byPart: ReadonlyMap<string, readonly OtherPerson[]> }

/** Whoever writes under a client id, as the server stamped it. */
export type Writer = Pick<OtherPerson, 'person' | 'name' | 'party'>

export function personBehind(awareness: Awareness, clientId: number): Writer | null {
  const parsed = OtherState.safeParse(awareness.getStates().get(clientId))
  return parsed.success ? parsed.data.user : null
}

const idleAfterMs = 120_000
/** Carets move all the time; who is where is looked at this often. */
const gatherMs = 100
const nobody: Others = { people: [], byPart: new Map() }

/** Each person once however many tabs; the tab in which they are doing something speaks for them. */
export function useOthers(): Others {
  const { replica: { awareness }, person } = usePlan()
  return useOthersIn(awareness, person)
}

/** The same in another document than the plan. */
export function useOthersIn(awareness: Awareness, person: string): Others {
  const [others, setOthers] = useState(nobody)
  useEffect(() => {
    let timer: number | undefined
    const read = (): void => {
      timer = undefined
      const byPerson = new Map<string, OtherPerson>()
      for (const [clientId, state] of awareness.getStates()) {
        const parsed = OtherState.safeParse(state)
        if (clientId === awareness.clientID || !parsed.success || parsed.data.user.person === person) continue
        const { user, place = null, view = null, idle: isIdle = false } = parsed.data
        const other = { person: user.person, name: user.name, party: user.party, colour: user.color, place, view, isIdle }
        const before = byPerson.get(user.person)
        if (before === undefined || liveliness(other) > liveliness(before)) byPerson.set(user.person, other)
      }
      setOthers(current => keepingIdentity(current, [...byPerson.values()]))
    }
    const changed = (): void => {
      timer ??= window.setTimeout(read, gatherMs)
    }
    read()
    awareness.on('change', changed)
    return () => {
      window.clearTimeout(timer)
      awareness.off('change', changed)
    }
  }, [awareness, person])
  return others
}

const liveliness = ({ isIdle, place }: OtherPerson): number => (isIdle ? 0 : 2) + (place === null ? 0 : 1)

const saySame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function keepingIdentity(before: Others, people: readonly OtherPerson[]): Others {
  if (saySame(before.people, people)) return before
  const byPart = new Map<string, readonly OtherPerson[]>()
  for (const other of people) {
    const part = partOf(other.place)
    if (part !== undefined && !other.isIdle) byPart.set(part, [...(byPart.get(part) ?? []), other])
  }
  for (const [part, here] of byPart) {
    const known = before.byPart.get(part)
    if (known !== undefined && saySame(known, here)) byPart.set(part, known)
  }
  return { people, byPart }
}

/** Which part of the plan a place is in, as `byPart` names it. */
export const partOf = (place: Path | null): string | undefined => (place?.[0] === 'aim' ? 'aim' : place?.[1])

/** Keeps one's own place and idleness up to date, from where the focus is. */
export function useOwnPlace(): void {
  useOwnPlaceIn(usePlan().replica.awareness)
}

/** The same in another document than the plan. */
export function useOwnPlaceIn(awareness: Awareness): void {
  useEffect(() => {
    let timer = 0
    const active = (): void => {
      window.clearTimeout(timer)
      if (awareness.getLocalState()?.['idle'] !== false) awareness.setLocalStateField('idle', false)
      timer = window.setTimeout(() => awareness.setLocalStateField('idle', true), idleAfterMs)
    }
    const tell = (target: EventTarget | null): void => {
      // What is drafted in a delegation's own side is told to nobody.
      const holder = target instanceof Element ? target.closest<HTMLElement>('[data-place], [data-own-side]') : null
      const said = holder?.dataset['place']
      const place = said === undefined ? null : pathOfPlace(said)
      if (!saySame(awareness.getLocalState()?.['place'] ?? null, place)) awareness.setLocalStateField('place', place)
    }
    const entered = (event: FocusEvent): void => tell(event.target)
    const left = (event: FocusEvent): void => tell(event.relatedTarget)
    active()
    // Whoever opened the place is in it before this listens.
    tell(document.activeElement)
    document.addEventListener('focusin', entered)
    document.addEventListener('focusout', left)
    document.addEventListener('keydown', active)
    document.addEventListener('pointerdown', active)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('focusin', entered)
      document.removeEventListener('focusout', left)
      document.removeEventListener('keydown', active)
      document.removeEventListener('pointerdown', active)
    }
  }, [awareness])
}
