// Open pages that show many plans at once: each socket is sent the summaries of exactly the plans that its delegation may
// read, whole at first and as patches after. A right that ends takes the plan away; nobody else's plan is ever named.
import type { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import { isOfDelegation } from '../../shared/mandates/entering-sides.ts'
import { mayRead, readsByOwnRight } from '../../shared/mandates/mandates.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { keepAliveIntervalMs, maxUnsentBytes } from '../../shared/protocol/limits.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import type { LiveMessage } from '../../shared/protocol/live.ts'
import { patchOf } from '../../shared/projection/plan-summary.ts'
import type { PlanSummary } from '../../shared/projection/plan-summary.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { Path } from '../../shared/schema/node.ts'
import { RepeatedRefusals } from './repeated-refusals.ts'
import { atEndOf, atEndOfPatience } from '../sync/valid-until.ts'
import type { Term } from '../sync/valid-until.ts'

export type LiveSocket = { send(text: string): void; close(code: number, reason: string): void; unsentBytes(): number }
export type Presence = Extract<LiveMessage, { type: 'presence' }>['people']

/** What decides about a plan at the moment it is asked: a release that has run out counts no more. */
type FactsNow = () => PlanFacts

type Published = { readonly version: number; readonly summary: PlanSummary; readonly facts: FactsNow; readonly presence: Presence }

/** Under what a reader may go on: as `Standing` of a connection. */
export type Reading = Term & { readonly sessionId: string; readonly functions: readonly PersonFunction[] }

export class LiveSubscriber {
  readonly person: PersonId
  readonly party: PartyId
  private readonly socket: LiveSocket
  private readonly clock: Clock
  private readonly shown = new Set<PlanId>()
  private open = true
  private paused = false
  private mayWaitBytes = maxUnsentBytes
  private under: Reading
  private stopWatchingEnd: () => void

  constructor(person: PersonId, party: PartyId, socket: LiveSocket, under: Reading, clock: Clock = systemClock) {
    this.person = person
    this.party = party
    this.socket = socket
    this.under = under
    this.clock = clock
    this.stopWatchingEnd = atEndOf(under, this, clock)
  }

  get isOpen(): boolean {
    return this.open
  }
  get sessionId(): string {
    return this.under.sessionId
  }
  get isSupportTeam(): boolean {
    return this.under.functions.includes('support-team')
  }
  /** And not only there to serve plans as a whole. */
  get isOfDelegation(): boolean {
    return isOfDelegation(this.under)
  }
  /** Its session has run out: it is told nothing until it is renewed. */
  get isPaused(): boolean {
    return this.paused
  }

  /** The session has run out; the page has a while to go on over this socket. */
  sessionOver(): void {
    if (!this.open || this.paused) return
    this.tell({ type: 'session-over' })
    this.paused = true
    this.stopWatchingEnd()
    this.stopWatchingEnd = atEndOfPatience(this, this.clock)
  }
  /** Goes on under what holds now; whoever renews it lets it join anew. */
  renew(under: Reading): void {
    this.stopWatchingEnd()
    this.under = under
    this.paused = false
    this.shown.clear()
    this.stopWatchingEnd = atEndOf(under, this, this.clock)
  }

  tell(message: LiveMessage): void {
    this.send(text(message))
  }
  send(text: string): void {
    if (!this.open || this.paused) return
    const unsent = this.socket.unsentBytes()
    if (unsent > this.mayWaitBytes) return this.close('slowReader')
    if (unsent <= maxUnsentBytes) this.mayWaitBytes = maxUnsentBytes
    this.socket.send(text)
  }
  /** A summary as a whole. All plans together may be more than what a slow reader may leave waiting: until the line has caught
   *  up the bound is larger by them. */
  tellWhole(message: LiveMessage): void {
    const whole = text(message)
    this.send(whole)
    this.mayWaitBytes += Buffer.byteLength(whole)
  }
  close(name: CloseName): void {
    if (!this.open) return
    this.ended()
    this.socket.close(closeCodes[name], name)
  }
  ended(): void {
    this.open = false
    this.stopWatchingEnd()
  }
  shows = (plan: PlanId): boolean => this.shown.has(plan)
  nowShows = (plan: PlanId): void => void this.shown.add(plan)
  noLongerShows = (plan: PlanId): void => void this.shown.delete(plan)
}

const text = (message: LiveMessage): string => JSON.stringify(message)
const alive = text({ type: 'alive' })

export class LiveSummaries {
  private readonly published = new Map<PlanId, Published>()
  private readonly subscribers = new Set<LiveSubscriber>()
  private readonly timer: ReturnType<typeof setInterval>
  private readonly refusals: RepeatedRefusals

  constructor(clock: Clock = systemClock) {
    this.refusals = new RepeatedRefusals(() => {
      for (const subscriber of this.subscribers) this.tellRefusals(subscriber)
    }, clock)
    this.timer = setInterval(() => {
      for (const subscriber of this.subscribers) subscriber.send(alive)
    }, keepAliveIntervalMs)
    this.timer.unref()
  }

  join(subscriber: LiveSubscriber): void {
    this.subscribers.add(subscriber)
    for (const [plan, published] of this.published) {
      if (mayRead(subscriber.party, published.facts())) this.show(subscriber, plan, published)
    }
    this.tellRefusals(subscriber)
    subscriber.tell({ type: 'ready' })
  }

  leave(subscriber: LiveSubscriber): void {
    subscriber.ended()
    this.subscribers.delete(subscriber)
  }

  summaryOf(plan: PlanId): PlanSummary | null {
    return this.published.get(plan)?.summary ?? null
  }

  /** Of every plan, as last published. */
  *summaries(): Iterable<readonly [PlanId, PlanSummary]> {
    for (const [plan, { summary }] of this.published) yield [plan, summary]
  }

  /** The plans that a delegation may read at this moment and that are not put away, as its lists show them. */
  plansOpenTo(party: PartyId): readonly PlanId[] {
    return [...this.published].filter(([, { facts }]) => {
      const now = facts()
      return !now.archived && mayRead(party, now)
    }).map(([plan]) => plan)
  }

  /** Of the plans that a delegation may read at this moment. */
  *summariesFor(party: PartyId): Iterable<PlanSummary> {
    for (const { summary, facts } of this.published.values()) if (mayRead(party, facts())) yield summary
  }

  /** A plan's summary has changed, or who may read it. */
  publish(plan: PlanId, summary: PlanSummary, facts: FactsNow): void {
    const before = this.published.get(plan)
    const factsNow = facts()
    const published: Published = { version: (before?.version ?? 0) + 1, summary, facts, presence: before?.presence ?? [] }
    this.published.set(plan, published)
    let patch: string | null = null
    for (const subscriber of this.subscribers) {
      if (!mayRead(subscriber.party, factsNow)) {
        if (subscriber.shows(plan)) this.takeAway(subscriber, plan)
      } else if (before !== undefined && subscriber.shows(plan)) {
        patch ??= text({ type: 'patch', plan, version: published.version, patch: patchOf(before.summary, summary) })
        subscriber.send(patch)
      } else this.show(subscriber, plan, published)
    }
  }

  /** Who may read a plan has changed: whoever may not any more is told nothing of it from now on, before its next
   *  summary is made. Who may read it newly is shown that. */
  restrict(plan: PlanId, facts: FactsNow): void {
    const before = this.published.get(plan)
    if (before === undefined) return
    this.published.set(plan, { ...before, facts })
    const factsNow = facts()
    for (const subscriber of this.subscribers) if (subscriber.shows(plan) && !mayRead(subscriber.party, factsNow)) this.takeAway(subscriber, plan)
  }

  /** A release may have run out: whoever is outside by now is told so. */
  timeCame(plan: PlanId): void {
    const published = this.published.get(plan)
    if (published !== undefined) this.restrict(plan, published.facts)
  }

  publishPresence(plan: PlanId, presence: Presence): void {
    const before = this.published.get(plan)
    if (before === undefined) return
    this.published.set(plan, { ...before, presence })
    const message = text({ type: 'presence', plan, people: presence })
    const factsNow = before.facts()
    for (const subscriber of this.subscribers) if (subscriber.shows(plan) && mayRead(subscriber.party, factsNow)) subscriber.send(message)
  }

  /** Answers or reserves of a plan have changed: told to those who may know that there are any. */
  positionsChanged(plan: PlanId): void {
    const published = this.published.get(plan)
    if (published === undefined) return
    const facts = published.facts()
    const message = text({ type: 'positions', plan })
    for (const subscriber of this.subscribers) if (subscriber.shows(plan) && readsByOwnRight(subscriber.party, facts)) subscriber.send(message)
  }

  /** What a delegation notes for itself, or says among itself, has changed: told to the pages of its own people alone, by the same word as
   *  answers, so that nobody can tell which it was. */
  ownNotesChanged(plan: PlanId, party: PartyId): void {
    const message = text({ type: 'positions', plan })
    for (const subscriber of this.subscribers) if (subscriber.party === party && subscriber.isOfDelegation && subscriber.shows(plan)) subscriber.send(message)
  }

  subscribersWhere(matches: (subscriber: LiveSubscriber) => boolean): readonly LiveSubscriber[] {
    return [...this.subscribers].filter(matches)
  }

  close(): void {
    clearInterval(this.timer)
    this.refusals.close()
    for (const subscriber of this.subscribers) subscriber.close('restarting')
  }

  /** One update to a plan was refused; see repeated-refusals.ts. */
  refused(plan: PlanId, code: string, party: PartyId, path: Path): void {
    this.refusals.note(plan, code, party, path)
  }

  private tellRefusals(subscriber: LiveSubscriber): void {
    if (!subscriber.isSupportTeam) return
    subscriber.tell({ type: 'repeated-refusals', refusals: this.refusals.list().filter(({ plan }) => subscriber.shows(plan)) })
  }

  private takeAway(subscriber: LiveSubscriber, plan: PlanId): void {
    subscriber.noLongerShows(plan)
    subscriber.tell({ type: 'gone', plan })
  }

  private show(subscriber: LiveSubscriber, plan: PlanId, published: Published): void {
    subscriber.nowShows(plan)
    subscriber.tellWhole({ type: 'summary', plan, version: published.version, summary: published.summary })
    if (published.presence.length > 0) subscriber.tell({ type: 'presence', plan, people: published.presence })
  }
}
