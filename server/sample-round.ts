// Takes one sample plan into its first round, so that a newcomer sees one: comments, proposals of several delegations, answers, a reserve, and
// what a delegation keeps to itself. Done by the product's own steps, in the names of sample people; no feature depends on it. A start that was
// cut off goes on with what is missing: nobody else can have written anything, since the people are loaded after it.
import type * as Y from 'yjs'
import { planPlain, planView } from '../shared/documents/plan.ts'
import { documentOfSide, sideView } from '../shared/documents/side.ts'
import { markWords } from '../shared/documents/thread-marks.ts'
import { CommentId, randomId, ThreadId } from '../shared/ids.ts'
import type { ActionId, PlanId, ProposalId } from '../shared/ids.ts'
import { mayWrite } from '../shared/mandates/mandates.ts'
import type { Writer } from '../shared/mandates/mandates.ts'
import { updateText } from '../shared/proposals/update-text.ts'
import { samePath } from '../shared/schema/node.ts'
import type { Path } from '../shared/schema/node.ts'
import { richTextToJson } from '../shared/schema/rich-text-reading.ts'
import { RichText } from '../shared/schema/rich-text-shape.ts'
import { IsoDay } from '../shared/schema/values.ts'
import { textAt } from '../shared/schema/text-at.ts'
import { inBrussels, instantInBrussels } from '../shared/workflow/brussels-time.ts'
import { samplePeople } from './identity/sample-people.ts'
import { documentOfPlan, factsOf, readRecord } from './plans/plan-record.ts'
import type { Store } from './store/store.ts'
import { contentOf } from './proposals/apply-proposal.ts'
import type { HeldFunctions } from './identity/held-functions.ts'
import type { Plans } from './plans/plans.ts'
import { Proposals } from './proposals/proposals.ts'
import { Rounds } from './rounds/rounds.ts'
import { Steps } from './rounds/steps.ts'
import { serverOrigin } from './sync/document.ts'
import type { Author } from './sync/document.ts'
import type { OpenDocuments } from './sync/open-documents.ts'

type Parts = { readonly store: Store; readonly plans: Plans; readonly documents: OpenDocuments; readonly now: () => Date }
type WithProposals = Parts & { readonly proposals: Proposals }

/** The people of the sample are in no row yet. */
const heldInSample: HeldFunctions = async (person, party) => ({ functions: samplePeople.filter(each => each.id === person && each.party === party).map(each => each.function), stillHold: () => true })

const dayMs = 24 * 60 * 60_000

/** @param plan one that nobody has discussed yet, with nothing to fix, which Italy drives. */
export async function loadSampleRound(of: Parts, plan: PlanId): Promise<void> {
  const asHeld = { ...of, heldNow: heldInSample, changed: () => undefined }
  const [steps, rounds] = [new Steps(asHeld), new Rounds(asHeld)]
  const parts: WithProposals = { ...of, proposals: new Proposals(asHeld) }
  const { now } = parts
  const [italy, malta, netherlands, frontex, germany] = (['it-speaks', 'mt-speaks', 'nl-speaks', 'frontex-speaks', 'de-speaks'] as const).map(asWriter) as [Writer, Writer, Writer, Writer, Writer]
  const [analyst, france, german] = (['europol-analyst', 'fr-drafter', 'de-drafter'] as const).map(asWriter) as [Writer, Writer, Writer]
  const written = await open(parts, documentOfPlan(plan))
  const { actions, record, threads, proposals } = await written.whenStored(planPlain)
  const answered = await parts.store.database.selectFrom('round_answers').select('party').where('plan', '=', plan).execute()
  const actionCalled = (title: string): ActionId => {
    const found = Object.entries(actions).find(([, action]) => action?.title === title)
    if (found === undefined) throw new Error('the sample has no such action')
    return found[0] as ActionId
  }
  const [method, taskForces, brokers] = ['One method for rating the threat of a network', 'Task forces on the networks of the list', 'Brokers between networks: who connects the markets'].map(actionCalled) as [ActionId, ActionId, ActionId]
  const isSaid = ({ party }: Writer, about: Path): boolean => Object.values(threads).some(thread => thread?.by === party && samePath(thread.about ?? [], about))
  const say = async (writer: Writer, about: Path, quote: string | null, ...said: readonly (readonly [Writer, string])[]): Promise<void> =>
    isSaid(writer, about) ? undefined : written.write(doc => void comment(doc, writer, about, quote, said, now()), undefined, undefined, await authorOf(parts, writer, plan, 'commenting'))

  await say(analyst, ['actions', method, 'description'], 'a common scale', [analyst, 'Our analysts used the scale of last year. Shall we annex it, so that ratings can be compared?'], [italy, 'Yes, please send it. @FR and @ES may want to see it first.'])
  await say(france, [], null, [france, 'The plan is short and clear. Two of the goals still have one action only.'])
  if (record.round === undefined) must(await steps.take(italy, plan, { step: 'open-round', party: italy.party, inMinutes: 0, deadline: inDays(now(), 10), silence: 'no-answer', name: 'First consultation' }))

  const send = async (writer: Writer, wanted: Wanted): Promise<ProposalId> => {
    const sent = (Object.keys(proposals) as ProposalId[]).find(id => proposals[id]?.by === writer.party && samePath(proposals[id]?.place ?? [], wanted.place))
    return sent ?? propose(parts, writer, plan, wanted)
  }
  await send(malta, { place: ['aim'], change: lines => replaced(lines, 'each year', 'twice a year'), reason: 'A year is too long for the networks that move fastest.' })
  await send(frontex, { place: ['actions', brokers, 'from'], value: '2026-04-01', reason: 'Our analysts are free from April.' })
  await draft(parts, german, plan, { place: ['actions', method, 'expectedResult'], change: lines => replaced(lines, 'nearly the same number', 'the same band of the scale'), reason: 'Two analysts will hardly come to one number; the same band is what we need.' })

  const answer = async (writer: Writer, body: Omit<Parameters<Rounds['answer']>[3], 'party' | 'reserves'> & { readonly reserves?: Parameters<Rounds['answer']>[3]['reserves'] }): Promise<void> =>
    answered.some(({ party }) => party === writer.party) ? undefined : void must(await rounds.answer(writer, plan, 1, { reserves: [], ...body, party: writer.party }))
  await answer(netherlands, { answer: 'no-objection' })
  await answer(germany, { answer: 'no-objection-with-remarks', remarks: 'The list of networks should be looked at before each Council.' })
  await answer(malta, { answer: 'scrutiny-reserve', reserves: [{ place: ['actions', taskForces], words: 'Our prosecutors still look at how resources go from one task force to another.' }] })
  await answer(frontex, { answer: 'comments', remarks: 'See our proposal on the brokers.' })
  // After the answers, which stand on the version that was asked about.
  const taken = await send(netherlands, { place: ['actions', taskForces, 'description'], change: lines => replaced(lines, 'six months', 'four months'), reason: 'A review after six months comes too late to move resources.' })
  if (proposals[taken]?.decision === undefined) mustAll(await parts.proposals.decide(italy, plan, [taken], { decision: 'accepted', reason: 'Agreed with the co-drivers.' }))
}

