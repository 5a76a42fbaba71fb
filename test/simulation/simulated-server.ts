// The real server between two crashes: endpoint, gate, group commit, fan-out, plans and projector, put together as in
// server/main.ts, over the real store. A crash ends its life at whatever point it is; starting again reads the store.
import type { PersonId, PlanId } from '../../shared/ids.ts'
import type { PlanSummary } from '../../shared/projection/plan-summary.ts'
import type { CycleView } from '../../shared/api/cycles.ts'
import type { Held, HeldFunctions } from '../../server/identity/held-functions.ts'
import { LiveSummaries } from '../../server/live/live-summaries.ts'
import { planKind } from '../../server/plans/plan-kind.ts'
import { Plans } from '../../server/plans/plans.ts'
import { Proposals } from '../../server/proposals/proposals.ts'
import { Projector } from '../../server/projection/projector.ts'
import { Steps } from '../../server/rounds/steps.ts'
import { sideKind } from '../../server/sides/side-kind.ts'
import { SideRights } from '../../server/sides/side-rights.ts'
import { closeSocketsWhenRightsEnd } from '../../server/rights.ts'
import type { Store } from '../../server/store/store.ts'
import { GroupCommit } from '../../server/sync/commit.ts'
import { EndedRights } from '../../server/sync/ended-rights.ts'
import { documentEndpoint } from '../../server/sync/endpoint.ts'
import type { Endpoint, ServerSocket } from '../../server/sync/endpoint.ts'
import { Renewals } from '../../server/sync/renewals.ts'
import { seenProofs } from '../../server/sync/seen-proof.ts'
import { OpenDocuments } from '../../server/sync/open-documents.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { faultyStore } from './faulty-store.ts'
import type { StoreFaults, StoreWatcher } from './faulty-store.ts'
import { supportTeam } from './people.ts'
import type { Sessions } from './people.ts'
import type { Random } from './randomness.ts'
import type { Life, SimulatedTime } from './simulated-time.ts'

export type ServerParts = {
  readonly time: SimulatedTime
  readonly store: Store
  readonly faults: StoreFaults
  readonly random: Random
  readonly sessions: Sessions
  readonly watcher: StoreWatcher
  /** Reference data, which no world changes: read once. */
  readonly cycles: readonly CycleView[]
  /** The product met what it calls a fault of its own. */
  readonly fault: (what: string, error: unknown) => void
}

export class SimulatedServer {
  readonly documents: OpenDocuments
  readonly plans: Plans
  readonly steps: Steps
  readonly proposals: Proposals
  readonly projector: Projector
  readonly life: Life
  private readonly commits: GroupCommit
  private readonly live = new LiveSummaries()
  private readonly endpoint: Endpoint
  private readonly endedRights = new EndedRights()
  private readonly renewals: Renewals
  private readonly sessions: Sessions

  constructor({ time, store: real, faults, random, sessions, watcher, cycles, fault }: ServerParts) {
    this.life = time.newLife()
    const { clock } = this.life
    const store = faultyStore(real, this.life, faults, random, watcher)
    this.commits = new GroupCommit(store, {
      fatal: watcher.crash,
      failing: () => this.documents.stopEdits(),
      recovered: () => this.documents.resumeEdits(),
      failed: () => undefined,
      finished: () => undefined,
    }, clock)
    const now = (): Date => new Date(clock.now())
    const sideRights = new SideRights(store, () => this.documents, now)
    this.documents = new OpenDocuments(store, this.commits, [planKind(store, now), sideKind(sideRights)], {
      committed: (document, report) => {
        sideRights.committed(document, report)
        this.projector.committed(document, report)
      },
      accepted: () => undefined,
      refused: () => undefined,
      presenceChanged: () => undefined,
      epochRaised: watcher.epochRaised,
      loaded: () => undefined,
      fault: (what, _document, error) => this.tell(fault, what, error),
    }, seenProofs('a secret of the simulation'), clock)
    this.projector = new Projector(store, this.documents, this.live, async () => cycles, (what, error) => this.tell(fault, what, error), clock)
    this.plans = new Plans(store, this.documents, plan => void this.projector.project(plan), clock)
    const speaking: HeldFunctions = async (_person, party) => ({ functions: party === supportTeam.party ? ['support-team'] : ['speaks'], stillHold: () => true })
    this.steps = new Steps({ store, plans: this.plans, heldNow: speaking, now, changed: () => undefined })
    this.steps.takeWhenDue()
    this.proposals = new Proposals({ store, documents: this.documents, heldNow: async person => this.heldNow(person), now })
    this.renewals = new Renewals(this.endedRights, clock)
    this.endpoint = documentEndpoint(this.documents, store, this.renewals, clock)
    this.sessions = sessions
    sessions.forgetListeners()
    closeSocketsWhenRightsEnd(sessions, this.documents, this.live, this.endedRights)
  }

  private heldNow(person: PersonId): Held {
    const mark = this.endedRights.mark()
    return { functions: this.sessions.heldBy(person), stillHold: () => !this.endedRights.hasEndedFor(person, mark) }
  }

  /** As server/app.ts lets a socket in. */
  upgrade = async ({ path, sessionId }: { path: string; sessionId: string }): Promise<(socket: ServerSocket) => void> => {
    const url = new URL(path, 'ws://server')
    const mark = this.endedRights.mark()
    const session = this.sessions.of(sessionId)
    const take = await this.endpoint.prepare({
      documentId: url.pathname.slice('/sync/'.length),
      query: Object.fromEntries(url.searchParams),
      session,
    })
    return socket => {
      if (session !== null && this.endedRights.since(mark, session)) socket.close(closeCodes.restarting, 'restarting')
      else take(socket)
    }
  }

  /** As server/api/renewals.ts answers; null without a session. */
  renewalFor(sessionId: string): string | null {
    const session = this.sessions.of(sessionId)
    return session === null ? null : this.renewals.give(session.person.id, async () => this.sessions.of(sessionId))
  }

  /** What lists and matrix show of a plan. */
  summary = (plan: PlanId): PlanSummary | null => this.live.summaryOf(plan)

  /** An orderly end, as on SIGTERM. */
  async stop(): Promise<void> {
    await this.commits.stop()
    await this.documents.closeAll()
    await this.projector.flush()
  }

  /** Gone, in the middle of whatever it was doing. */
  crash(): void {
    this.life.end()
    this.live.close()
  }

  private tell(fault: (what: string, error: unknown) => void, what: string, error: unknown): void {
    if (!this.life.isOver) fault(what, error)
  }
}
