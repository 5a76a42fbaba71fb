// The line of whoever's page this is: another person or delegation gets another one, and what the former was told is gone.
// What reads the messages is loaded with the first line, so that it does not weigh on the first page.
import type { PartyId, PersonId } from '../../shared/ids.ts'
import type { LiveEnvironment } from './live-environment.ts'
import type { LivePlans, LiveState } from './live-plans.ts'

const nothingYet: LiveState = { state: 'loading', reason: null, plans: new Map(), pageScript: null }
/** The server could not even be asked for the code: a page loaded anew can. */
const notLoaded: LiveState = { ...nothingYet, state: 'offline' }

export type FollowedPlans = Omit<LivePlans, 'close'> & {
  /** Opens the line; returns how to end it. */
  follow(identity: { readonly person: PersonId; readonly party: PartyId }): () => void
}

export function followPlans(environment: LiveEnvironment): FollowedPlans {
  const listeners = new Set<() => void>()
  let live: LivePlans | null = null
  let withoutLine = nothingYet
  /** Counts the lines asked for: what was loaded for an earlier one is not opened. */
  let line = 0
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const open = async (identity: { readonly person: PersonId; readonly party: PartyId }, wanted: number): Promise<void> => {
    try {
      const { openLivePlans } = await import('./live-plans.ts')
      if (wanted !== line) return
      live = openLivePlans(identity, environment)
      live.subscribe(tell)
    } catch {
      if (wanted === line) withoutLine = notLoaded
    }
    tell()
  }
  return {
    follow: identity => {
      line += 1
      withoutLine = nothingYet
      void open(identity, line)
      return () => {
        line += 1
        live?.close()
        live = null
        tell()
      }
    },
    current: () => live?.current() ?? withoutLine,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    resume: () => live?.resume(),
  }
}
