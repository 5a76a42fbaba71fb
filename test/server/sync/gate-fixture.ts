// A plan as the server holds it, a page that writes to it, and the gate between them.
import * as Y from 'yjs'
import { planSchema, planView } from '../../../shared/documents/plan.ts'
import type { PlanView } from '../../../shared/documents/plan.ts'
import { GoalId, PartyId, PersonId, PlanId, randomId } from '../../../shared/ids.ts'
import type { PersonFunction } from '../../../shared/mandates/functions.ts'
import type { PlanFacts } from '../../../shared/mandates/mandates.ts'
import { gateUpdate } from '../../../server/sync/gate/gate.ts'
import type { GateVerdict } from '../../../server/sync/gate/gate.ts'
import { TextSizes } from '../../../server/sync/gate/text-sizes.ts'
import { planMandate } from '../../../server/plans/plan-mandate.ts'
import { newPlan } from '../../../server/plans/new-plan.ts'
import type { PlanRecord } from '../../../server/plans/plan-record.ts'
import { AreaId, PriorityId } from '../../../shared/ids.ts'
import { IsoDay } from '../../../shared/schema/values.ts'

export const goals = [1, 2, 3].map(number => GoalId.parse(`2026-2029/goal-${number}`))
export const firstGoal = GoalId.parse('2026-2029/goal-1')
export const party = (id: string): PartyId => PartyId.parse(id)

export const aRecord = (changes: Partial<PlanRecord> = {}): PlanRecord => ({
  id: PlanId.parse('ms-2026'),
  area: AreaId.parse('2026-2029/msthb/ms'),
  priority: PriorityId.parse('2026-2029/msthb'),
  cycle: '2026-2029',
  periodStart: IsoDay.parse('2026-01-01'),
  periodEnd: IsoDay.parse('2027-12-31'),
  areaCode: 'MS',
  marking: 'limite',
  status: 'drafting',
  driver: null,
  coDrivers: [],
  addedToCircle: [],
  pens: [],
  penRequests: [],
  releases: [],
  nextStep: null,
  round: null,
  adoption: null,
  amendment: null,
  councilDocument: null,
  predecessor: null,
  archivedAt: null,
  isSample: false,
  ...changes,
})

/** The server's replica of a new plan, with a judge that applies what it accepts. */
export class ServerReplica {
  readonly doc = new Y.Doc()
  readonly named = new Set<number>()
  readonly finished = new Set<number>()
  facts: PlanFacts = { status: 'drafting', archived: false, driver: party('ms-de'), coDrivers: new Set([party('ms-fr')]), addedToCircle: new Set(), releasedTo: new Set(), pens: [], amendment: null }
  private readonly places = new WeakMap()
  readonly textSizes = new TextSizes()

  constructor() {
    const [row] = newPlan(aRecord(), goals, '2026-11-24T00:00:00.000Z').rows
    if (row !== undefined) Y.applyUpdate(this.doc, row.bytes)
  }

  judge(update: Uint8Array, from = 'ms-fr', functions: PersonFunction[] = ['speaks']): GateVerdict {
    return gateUpdate(update, {
      doc: this.doc,
      schema: planSchema,
      places: this.places,
      textSizes: this.textSizes,
      documentBytes: 0,
      mandate: planMandate(this.doc, this.facts, { person: PersonId.parse(randomId()), party: party(from), functions }),
      namedClientIds: this.named,
      finishedClientIds: this.finished,
    })
  }

  take(update: Uint8Array, from?: string, functions?: PersonFunction[]): GateVerdict {
    const verdict = this.judge(update, from, functions)
    if (verdict.ok) {
      Y.applyUpdate(this.doc, update)
      this.textSizes.grew(this.doc, verdict.value.textGrowth)
    }
    return verdict
  }

  state = (): Uint8Array => Y.encodeStateAsUpdate(this.doc)
}

/** A page in step with the server; `updates` is what it would send, one for each transaction. */
export class Page {
  readonly doc = new Y.Doc()
  readonly plan: PlanView
  readonly updates: Uint8Array[] = []

  constructor(server: ServerReplica, isNamed = true) {
    Y.applyUpdate(this.doc, server.state(), 'server')
    this.plan = planView(this.doc)
    if (isNamed) server.named.add(this.doc.clientID)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.updates.push(update)
    })
  }

  /** What one act of this page sends, as one update. */
  sends(act: (plan: PlanView, doc: Y.Doc) => void): Uint8Array {
    this.updates.length = 0
    act(this.plan, this.doc)
    return Y.mergeUpdates(this.updates)
  }
}
