// Who may do over the API what a plan's delegations decide there, and what is recorded for them: every delegation's part, every
// function and every status, against the real routes over the real plans. Held against a table written down by hand.
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cycleViews } from '../../server/api/cycles.ts'
import { planRoutes } from '../../server/api/plans.ts'
import { proposalRoutes } from '../../server/api/proposals.ts'
import { roundRoutes } from '../../server/api/rounds.ts'
import { sideRoutes } from '../../server/api/sides.ts'
import { versionRoutes } from '../../server/api/versions.ts'
import { Rounds } from '../../server/rounds/rounds.ts'
import { Steps } from '../../server/rounds/steps.ts'
import type { SignedInVariables } from '../../server/api/signed-in.ts'
import { NamedVersions } from '../../server/versions/named-versions.ts'
import { LiveSummaries } from '../../server/live/live-summaries.ts'
import type { HeldFunctions } from '../../server/identity/held-functions.ts'
import { planKind } from '../../server/plans/plan-kind.ts'
import type { PlanRecord } from '../../server/plans/plan-record.ts'
import { documentOfPlan } from '../../server/plans/plan-record.ts'
import { Plans } from '../../server/plans/plans.ts'
import { Proposals } from '../../server/proposals/proposals.ts'
import { sideKind } from '../../server/sides/side-kind.ts'
import { SideRights } from '../../server/sides/side-rights.ts'
import { Sides } from '../../server/sides/sides.ts'
import { serverOrigin } from '../../server/sync/document.ts'
import { planPlain, planView } from '../../shared/documents/plan.ts'
import { Projector } from '../../server/projection/projector.ts'
import { ok } from '../../shared/result.ts'
import { loadReferenceData } from '../../server/reference-data.ts'
import { openInMemory } from '../../server/store/sqlite/open-in-memory.ts'
import { GroupCommit } from '../../server/sync/commit.ts'
import type { Session } from '../../server/sync/endpoint.ts'
import { OpenDocuments } from '../../server/sync/open-documents.ts'
import { seenProofs } from '../../server/sync/seen-proof.ts'
import { AreaId, GoalId, PersonId, ProposalId, randomId } from '../../shared/ids.ts'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import { PersonFunction } from '../../shared/mandates/functions.ts'
import type { PenPlace } from '../../shared/mandates/pen.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { PlanStatus } from '../../shared/vocabularies/vocabularies.ts'
import { party } from '../fixtures/a-plan.ts'

// Statuses: D drafting, C consultation, F final draft, S submitted, A adopted and in delivery, X closed; a dot: never.
// Asked to be driver or co-driver and silent: it has no role. The parts named here are in `partyByPart`.
const table = `
                             driver co-dr  asked  holder asker  state agency commis netw  gsc    releas outnet third
lending the pen              D      D      .      .      .      .     .      .      .     .      .      .      .
ending a loan                D      D      .      all    .      .     .      .      .     .      .      .      .
asking for the pen           D      D      D      D      D      D     D      D      D     D      D      .      .
ending a request             D      D      .      .      all    .     .      .      .     .      .      .      .
releasing                    all    .      .      .      .      .     .      .      .     .      .      .      .
ending a release             all    .      .      .      .      .     .      .      .     .      .      .      .
accepting to co-drive        .      all    all    .      .      .     .      .      .     .      .      .      .
drafting a proposal          DCF    DCF    DCF    DCF    DCF    DCF   DCF    DCF    DCF   DCF    .      .      .
making one’s own side         DCFSA  DCFSA  DCFSA  DCFSA  DCFSA  DCFSA DCFSA  DCFSA  DCFSA DCFSA  .      .      .
sending a proposal           DCF    DCF    DCF    DCF    DCF    DCF   DCF    DCF    DCF   DCF    .      .      .
turning a proposal down      DCF    DCF    .      .      .      .     .      .      .     .      .      .      .
taking one’s proposal back   .      .      .      .      .      DCF   .      .      .     .      .      .      .
finishing rounds             C      .      .      .      .      .     .      .      .     .      .      .      .
answering in a round         C      C      C      C      C      C     C      C      C     C      .      .      .
recording another’s answer   C      .      .      .      .      .     .      .      .     .      .      .      .
giving a round more time     C      .      .      .      .      .     .      .      .     .      .      .      .
reminding of a round         C      .      .      .      .      .     .      .      .     .      .      .      .
naming a version             DCFSA  DCFSA  .      .      .      .     .      .      .     .      .      .      .
naming a version anew        DCFSA  DCFSA  .      .      .      .     .      .      .     .      .      .      .
taking a version’s name away DCFSA  DCFSA  .      .      .      .     .      .      .     .      .      .      .
`
const partyByPart = {
  driver: party('ms-de'), 'co-dr': party('ms-fr'), asked: party('ms-se'), holder: party('ms-pl'), asker: party('ms-lt'), state: party('ms-fi'), agency: party('europol'),
  commis: party('com'), netw: party('carin'), gsc: party('gsc'), releas: party('tc-us'), outnet: party('atlas'), third: party('tc-ge'),
} as const
type Part = keyof typeof partyByPart
const parts = Object.keys(partyByPart) as Part[]
/** Only whoever speaks for the delegation decides these; its drafters do the others too. Nobody else does any. */
const bySpeakersOnly = ['releasing', 'ending a release', 'accepting to co-drive', 'sending a proposal', 'taking one’s proposal back', 'finishing rounds', 'answering in a round', 'recording another’s answer', 'giving a round more time', 'reminding of a round']
/** Of a plan that its delegation is sent by its own right. */
const bySupportTeamToo = ['recording another’s answer', 'reminding of a round']
const statusesByLetter = { D: ['drafting'], C: ['consultation'], F: ['final-draft'], S: ['submitted'], A: ['adopted', 'in-delivery'], X: ['closed'] } as const

