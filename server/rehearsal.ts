// Before the server listens some people open a plan in memory and type in it, through everything that a keystroke passes
// but the network: so whoever comes first after a start finds code that is compiled. At the few edits a second that a plan
// sees, that would otherwise take minutes, and each edit ten times what it costs later.
import * as Y from 'yjs'
import { addAction } from '../shared/documents/plan-commands.ts'
import { planSchema, planView } from '../shared/documents/plan.ts'
import type { PlanView } from '../shared/documents/plan.ts'
import { AreaId, PartyId, PersonId, randomId } from '../shared/ids.ts'
import type { GoalId } from '../shared/ids.ts'
import { helloToQuery } from '../shared/protocol/hello.ts'
import { decodeServerMessage, encodeClientMessage, providerVersion } from '../shared/protocol/messages.ts'
import { IsoDay } from '../shared/schema/values.ts'
import { cycleViews } from './api/cycles.ts'
import { systemClock } from './clock.ts'
import type { Clock } from './clock.ts'
import { LiveSummaries } from './live/live-summaries.ts'
import { planKind } from './plans/plan-kind.ts'
import { documentOfPlan } from './plans/plan-record.ts'
import { Plans } from './plans/plans.ts'
import { Projector } from './projection/projector.ts'
import { loadReferenceData } from './reference-data.ts'
import { openInMemory } from './store/sqlite/open-in-memory.ts'
import { GroupCommit } from './sync/commit.ts'
import { EndedRights } from './sync/ended-rights.ts'
import { documentEndpoint } from './sync/endpoint.ts'
import type { Endpoint } from './sync/endpoint.ts'
import { OpenDocuments } from './sync/open-documents.ts'
import { Renewals } from './sync/renewals.ts'
import { seenProofs } from './sync/seen-proof.ts'

const typingPeople = 10
const actionsInPlan = 30
/** Everybody types so often between two looks at the time. */
const keystrokesInRow = 4

const driver = PartyId.parse('ms-de')
const area = AreaId.parse('2026-2029/env/env')
const firstPeriod = IsoDay.parse('2026-01-01')
/** The end of time. */
const never = new Date(8.64e15)

/** Types for so long, in milliseconds, and leaves nothing behind. Resolves with how many keystrokes were taken. */
export async function rehearse(forMs: number): Promise<number> {
  let taken = 0
  const { store } = await openInMemory()
  await loadReferenceData(store.database)
  const cycles = await cycleViews(store.database)
  const clock = hurried()
  const commits = new GroupCommit(store, { fatal: () => {}, failed: () => {}, failing: () => {}, recovered: () => {}, finished: () => {} }, clock)
  const documents: OpenDocuments = new OpenDocuments(store, commits, [planKind(store)], {
    committed: (document, report) => projector.committed(document, report),
    accepted: () => void taken++,
    refused: () => {},
    presenceChanged: () => {},
    epochRaised: () => {},
    fault: () => {},
  }, seenProofs(randomId()))
  const projector = new Projector(store, documents, new LiveSummaries(), () => Promise.resolve(cycles), () => {})
  const plans = new Plans(store, documents, () => {})
  const goals = cycles.flatMap(cycle => (area.startsWith(`${cycle.id}/`) ? cycle.goals.map(({ id }) => id) : []))
  const acceptedDriver = { party: driver, decision: 'provisional', on: firstPeriod, acceptedAt: firstPeriod, acceptedBy: null }
  const made = await plans.create(area, firstPeriod, null, { driver: acceptedDriver }, plan => addActions(plan, goals))
  if (!made.ok) throw new Error(made.error.code)
  const id = documentOfPlan(made.value.id)
  const endpoint = documentEndpoint(documents, store, new Renewals(new EndedRights()), clock)
  const people: Person[] = []
  for (let index = 0; index < typingPeople; index++) people.push(await openedBy(endpoint, id, index))
  const opened = await documents.open(id)
  if (!opened.ok || opened.value === null) throw new Error('a plan that was made can be opened')
  const until = performance.now() + forMs
  while (performance.now() < until) {
    for (let keystroke = 0; keystroke < keystrokesInRow; keystroke++) {
      for (const person of people) person.type()
      await opened.value.whenStored(() => null)
    }
    await projector.flush()
  }
  for (const person of people) person.leave()
  await commits.stop()
  await documents.closeAll()
  plans.close()
  await projector.flush()
  await store.close()
  return taken
}

function addActions(plan: PlanView, goals: readonly GoalId[]): void {
  for (let index = 0; index < actionsInPlan; index++) {
    const goal = goals[index % goals.length]
    if (goal !== undefined) addAction(plan, goal)
  }
}

type Person = { type(): void; leave(): void }

/** Somebody of the driver's opens the plan as a page does and is in step with it. */
async function openedBy(endpoint: Endpoint, documentId: string, index: number): Promise<Person> {
  const doc = new Y.Doc()
  const plan = planView(doc)
  const person = { id: PersonId.parse(randomId()), name: 'Rehearsal' }
  const query = helloToQuery({ person: person.id, party: driver, clients: [doc.clientID], schema: planSchema.version, provider: providerVersion })
  const session = { sessionId: randomId(), person, memberships: [{ party: driver, function: 'speaks' as const }], expiresAt: never, validUntil: never }
  const take = await endpoint.prepare({ documentId, query: Object.fromEntries(new URLSearchParams(query)), session })
  let say: (data: unknown, isBinary: boolean) => void = () => {}
  let leave = (): void => {}
  take({
    send: bytes => {
      const message = decodeServerMessage(bytes)
      if (message.ok && message.value.type === 'committed') Y.applyUpdate(doc, message.value.update, 'server')
    },
    close: () => {},
    bufferedAmount: 0,
    on: (event: 'message' | 'close', listener: (data: unknown, isBinary: boolean) => void) => {
      if (event === 'message') say = listener
      else leave = () => listener(null, false)
    },
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') say(encodeClientMessage({ type: 'update', update }), true)
  })
  say(encodeClientMessage({ type: 'step1', stateVector: Y.encodeStateVector(doc) }), true)
  return {
    type: () => {
      const { actions } = plan.roots
      const id = actions.ids()[index]
      const fragment = id === undefined ? undefined : actions.get(id)?.description.fragment
      if (fragment === undefined) return
      const paragraph = fragment.length > 0 ? fragment.get(0) : null
      if (paragraph instanceof Y.XmlElement) {
        const run = paragraph.get(0)
        if (run instanceof Y.XmlText) return run.insert(run.length, 'e')
      }
      const first = new Y.XmlElement('paragraph')
      first.insert(0, [new Y.XmlText('e')])
      fragment.insert(0, [first])
    },
    leave: () => {
      leave()
      doc.destroy()
    },
  }
}

/** The system's clock, but for whoever waits for a time to pass: it has passed already. */
function hurried(): Clock {
  let ms = 0
  return { ...systemClock, steadyMs: () => (ms += 1_000) }
}