const asWriter = (name: string): Writer => {
  const person = samplePeople.find(({ id }) => id === `sample-person-${name}`)
  if (person === undefined) throw new Error('nobody in the sample is called that')
  return { person: person.id, party: person.party, functions: [person.function] }
}

/** As what somebody writes: who might not is not put down for it here either. */
async function authorOf({ store, now }: Pick<Parts, 'store' | 'now'>, writer: Writer, plan: PlanId, writtenBy: 'commenting' | 'own-side'): Promise<Author> {
  const record = await readRecord(store.database, plan)
  if (record === null) throw new Error('the sample has no such plan')
  const grant = must(mayWrite(writer, factsOf(record, now()), { writtenBy, party: writer.party }))
  return { person: writer.person, party: writer.party, grants: [grant] }
}

/** At six in the evening, as rounds usually end. */
const inDays = (from: Date, days: number): string => instantInBrussels(IsoDay.parse(inBrussels(new Date(from.getTime() + days * dayMs)).day), '18:00').toISOString()

function comment(doc: Y.Doc, by: Writer, about: Path, quote: string | null, said: readonly (readonly [Writer, string])[], now: Date): void {
  const { threads } = planView(doc, serverOrigin).roots
  const id = ThreadId.parse(randomId())
  const thread = threads.create(id, { about: [...about], by: by.party, ...(quote !== null && { quote }) })
  for (const [{ party, functions: [capacity] }, text] of said) {
    const made = thread.comments.create(CommentId.parse(randomId()), { by: party, text })
    if (capacity !== undefined) made.stamp.set({ at: now.toISOString(), capacity })
  }
  const words = quote === null ? null : textAt(doc, about)
  if (words !== null && quote !== null) markWords(words, id, null, quote)
}

type Wanted = { readonly place: Path; readonly change?: (text: RichText) => RichText; readonly value?: string; readonly reason: string }

async function propose(parts: WithProposals, writer: Writer, plan: PlanId, wanted: Wanted): Promise<ProposalId> {
  const id = await draft(parts, writer, plan, wanted)
  mustAll(await parts.proposals.send(writer, plan, [id]))
  return id
}

async function draft(parts: WithProposals, writer: Writer, plan: PlanId, { place, change, value, reason }: Wanted): Promise<ProposalId> {
  const id = must(await parts.proposals.draft(writer, plan, place))
  const side = await open(parts, documentOfSide({ plan, party: writer.party }))
  await side.write(doc => {
    const overlay = sideView(doc, serverOrigin).roots.overlays.get(id)
    if (overlay === undefined) throw new Error('the draft is not there')
    // Written by a start that was cut off.
    if (overlay.reason.get() !== undefined) return
    if (change !== undefined) updateText(overlay.text.fragment, change(RichText.parse(contentOf(richTextToJson(overlay.text.fragment)))))
    if (value !== undefined) overlay.proposed.set(value)
    overlay.reason.set(reason)
  }, undefined, undefined, await authorOf(parts, writer, plan, 'own-side'))
  return id
}

/** In the first line that has the words. */
function replaced(text: RichText, words: string, by: string): RichText {
  const asText = JSON.stringify(text)
  if (!asText.includes(words)) throw new Error('the sample does not say that')
  return RichText.parse(JSON.parse(asText.replace(words, by)))
}

async function open({ documents }: Pick<Parts, 'documents'>, id: string) {
  const opened = must(await documents.open(id))
  if (opened === null) throw new Error('the sample lacks a document')
  return opened
}

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string } }): T {
  if (!result.ok) throw new Error(`the sample round could not be made: ${result.error.code}`)
  return result.value
}

function mustAll(result: Parameters<typeof must<readonly { readonly error: string | null }[]>>[0]): void {
  for (const { error } of must(result)) if (error !== null) throw new Error(`the sample round could not be made: ${error}`)
}