const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
type Request = { readonly method: string; readonly path: string; readonly body?: unknown }
const noVersion = 'x'.repeat(21)
/** What is asked for, of a plan as it is now. */
const operations: { readonly [operation: string]: (plan: PlanRecord, of: PartyId) => Request } = {
  'lending the pen': ({ id }) => ({ method: 'POST', path: `/${id}/pens`, body: { party: 'ms-cy', place: { of: 'plan' }, until: inAnHour } }),
  'ending a loan': ({ id, pens }) => ({ method: 'DELETE', path: `/${id}/pens/${pens.find(pen => pen.party === partyByPart.holder)?.id}` }),
  'asking for the pen': ({ id }) => ({ method: 'POST', path: `/${id}/pen-requests`, body: { place: { of: 'plan' } } }),
  'ending a request': ({ id, penRequests }) => ({ method: 'DELETE', path: `/${id}/pen-requests/${penRequests.find(request => request.party === partyByPart.asker && request.place.of === 'goal')?.id}` }),
  'releasing': ({ id }) => ({ method: 'POST', path: `/${id}/releases`, body: { party: 'interpol', purpose: 'To read it', until: inAnHour } }),
  'ending a release': ({ id }) => ({ method: 'DELETE', path: `/${id}/releases/interpol` }),
  'drafting a proposal': ({ id }, of) => ({ method: 'POST', path: `/${id}/drafts`, body: { party: of, place: ['aim'] } }),
  'making one’s own side': ({ id }, of) => ({ method: 'POST', path: `/${id}/side`, body: { party: of } }),
  // What is sent is asked behind the mandate: there is no such draft.
  'sending a proposal': ({ id }, of) => ({ method: 'POST', path: `/${id}/proposals`, body: { party: of, ids: [randomId()] } }),
  'turning a proposal down': ({ id }, of) => ({ method: 'POST', path: `/${id}/proposals/decisions`, body: { party: of, ids: [openProposal], decision: 'declined' } }),
  'taking one’s proposal back': ({ id }, of) => ({ method: 'POST', path: `/${id}/proposals/decisions`, body: { party: of, ids: [openProposal], decision: 'withdrawn' } }),
  // Behind the mandate there is something that was not acknowledged, or no round.
  'finishing rounds': ({ id }, of) => ({ method: 'POST', path: `/${id}/steps`, body: { party: of, step: 'finish-rounds' } }),
  'answering in a round': ({ id }, of) => ({ method: 'POST', path: `/${id}/rounds/1/answers`, body: { party: of, answer: 'no-objection' } }),
  'recording another’s answer': ({ id }, of) => ({ method: 'POST', path: `/${id}/rounds/1/answers`, body: { party: of, of: 'ms-cy', inWriting: 'By e-mail', answer: 'no-objection' } }),
  'giving a round more time': ({ id }, of) => ({ method: 'PUT', path: `/${id}/rounds/1/deadline`, body: { party: of, deadline: inAnHour } }),
  'reminding of a round': ({ id }, of) => ({ method: 'POST', path: `/${id}/rounds/1/reminders`, body: { party: of } }),
  // Behind the mandate there is a name already, or no such version.
  'naming a version': ({ id }, of) => ({ method: 'POST', path: `/${id}/versions`, body: { party: of, name: 'Before the meeting', seq: 1 } }),
  'naming a version anew': ({ id }, of) => ({ method: 'PUT', path: `/${id}/versions/${noVersion}/name`, body: { party: of, name: 'After the meeting' } }),
  'taking a version’s name away': ({ id }, of) => ({ method: 'DELETE', path: `/${id}/versions/${noVersion}/name`, body: { party: of } }),
  // Last: whoever has accepted is co-driver from then on.
  'accepting to co-drive': ({ id }, of) => ({ method: 'POST', path: `/${id}/accept`, body: { party: of, role: 'co-driver' } }),
}
/** What the support team records, for whatever delegation it works. */
const recorded: { readonly [operation: string]: (plan: PlanRecord) => Request } = {
  'making a plan': () => ({ method: 'POST', path: '/', body: { area: '2026-2029/env/env', periodStart: '2026-01-01' } }),
  'the driver': ({ id }) => ({ method: 'PUT', path: `/${id}/driver`, body: { party: 'ms-de', decision: 'provisional', on: '2026-11-20' } }),
  'the co-drivers': ({ id, coDrivers }) => ({ method: 'PUT', path: `/${id}/co-drivers`, body: { coDrivers: coDrivers.map(named => ({ party: named.party, decision: named.decision, on: named.on })) } }),
  'the marking': ({ id }) => ({ method: 'PUT', path: `/${id}/marking`, body: { marking: 'limite' } }),
  'references': ({ id }) => ({ method: 'PUT', path: `/${id}/references`, body: { councilDocument: null, predecessor: null } }),
  'the circle': ({ id }) => ({ method: 'PUT', path: `/${id}/circle`, body: { added: ['carin'] } }),
  'the archive': ({ id }) => ({ method: 'PUT', path: `/${id}/archived`, body: { archived: false } }),
}

