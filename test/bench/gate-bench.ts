// What the verdict over one keystroke costs on the large plan, beside what Yjs needs to apply the same update.
import * as Y from 'yjs'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { PartyId, PersonId } from '../../shared/ids.ts'
import { largeSample } from '../../shared/sample/content/large-sample.ts'
import { fillPlan } from '../../shared/sample/fill-plan.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { planMandate } from '../../server/plans/plan-mandate.ts'
import { gateUpdate } from '../../server/sync/gate/gate.ts'
import type { GateContext } from '../../server/sync/gate/gate.ts'
import { TextSizes } from '../../server/sync/gate/text-sizes.ts'
import type { Mandate } from '../../server/sync/gate/mandate.ts'
import { quantilesOf } from './quantiles.ts'
import type { Quantiles } from './quantiles.ts'

const warmUp = 2_000
const measured = 10_000

export type GateNumbers = { readonly gate: Quantiles; readonly apply: Quantiles; readonly documentBytes: number; readonly refused: number }

/** The large plan as the server has it, and what the gate is asked with for one of France's drafters. */
export function largePlan(): { readonly state: Uint8Array; readonly context: Omit<GateContext, 'doc' | 'places' | 'textSizes' | 'namedClientIds' | 'mandate'>; readonly mandateIn: (doc: Y.Doc) => Mandate } {
  const doc = new Y.Doc()
  const facts: PlanFacts = { status: 'drafting', archived: false, driver: PartyId.parse('ms-lt'), coDrivers: new Set([PartyId.parse('ms-fr')]), addedToCircle: new Set(), releasedTo: new Set(), pens: [], amendment: null }
  fillPlan(planView(doc), largeSample, {
    seed: 1,
    cycle: '2026-2029',
    periodStart: IsoDay.parse('2026-01-01'),
    periodEnd: IsoDay.parse('2027-12-31'),
    driver: facts.driver,
    without: [],
    isComplete: false,
    giveReference: () => undefined,
  })
  const state = Y.encodeStateAsUpdate(doc)
  return {
    state,
    context: {
      schema: planSchema,
      documentBytes: state.byteLength,
      finishedClientIds: new Set(),
    },
    mandateIn: of => planMandate(of, facts, { person: PersonId.parse('sample-person-fr-drafter'), party: PartyId.parse('ms-fr'), functions: ['drafter'] }),
  }
}

/** Types one character after the other into the descriptions of all actions in turn; samples are milliseconds. */
export function measureGate(): GateNumbers {
  const plan = largePlan()
  const { state } = plan
  const server = new Y.Doc()
  Y.applyUpdate(server, state)
  const page = new Y.Doc()
  Y.applyUpdate(page, state)
  let update: Uint8Array = new Uint8Array()
  page.on('update', (bytes: Uint8Array) => { update = bytes })
  const { actions } = planView(page).roots
  const runs = actions.ids().flatMap(id => runsOf(actions.get(id)?.description.fragment))
  const context = { ...plan.context, doc: server, places: new WeakMap(), textSizes: new TextSizes(), namedClientIds: new Set([page.clientID]) }
  const gate: number[] = []
  const apply: number[] = []
  let refused = 0
  for (let stroke = 0; stroke < warmUp + measured; stroke++) {
    const run = runs[stroke % runs.length]
    run?.insert(run.length, 'e')
    const startedAt = performance.now()
    const verdict = gateUpdate(update, { ...context, mandate: plan.mandateIn(server) })
    const judgedAt = performance.now()
    Y.applyUpdate(server, update)
    if (verdict.ok) context.textSizes.grew(server, verdict.value.textGrowth)
    const appliedAt = performance.now()
    if (!verdict.ok) refused++
    if (stroke < warmUp) continue
    gate.push(judgedAt - startedAt)
    apply.push(appliedAt - judgedAt)
  }
  return { gate: quantilesOf(gate), apply: quantilesOf(apply), documentBytes: state.byteLength, refused }
}

function runsOf(fragment: Y.XmlFragment | undefined): Y.XmlText[] {
  return (fragment?.toArray() ?? []).flatMap(block => (block instanceof Y.XmlElement ? block.toArray() : [])).filter(child => child instanceof Y.XmlText)
}
