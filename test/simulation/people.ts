// Who takes part: people of different delegations and functions, and their sessions, which outlive the server's process.
import type { SessionEnded, MembershipChanged } from '../../server/identity/events.ts'
import type { Session } from '../../server/sync/endpoint.ts'
import { PartyId, PersonId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'

export type Person = { readonly id: PersonId; readonly name: string; readonly party: PartyId; readonly functions: readonly PersonFunction[] }

const aPerson = (name: string, party: string, ...functions: PersonFunction[]): Person => ({
  id: PersonId.parse(name.padEnd(24, '-')),
  name,
  party: PartyId.parse(party),
  functions,
})

/** Honest people who open the plan. */
export const honestPeople: readonly Person[] = [
  aPerson('de-speaks', 'ms-de', 'speaks', 'drafter'),
  aPerson('fr-drafter', 'ms-fr', 'drafter'),
  aPerson('it-speaks', 'ms-it', 'speaks', 'drafter'),
  aPerson('it-drafter', 'ms-it', 'drafter'),
  aPerson('mt-drafter', 'ms-mt', 'drafter'),
  aPerson('europol-speaks', 'europol', 'speaks', 'drafter'),
  aPerson('nl-reader', 'ms-nl', 'reader'),
  aPerson('carin-drafter', 'carin', 'drafter'),
  aPerson('us-speaks', 'tc-us', 'speaks', 'drafter'),
]
/** Their pages send whatever they like. */
export const dishonestPeople: readonly Person[] = [
  aPerson('bad-reader', 'ms-be', 'reader'),
  aPerson('bad-drafter', 'ms-es', 'drafter'),
  aPerson('bad-outsider', 'tc-ge', 'drafter'),
  // May write much, and so can try what the value alone makes wrong.
  aPerson('bad-co-driver', 'ms-fr', 'speaks', 'drafter'),
]
export const supportTeam = aPerson('support-team', 'gsc', 'support-team')

/** States that may drive the plan. */
export const possibleDrivers = ['ms-de', 'ms-fr', 'ms-it'].map(id => PartyId.parse(id))
/** A network: sees the plan only while it is added to the circle. */
export const network = PartyId.parse('carin')
/** A third country: sees the plan only while a release to it runs. */
export const thirdCountry = PartyId.parse('tc-us')
/** Delegations that are lent the pen now and then; one of them has a dishonest person too. */
export const possiblePens = ['ms-mt', 'ms-it', 'europol', 'ms-es', 'ms-nl'].map(id => PartyId.parse(id))

/** The identity of the server as far as documents ask for it. */
export class Sessions {
  private readonly bySession = new Map<string, Session>()
  private readonly ended = new Set<(event: SessionEnded) => void>()
  private readonly changed = new Set<(event: MembershipChanged) => void>()
  private readonly now: () => number
  /** What each person's functions became and when, the newest last. */
  private readonly history = new Map<PersonId, { readonly from: number; readonly functions: readonly PersonFunction[] }[]>()
  private readonly people = new Map<PersonId, Person>()
  private count = 0

  constructor(now: () => number) {
    this.now = now
  }

  functionsOf = ({ id, functions }: Person): readonly PersonFunction[] => this.history.get(id)?.at(-1)?.functions ?? functions

  /** All that a person held at any time of this millisecond. */
  functionsAt({ id, functions }: Person, at: number): readonly PersonFunction[] {
    const history = [{ from: 0, functions }, ...(this.history.get(id) ?? [])]
    return history.filter(({ from }, index) => from <= at && (history[index + 1]?.from ?? Infinity) >= at).flatMap(each => each.functions)
  }

  /** What somebody who has signed in holds now. */
  heldBy(id: PersonId): readonly PersonFunction[] {
    const person = this.people.get(id)
    return person === undefined ? [] : this.functionsOf(person)
  }

  signIn(who: Person, expiresAt: Date): string {
    const { id, name, party } = who
    this.people.set(id, who)
    const functions = this.functionsOf(who)
    const sessionId = `session-${this.count++}`
    this.bySession.set(sessionId, { sessionId, person: { id, name }, memberships: functions.map(each => ({ party, function: each })), expiresAt, validUntil: expiresAt })
    return sessionId
  }

  of = (sessionId: string): Session | null => {
    const session = this.bySession.get(sessionId)
    return session === undefined || session.expiresAt.getTime() <= this.now() ? null : session
  }

  /** Gone from the database first, and told then, as server/identity does. */
  end(sessionId: string): void {
    const session = this.of(sessionId)
    if (session === null) return
    this.bySession.delete(sessionId)
    for (const tell of this.ended) tell({ sessionId, person: session.person.id, reason: 'signed-out' })
  }

  setFunctions(person: PersonId, party: PartyId, functions: readonly PersonFunction[]): void {
    this.history.set(person, [...(this.history.get(person) ?? []), { from: this.now(), functions }])
    for (const [id, session] of this.bySession) {
      if (session.person.id === person) this.bySession.set(id, { ...session, memberships: functions.map(each => ({ party, function: each })) })
    }
    for (const tell of this.changed) tell({ person })
  }

  onSessionEnded = (listener: (event: SessionEnded) => void) => {
    this.ended.add(listener)
    return () => this.ended.delete(listener)
  }
  onMembershipChanged = (listener: (event: MembershipChanged) => void) => {
    this.changed.add(listener)
    return () => this.changed.delete(listener)
  }
  /** The process that listened is gone. */
  forgetListeners(): void {
    this.ended.clear()
    this.changed.clear()
  }
}