const supportTeam = { person: PersonId.parse('person-of-support-team--'), party: party('europol'), capacity: 'support-team' } as const
const driver = { person: PersonId.parse('person-of-driver--------'), party: partyByPart.driver, capacity: 'speaks', mayStill: () => true } as const

let plans: Plans
let documents: OpenDocuments
/** Of `state`, about the aim. */
let openProposal: ProposalId
let close: () => Promise<void>
let id: PlanId
let session: Session
const routes = new Hono<SignedInVariables>()

beforeAll(async () => {
  const { store } = await openInMemory()
  await loadReferenceData(store.database)
  const cycles = await cycleViews(store.database)
  const commits = new GroupCommit(store, { fatal: ({ detail }) => { throw new Error(detail) }, failed: () => {}, failing: () => {}, recovered: () => {}, finished: () => {} })
  const sides = new SideRights(store, () => documents)
  documents = new OpenDocuments(store, commits, [planKind(store), sideKind(sides)], {
    committed: (document, report) => {
      sides.committed(document, report)
      projector.committed(document, report)
    },
    accepted: () => {},
    refused: () => {},
    presenceChanged: () => {},
    epochRaised: () => {},
    fault: (what, document, error) => { throw new Error(`${what} in ${document}: ${String(error)}`) },
  }, seenProofs('mandates'))
  const projector = new Projector(store, documents, new LiveSummaries(), () => Promise.resolve(cycles), (what, error) => { throw new Error(`${what}: ${String(error)}`) })
  plans = new Plans(store, documents, () => {})
  close = async () => {
    await commits.stop()
    await documents.closeAll()
    plans.close()
    await projector.flush()
    await store.close()
  }
  const named = (of: PartyId, isAccepted: boolean) => ({ party: of, decision: 'provisional', on: IsoDay.parse('2026-11-20'), acceptedAt: isAccepted ? '2026-11-21T09:00:00.000Z' : null, acceptedBy: null })
  const made = await plans.create(AreaId.parse('2026-2029/msthb/ms'), IsoDay.parse('2026-01-01'), null, {
    driver: named(partyByPart.driver, true),
    coDrivers: [named(partyByPart['co-dr'], true), named(partyByPart.asked, false)],
    addedToCircle: [partyByPart.netw],
  })
  if (!made.ok) throw new Error(made.error.code)
  id = made.value.id
  const released = await plans.release(id, { party: partyByPart.releas, purpose: 'Joint work', until: inAnHour }, driver)
  if (!released.ok) throw new Error(released.error.code)
  routes.use(async (context, next) => {
    context.set('session', session)
    await next()
  })
  routes.route('/', planRoutes(plans))
  const heldNow: HeldFunctions = async (_person, of) => ({ functions: session.memberships.filter(held => held.party === of).map(held => held.function), stillHold: () => true })
  routes.route('/', proposalRoutes(new Proposals({ store, documents, heldNow, now: () => new Date() })))
  routes.route('/', sideRoutes(new Sides(store)))
  const ofRounds = { store, plans, documents, heldNow, now: () => new Date(), changed: () => {} }
  routes.route('/', roundRoutes(new Steps(ofRounds), new Rounds(ofRounds)))
  routes.route('/', versionRoutes(plans, new NamedVersions(ofRounds), store))
})
afterAll(() => close())

