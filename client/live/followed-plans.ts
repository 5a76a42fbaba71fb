// The line of whoever's page this is: another person or delegation gets another one, and what the former was told is gone.
// What reads the messages is loaded with the first line, so that it does not weigh on the first page.
import type { PartyId, PersonId } from '../../shared/ids.ts'
import type { LiveEnvironment } from './live-environment.ts'
import type { LivePlans, LiveState } from './live-plans.ts'

const nothingYet: LiveState = { state: 'loading', reason: null, isKnown: false, plans: new Map(), repeatedRefusals: [], positions: { joined: 0, byPlan: new Map() }, pageScript: null }
/** The code did not come. A browser remembers that, and asks for it again only for a page that is loaded anew. */
const notLoaded: LiveState = { ...nothingYet, state: 'closed' }

type OpenLine = typeof import('./live-plans.ts').openLivePlans
const loadOpenLine = async (): Promise<OpenLine> => (await import('./live-plans.ts')).openLivePlans

export type FollowedPlans = Omit<LivePlans, 'close'> & {
  /** Opens the line; returns how to end it. */
  follow(identity: { readonly person: PersonId; readonly party: PartyId }): () => void
}

export function followPlans(environment: LiveEnvironment, load: () => Promise<OpenLine> = loadOpenLine): FollowedPlans {
  const listeners = new Set<() => void>()
  let live: LivePlans | null = null
  let withoutLine = nothingYet
  /** Counts the lines asked for: what was loaded for an earlier one is not opened. */
  let line = 0
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const open = async (identity: { readonly person: PersonId; readonly party: PartyId }, wanted: number): Promise<void> => {
    let openLine: OpenLine | null = null
    try {
      openLine = await load()
    } catch {
      // Told below.
    }
    if (wanted !== line) return
    if (openLine === null) withoutLine = notLoaded
    else {
      live = openLine(identity, environment)
      live.subscribe(tell)
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
