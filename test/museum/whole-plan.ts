// A plan for an exhibit that has been all the way: commented, also among a delegation's own people, proposed for and decided, asked about in two
// rounds with answers, reserves and notes, named, adopted and opened for an amendment. One of each thing that a later version has to find again.
import { randomId, CommentId, GoalId, PartyId, PersonId, ProposalId, ThreadId } from '../../shared/ids.ts'
import { addAction, addRow, ask, askToLead } from '../../shared/documents/plan-commands.ts'
import { beginOwnThread, replyOwn, resolveOwn } from '../../shared/documents/own-thread-commands.ts'
import { sideSchema, sideView } from '../../shared/documents/side.ts'
import type { SideView } from '../../shared/documents/side.ts'
import { beginThread, react, reply, resolve, withdrawComment } from '../../shared/documents/thread-commands.ts'
import type { PlanView } from '../../shared/documents/plan.ts'
import type { RoundsAnswer } from '../../shared/api/rounds.ts'
import { fillText, fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { bringTo } from '../harness/bring-to.ts'
import { makeEmptyPlan } from '../harness/plan-page.ts'
import { joinDocument, joinRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'
import type { RunningServer } from '../harness/server.ts'
import { SignedInPeople } from '../harness/signed-in-people.ts'

const goal = GoalId.parse('2026-2029/goal-1')
const [germany, italy, malta] = ['ms-de', 'ms-it', 'ms-mt'].map(id => PartyId.parse(id)) as [PartyId, PartyId, PartyId]
const today = IsoDay.parse('2026-11-20')
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
const paragraph = (text: string) => ({ type: 'paragraph' as const, text })

/** @returns its id. */
export async function makeWholePlan(server: RunningServer): Promise<string> {
  const { as, ...people } = withPeople()
  await people.signIn(server)
  const plan = await makeEmptyPlan(server, '2026-2029/env/env', 'roles')
  const inPlan = (who: string, party: PartyId) => writing(() => joinRaw(server, as(who), party, plan), client => client.plan)
  const inSide = (party: PartyId, who: string) => writing(() => joinDocument(server, as(who), party, `side/${plan}/${party}`, { schema: sideSchema.version }), client => sideView(client.doc))
  const post = (who: string, party: PartyId, path: string, body: object = {}) => done(as(who).call('POST', `/api/plans/${plan}/${path}`, { party, ...body }))
  const asked = async <T>(who: string, method: string, path: string, body?: object): Promise<T> => {
    const { status, json } = await as(who).call(method, path, body)
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`)
    return json as T
  }

  await writeTheText()
  await comment()
  await propose()
  await post('de-drafter', germany, 'versions', { name: 'Before the first round' })
  await holdTheRounds()
  await bringTo(server.origin, plan, 'adopted')
  await post('de-speaks', germany, 'steps', { step: 'open-amendment', reason: 'A port was forgotten', isMinor: false })
  await post('de-drafter', germany, 'versions', { name: 'The amendment begins' })
  await done(as('it-speaks').call('PUT', '/api/digest', { rhythm: 'daily', kinds: ['requests', 'rounds'], quiet: { from: '21:00', to: '06:30' } }))
  return plan

  async function writeTheText(): Promise<void> {
    await inPlan('de-drafter', germany)(view => {
      fillText(view.roots.aim.fragment, [paragraph('Fewer dumpings at sea.'), { type: 'bulletList', items: ['ports', 'roads'] }])
      const action = view.roots.actions.get(addAction(view, goal))
      if (action === undefined) throw new Error('the action was added')
      fillTitle(action.title.fragment, 'Follow the barges')
      fillText(action.description.fragment, [paragraph('Ten barges a month are looked at.')])
      action.kind.set('training')
      action.from.set(IsoDay.parse('2028-03-01'))
      action.indicators.get(addRow(view, action.indicators))?.target.set(12)
      ask(view, action, 'participant', italy, { party: germany, answersForParty: false, isDriver: true }, { epoch: '', seq: 0 })
    })
    await inPlan('de-speaks', germany)(view => {
      const [action] = view.roots.actions.ids().map(id => view.roots.actions.get(id))
      if (action !== undefined) askToLead(view, action, germany, { party: germany, answersForParty: true, isDriver: true }, { epoch: '', seq: 0 })
    })
  }

  async function comment(): Promise<void> {
    let thread = ThreadId.parse(randomId())
    await inPlan('it-speaks', italy)(view => {
      thread = beginThread(view, italy, ['aim'], 'Which seas?', { quote: 'Fewer dumpings at sea.' })
      withdrawComment(view, thread, reply(view, thread, italy, 'Forget that.'))
      beginThread(view, italy, [], 'A good beginning.')
    })
    await inPlan('de-drafter', germany)(view => {
      const [first] = view.roots.threads.get(thread)?.comments.ids() ?? []
      react(view, thread, CommentId.parse(first), germany, 'agree')
      reply(view, thread, germany, 'All of them.')
      resolve(view, thread, germany, today)
    })
    await post('it-speaks', italy, 'side')
    const person = PersonId.parse(as('it-speaks').person)
    await inSide(italy, 'it-speaks')(side => {
      const own = beginOwnThread(side, person, ['aim'], 'What do our ports say?')
      replyOwn(side, own, person, 'They are asked.')
      resolveOwn(side, own, person, today)
      beginOwnThread(side, person, ['goals', goal], 'Ours too?')
    })
  }

  async function propose(): Promise<void> {
    const draftOf = async (who: string, party: PartyId, place: readonly string[]): Promise<ProposalId> => ProposalId.parse((await asked<{ id: string }>(who, 'POST', `/api/plans/${plan}/drafts`, { party, place })).id)
    const write = (who: string, party: PartyId, id: ProposalId, text: string) => inSide(party, who)(side => {
      const fragment = side.roots.overlays.get(id)?.text.fragment
      if (fragment === undefined) throw new Error('the draft has a text')
      fillText(fragment, [paragraph(text)])
      side.roots.overlays.get(id)?.reason.set('As in the last plan')
    })
    const goalText = ['goals', goal, 'text']
    const [taken, declined, kept] = [await draftOf('it-speaks', italy, ['aim']), await draftOf('it-speaks', italy, goalText), await draftOf('mt-speaks', malta, ['aim'])]
    await write('it-speaks', italy, taken, 'Fewer dumpings at sea and in rivers.')
    await write('it-speaks', italy, declined, 'Only the large ports.')
    await write('mt-speaks', malta, kept, 'Not sent yet.')
    const newAction = ProposalId.parse(randomId())
    await inSide(italy, 'it-speaks')(side => {
      const draft = side.roots.newActions.create(newAction, { goal })
      fillTitle(draft.title.fragment, 'Search the barges')
      side.roots.newActions.create(ProposalId.parse(randomId()), { goal })
    })
    await post('it-speaks', italy, 'proposals', { ids: [taken, declined, newAction] })
    await post('de-drafter', germany, 'proposals/decisions', { ids: [taken], decision: 'accepted' })
    await post('de-drafter', germany, 'proposals/decisions', { ids: [declined], decision: 'declined', reason: 'All ports' })
  }

  async function holdTheRounds(): Promise<void> {
    await post('de-speaks', germany, 'steps', { step: 'open-round', deadline: inDays(5), silence: 'no-objection', name: 'First round' })
    await post('it-speaks', italy, 'rounds/1/answers', { answer: 'no-objection-with-remarks', remarks: 'Mind the rivers' })
    await post('mt-speaks', malta, 'rounds/1/answers', { answer: 'scrutiny-reserve', reserves: [{ place: ['aim'], words: 'Not yet' }, { place: [], words: 'Parliament is asked' }] })
    await post('de-speaks', germany, 'rounds/1/answers', { of: 'ms-cy', inWriting: 'By e-mail', answer: 'no-objection' })
    await post('de-speaks', germany, 'rounds/1/reminders')
    await done(as('de-speaks').call('PUT', `/api/plans/${plan}/rounds/1/deadline`, { party: germany, deadline: inDays(9) }))
    const { reserves: [reserve] } = await asked<RoundsAnswer>('mt-speaks', 'GET', `/api/plans/${plan}/rounds?party=${malta}`)
    await post('mt-speaks', malta, `reserves/${reserve?.id}/lifted`)
    const { id: service } = await asked<{ id: string }>('nl-speaks', 'POST', '/api/open-rounds/services', { party: 'ms-nl', name: 'Coast guard' })
    await asked('nl-speaks', 'PUT', `/api/open-rounds/${plan}/1/services/${service}`, { party: 'ms-nl', said: 'fine', words: 'Nothing to add' })
    await asked('nl-speaks', 'PUT', `/api/open-rounds/${plan}/1/position`, { party: 'ms-nl', answer: 'no-objection', remarks: 'Ask the ministry', revision: 0 })
    await post('de-speaks', germany, 'steps', { step: 'back-to-drafting' })
  }
}

function withPeople() {
  const people = new SignedInPeople()
  return { as: people.as, signIn: (server: RunningServer) => people.signIn(server, ['de-drafter', 'de-speaks', 'it-speaks', 'mt-speaks', 'nl-speaks', 'support-team']) }
}

/** Writes into a document in one update that the server has to take. */
const writing = <View extends PlanView | SideView>(join: () => Promise<RawClient>, viewOf: (client: RawClient) => View) => async (act: (view: View) => void): Promise<void> => {
  const client = await join()
  client.doc.transact(() => act(viewOf(client)))
  client.sendOwn()
  const settled = await client.settled(1)
  client.close()
  if (settled !== 'taken') throw new Error(`it was not taken: ${settled}`)
}