async function record(): Promise<PlanRecord> {
  const found = await plans.record(id)
  if (found === null) throw new Error('the plan is there')
  return found
}
async function inStatus(status: PlanStatus): Promise<void> {
  const set = await plans.change(id, supportTeam, 'for-the-test', before => ok({ ...before, status }))
  if (!set.ok) throw new Error(set.error.code)
}

/** A proposal of `state` that nobody has decided yet. */
async function withProposal(): Promise<void> {
  const opened = await documents.open(documentOfPlan(id))
  if (!opened.ok || opened.value === null) throw new Error('the plan opens')
  const isOpen = await opened.value.whenStored(doc => planPlain(doc).proposals[openProposal]?.decision === undefined && planPlain(doc).proposals[openProposal] !== undefined)
  if (isOpen) return
  openProposal = ProposalId.parse(randomId())
  await opened.value.write(doc => {
    planView(doc, serverOrigin).roots.proposals.create(openProposal, { place: ['aim'], by: partyByPart.state, sent: { at: new Date().toISOString(), capacity: 'speaks' }, change: { kind: 'text', seq: 0, base: [], proposed: [{ type: 'paragraph' }] } })
  })
}

/** Loans and requests that there must be for somebody to end them. */
async function withLoans(): Promise<void> {
  const now = await record()
  const missing = ({ goal }: { goal: number }, list: readonly { readonly party: PartyId; readonly place: PenPlace }[], of: PartyId): PenPlace | null => {
    const place = { of: 'goal' as const, goal: GoalId.parse(`2026-2029/goal-${goal}`) }
    return list.some(each => each.party === of && each.place.of === 'goal' && each.place.goal === place.goal) ? null : place
  }
  for (const goal of [1, 2, 3, 4, 5, 6, 7]) {
    const lent = missing({ goal }, now.pens, partyByPart.holder)
    if (lent !== null) await plans.lendPen(id, { party: partyByPart.holder, place: lent, until: inAnHour }, driver)
    const asked = missing({ goal }, now.penRequests, partyByPart.asker)
    if (asked !== null) await plans.askForPen(id, asked, { ...driver, party: partyByPart.asker })
  }
}

