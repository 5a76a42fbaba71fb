// Acts in plans that the page does not show: an answer from a list, a column of the participation grid. Each plan is opened as
// for its own page, so that the same gate judges, the same outbox keeps, and a refusal comes back with its reason.
//
// What must stay true:
// 1. Acts in one plan are done one after the other, so that a refusal is the answer to one of them.
// 2. A plan with unsent work stays open; any other is closed a little after the last act in it.
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import type { PlanPlain, PlanView } from '../../shared/documents/plan.ts'
import type { Seen } from '../../shared/documents/plan-commands.ts'
import type { PlanId } from '../../shared/ids.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import { mayWriteAt } from '../../shared/mandates/plan-writes.ts'
import type { IsoDay } from '../../shared/schema/values.ts'
import type { Environment, openReplica, Replica } from '../replica/index.ts'

/** Several acts in one plan open it once. */
const idleMs = 20_000

export type PlanHere = { readonly plan: PlanView; readonly plain: PlanPlain; readonly seen: Seen }
/** Writes in the plan, in one transaction or several. False: what it was about is not there any more, and nothing was written. */
export type Act = (here: PlanHere) => boolean

export type Acted =
  | { readonly outcome: 'saved' }
  /** Written on this device, without a line to the server: it is sent by itself once there is one. */
  | { readonly outcome: 'kept' }
  /** Taken back. The sentence stands under `refusal/<code>`; the words are kept in the plan for their author. */
  | { readonly outcome: 'refused'; readonly code: string }
  /** The plan is not open to this person, or no longer. */
  | { readonly outcome: 'closed'; readonly reason: CloseName }
  /** The plan could not be opened; nothing was written. */
  | { readonly outcome: 'offline' }
  | { readonly outcome: 'gone' }

type PlanReplica = Replica<(typeof planSchema)['roots']>
type Opened = { readonly replica: PlanReplica; readonly close: () => void; last: Promise<unknown>; acts: number; idle: ReturnType<Environment['clock']['setTimeout']> | null }

export type ActsOptions = {
  readonly writer: Writer
  readonly environment: Environment
  readonly open: typeof openReplica
  /** Signing out asks about unsent work of everything that is noted. Returns how to take it off the list. */
  readonly noteOpen: (replica: PlanReplica) => () => void
  readonly today: () => IsoDay
}

export class ActsInPlans {
  private readonly options: ActsOptions
  private readonly openedByPlan = new Map<PlanId, Opened>()

  constructor(options: ActsOptions) {
    this.options = options
  }

  /** Does something in a plan; settles when it is stored, refused or kept. Never rejects. */
  act(plan: PlanId, does: Act): Promise<Acted> {
    const opened = this.openedByPlan.get(plan) ?? this.open(plan)
    opened.acts++
    if (opened.idle !== null) this.options.environment.clock.clearTimeout(opened.idle)
    opened.idle = null
    // An act that is broken takes no other with it.
    const acted = opened.last.then(() => this.actIn(opened.replica, does)).catch((error: unknown): Acted => {
      queueMicrotask(() => { throw error })
      return { outcome: 'gone' }
    })
    opened.last = acted
    void acted.then(() => {
      opened.acts--
      this.closeLater(plan, opened)
    })
    return acted
  }

  /** What is on its way is given a little time to arrive; the rest stays on the device. */
  close(): void {
    for (const { close, idle } of this.openedByPlan.values()) {
      if (idle !== null) this.options.environment.clock.clearTimeout(idle)
      close()
    }
    this.openedByPlan.clear()
  }

  private open(id: PlanId): Opened {
    const { writer, environment, open, noteOpen } = this.options
    const replica = open({ kind: 'plan', id, schema: planSchema, identity: { person: writer.person, party: writer.party }, environment, mayWrite: (path, plain) => mayWriteAt(writer, plain, path) })
    const takeOff = noteOpen(replica)
    const opened: Opened = { replica, close: () => { takeOff(); replica.close() }, last: Promise.resolve(), acts: 0, idle: null }
    this.openedByPlan.set(id, opened)
    return opened
  }

  private closeLater(plan: PlanId, opened: Opened): void {
    if (opened.acts > 0 || this.openedByPlan.get(plan) !== opened) return
    const { clock } = this.options.environment
    const isUseless = (): boolean => {
      const { state, unsent } = opened.replica.status()
      return state === 'closed' || (state === 'offline' && unsent === 0)
    }
    const closeNow = (): void => {
      this.openedByPlan.delete(plan)
      opened.close()
    }
    // The next act tries at once, and does not wait as long as a lost line waits by itself.
    if (isUseless()) return closeNow()
    opened.idle = clock.setTimeout(() => (opened.replica.status().unsent > 0 && !isUseless() ? this.closeLater(plan, opened) : closeNow()), idleMs)
  }

  private async actIn(replica: PlanReplica, does: Act): Promise<Acted> {
    const before = await whenever(replica, () => whyNot(replica) ?? (replica.isSynced && replica.status().state === 'live' ? 'ready' : null))
    if (before !== 'ready') return before
    const refusedBefore = replica.refusals().length
    const seen = { ...(replica.seen() ?? { epoch: '', seq: 0 }), on: this.options.today() }
    if (!does({ plan: planView(replica.doc), plain: replica.reading.current(), seen })) return { outcome: 'gone' }
    return whenever(replica, (): Acted | null => {
      const refused = replica.refusals().at(refusedBefore)
      if (refused !== undefined) return { outcome: 'refused', code: refused.refusal.code }
      const status = replica.status()
      if (status.state === 'closed') return { outcome: 'closed', reason: status.reason }
      if (status.unsent === 0) return { outcome: 'saved' }
      return status.state === 'offline' ? { outcome: 'kept' } : null
    })
  }
}

function whyNot(replica: PlanReplica): Acted | null {
  const status = replica.status()
  if (status.state === 'closed') return { outcome: 'closed', reason: status.reason }
  return status.state === 'offline' ? { outcome: 'offline' } : null
}

/** The first answer, now or after a change. */
function whenever<T>(replica: PlanReplica, ask: () => T | null): Promise<T> {
  const now = ask()
  if (now !== null) return Promise.resolve(now)
  return new Promise(resolve => {
    const stop = replica.subscribe(() => {
      const answer = ask()
      if (answer === null) return
      stop()
      resolve(answer)
    })
    // What it waits for may have come without being told of it.
    void replica.synced.then(() => {
      const answer = ask()
      if (answer === null) return
      stop()
      resolve(answer)
    })
  })
}