/** Whether the mandate was there: what comes behind it (asked already, not there any more) is no refusal of it. */
async function may(request: Request, of: PartyId, held: PersonFunction): Promise<boolean> {
  const far = new Date(8.64e15)
  session = { sessionId: randomId(), person: { id: PersonId.parse(randomId()), name: 'Somebody' }, memberships: [{ party: of, function: held }], expiresAt: far, validUntil: far }
  const response = await routes.request(request.path, { method: request.method, ...(request.body !== undefined && { body: JSON.stringify(request.body), headers: { 'content-type': 'application/json' } }) })
  if (response.status === 200) {
    const { outcomes = [] } = (await response.json()) as { outcomes?: readonly { readonly error: string | null }[] }
    return !outcomes.some(({ error }) => error?.startsWith('mandate/') === true)
  }
  const { error } = (await response.json()) as { error: { code: string } }
  if (response.status === 403 || error.code === 'plan/not-found' || error.code === 'plan/not-named' || error.code === 'step/not-from-here') return false
  expect([request.method, request.path, error.code]).toEqual([request.method, request.path, expect.stringMatching(/^(pen|release|loan|plan|proposal|step|answer|version)\//)])
  return true
}

const specification = new Map(table.trimEnd().split('\n').slice(2).map(line => {
  const cells = line.slice(29).trim().split(/\s+/)
  if (cells.length !== parts.length) throw new Error(`the line has ${cells.length} cells: ${line}`)
  return [line.slice(0, 29).trim(), new Map(parts.map((part, index) => [part, cells[index] ?? '.']))] as const
}))
const statusesOf = (cell: string): readonly string[] => (cell === '.' ? [] : [...(cell === 'all' ? Object.keys(statusesByLetter) : cell)].flatMap(letter => statusesByLetter[letter as keyof typeof statusesByLetter]))

describe.each(PlanStatus.options)('while the plan is in %s', status => {
  beforeAll(async () => {
    await inStatus('drafting')
    await withLoans()
    // Named anew it has not accepted.
    const named = (of: PartyId) => ({ party: of, decision: 'provisional', on: IsoDay.parse('2026-11-20') })
    for (const coDrivers of [[partyByPart['co-dr']], [partyByPart['co-dr'], partyByPart.asked]]) await plans.recordCoDrivers(id, coDrivers.map(named), supportTeam)
    await inStatus(status)
  })

  test.each(Object.keys(operations))('%s', async operation => {
    const row = specification.get(operation)
    const request = operations[operation]
    if (row === undefined || request === undefined) throw new Error(`nothing is said of ${operation}`)
    for (const part of parts) {
      for (const held of PersonFunction.options) {
        await withProposal()
        const decides = held === 'speaks' || (held === 'drafter' && !bySpeakersOnly.includes(operation))
        const reads = !['releas', 'outnet', 'third'].includes(part)
        const instead = held === 'support-team' && reads && bySupportTeamToo.includes(operation) && status === 'consultation'
        const expected = instead || (decides && statusesOf(row.get(part) ?? '.').includes(status))
        expect({ part, held, may: await may(request(await record(), partyByPart[part]), partyByPart[part], held) }).toEqual({ part, held, may: expected })
      }
    }
  })

  test.each(Object.keys(recorded))('%s: the support team records it, and nobody else', async operation => {
    const request = recorded[operation]
    if (request === undefined) throw new Error(`nothing is said of ${operation}`)
    for (const part of parts) {
      for (const held of PersonFunction.options) {
        const answered = await may(request(await record()), partyByPart[part], held)
        expect({ part, held, may: answered }).toEqual({ part, held, may: held === 'support-team' })
      }
    }
  })
})

test('every route that changes a plan is one of these', () => {
  const shape = ({ method, path }: Request, plan: string): string => `${method} ${path.replace(plan, ':plan').replace(/(pens|pen-requests)\/.+/, '$1/:pen').replace(/releases\/.+/, 'releases/:party').replace('rounds/1', 'rounds/:round').replace(noVersion, ':version')}`
  const here = Object.values({ ...operations, ...recorded }).map(request => shape(request({ id: 'a-plan', pens: [], penRequests: [], coDrivers: [], status: 'drafting' } as unknown as PlanRecord, partyByPart.driver), 'a-plan'))
  const there = [...planRoutes({} as never).routes, ...proposalRoutes({} as never).routes, ...sideRoutes({} as never).routes, ...roundRoutes({} as never, {} as never).routes, ...versionRoutes({} as never, {} as never, {} as never).routes].filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)
  // Whose step is taken back and whose reserve is lifted is known from what there is: test/server/rounds.test.ts.
  const ofWhatThereIs = ['DELETE /:plan/steps', 'POST /:plan/reserves/:reserve/lifted']
  expect(new Set([...here, ...ofWhatThereIs])).toEqual(new Set(there))
})
