// The operations of the specification as acts of a page, through the typed view and the commands that features use.
import type * as Y from 'yjs'
import { addAction, addRow, answer, ask, contribute, declineOffer, join, offerToLead, proposeAction, recordAnswer, remind, removeAction, takeIn } from '../../shared/documents/plan-commands.ts'
import { beginThread, changeComment, react, reply, resolve } from '../../shared/documents/thread-commands.ts'
import { admissionKey, askerKey, confirmationKey, movementKey } from '../../shared/documents/plan.ts'
import type { ActionView, PlanView } from '../../shared/documents/plan.ts'
import { ActionId, randomId, RequestId, RowId } from '../../shared/ids.ts'
import type { CommentId, PartyId, ThreadId } from '../../shared/ids.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { keyBetween } from '../../shared/schema/order.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { party } from '../fixtures/a-plan.ts'
import { firstGoal } from '../server/sync/gate-fixture.ts'

export const seen = { epoch: 'e', seq: 1 }
/** A delegation that is neither the writer's nor anything in the plan. */
export const another = party('ms-hr')
/** Asked to take part, and silent. */
export const silent = party('ms-it')
export const onPaper = { answer: 'confirmed', received: IsoDay.parse('2026-03-03'), reference: 'Note 14/26' } as const
const someRequest = (): RequestId => RequestId.parse(randomId())

/** One action as this writer's page sees it, and whose page it is. */
export type Scene = { readonly plan: PlanView; readonly doc: Y.Doc; readonly id: ActionId; readonly proposal: ActionId; readonly joiner: RequestId; readonly indicator: RowId; readonly own: PartyId; readonly threads: Threads }

/** A thread of one comment on the action, by the writer's delegation and by another. */
export type Threads = { readonly own: ThreadId; readonly another: ThreadId }

const action = ({ plan, id }: Scene): ActionView => {
  const view = plan.roots.actions.get(id)
  if (view === undefined) throw new Error('the action is there')
  return view
}
const firstIn = (plan: PlanView, thread: ThreadId): CommentId => {
  const [id] = plan.roots.threads.get(thread)?.comments.ids() ?? []
  if (id === undefined) throw new Error('the thread has a comment')
  return id
}
const asWriter = ({ own }: Scene) => ({ party: own, answersForParty: false, isDriver: false })

export const operations: Readonly<Record<string, (scene: Scene) => void>> = {
  'the aim': ({ plan }) => fillText(plan.roots.aim.fragment, [{ type: 'paragraph', text: 'new words' }]),
  'the text of a goal': ({ plan }) => {
    const text = plan.roots.goals.get(firstGoal)?.text
    if (text !== undefined) fillText(text.fragment, [{ type: 'paragraph', text: 'new words' }])
  },
  'why a goal is empty': ({ plan }) => plan.roots.goals.get(firstGoal)?.gapReason.set('covered'),
  'a text of the action': scene => fillText(action(scene).description.fragment, [{ type: 'paragraph', text: 'new words' }]),
  'a field of the action': scene => action(scene).kind.set('training'),
  'a new row of the action': scene => void addRow(scene.plan, action(scene).indicators),
  'a co-leader': scene => ask(scene.plan, action(scene), 'co-leader', another, asWriter(scene), seen),
  'the place of the action': scene => action(scene).order.set(keyBetween(action(scene).order.get() ?? null, null)),
  'removing the action': scene => removeAction(scene.plan, scene.id),
  'the action leader': scene => action(scene).leader.set({ request: someRequest(), party: another }),
  'asking a participant': scene => ask(scene.plan, action(scene), 'participant', another, asWriter(scene), seen),
  'reminding a delegation': scene => remind(action(scene), party('ms-it'), someRequest(), asWriter(scene), IsoDay.parse('2026-03-03')),
  'reminding in another’s name': scene => remind(action(scene), party('ms-it'), someRequest(), { party: another }, IsoDay.parse('2026-03-03')),
  'asking in another’s name': scene => action(scene).askers.set(askerKey(party('ms-it'), someRequest()), another),
  'adding oneself': scene => join(scene.plan, action(scene), asWriter(scene), seen),
  'offering to lead': scene => offerToLead(scene.plan, action(scene), 'action-leader', asWriter(scene), seen),
  'offering that another leads': scene => offerToLead(scene.plan, action(scene), 'action-leader', { ...asWriter(scene), party: another }, seen),
  'declining an offer': scene => declineOffer(action(scene), another, someRequest(), { by: scene.own, on: IsoDay.parse('2026-03-03') }),
  'declining in another’s name': scene => declineOffer(action(scene), silent, someRequest(), { by: another, on: IsoDay.parse('2026-03-03') }),
  'saying another joined': scene => action(scene).participants.set(another, { request: someRequest(), joined: true }),
  'an action of the plan': ({ plan }) => void addAction(plan, firstGoal),
  'an action as a proposal': ({ plan, own }) => void proposeAction(plan, firstGoal, own),
  'a proposal of another': ({ plan }) => void proposeAction(plan, firstGoal, another),
  'taking a proposal in': ({ plan, proposal }) => takeIn(plan, proposal),
  'turning a joiner down': scene => action(scene).admissions.set(admissionKey(party('ms-cz'), scene.joiner), { admission: 'turned-down', by: scene.own, on: IsoDay.parse('2026-03-03') }),
  'one’s own answer': scene => answer(action(scene), 'participant', scene.own, someRequest(), { answer: 'declined' }, seen),
  'another’s answer': scene => answer(action(scene), 'participant', another, someRequest(), { answer: 'confirmed' }, seen),
  'another’s answer in writing': scene => recordAnswer(action(scene), 'participant', silent, action(scene).participants.get(silent)?.request ?? someRequest(), onPaper, asWriter(scene), seen),
  'one’s own answer in writing': scene => recordAnswer(action(scene), 'participant', scene.own, action(scene).participants.get(scene.own)?.request ?? someRequest(), onPaper, asWriter(scene), seen),
  'one’s own contribution': scene => contribute(action(scene), scene.own, 'people', 'two officers'),
  'another’s contribution': scene => contribute(action(scene), another, 'people', 'two officers'),
  'one’s own resources': scene => action(scene).ownResources.set(scene.own, 1_000),
  'another’s own resources': scene => action(scene).ownResources.set(another, 1_000),
  'one’s own service': scene => action(scene).services.set(scene.own, 'Border police'),
  'another’s service': scene => action(scene).services.set(another, 'Border police'),
  'the driver’s confirmation': scene => action(scene).confirmations.set(confirmationKey(party('tc-ge'), someRequest()), seen),
  'the status of the action': scene => action(scene).status.set('ongoing'),
  'the result of an indicator': scene => action(scene).indicators.get(scene.indicator)?.result.set(4),
  'one’s own part in delivery': scene => action(scene).deliveries.set(scene.own, 'Two of three weeks done'),
  'another’s part in delivery': scene => action(scene).deliveries.set(another, 'Two of three weeks done'),
  'that one joined or left': scene => action(scene).movements.set(movementKey(scene.own, RowId.parse(randomId())), { what: 'joined', on: IsoDay.parse('2026-06-01') }),
  'that another joined or left': scene => action(scene).movements.set(movementKey(another, RowId.parse(randomId())), { what: 'left', on: IsoDay.parse('2026-06-01') }),
  'a comment': ({ plan, own, id }) => void beginThread(plan, own, ['actions', id], 'Say how many.'),
  'a comment in another’s name': ({ plan, id }) => void beginThread(plan, another, ['actions', id], 'Say how many.'),
  'a reply to a comment': ({ plan, own, threads }) => void reply(plan, threads.another, own, 'Twelve.'),
  'a reply in another’s name': ({ plan, threads }) => void reply(plan, threads.another, another, 'Twelve.'),
  'changing one’s own comment': ({ plan, threads }) => changeComment(plan, threads.own, firstIn(plan, threads.own), 'Say which.'),
  'changing another’s comment': ({ plan, threads }) => changeComment(plan, threads.another, firstIn(plan, threads.another), 'Say which.'),
  'a reaction': ({ plan, own, threads }) => react(plan, threads.another, firstIn(plan, threads.another), own, 'agree'),
  'another’s reaction': ({ plan, threads }) => react(plan, threads.own, firstIn(plan, threads.own), another, 'agree'),
  'closing one’s own thread': ({ plan, own, threads }) => resolve(plan, threads.own, own, IsoDay.parse('2026-03-03')),
  'closing another’s thread': ({ plan, own, threads }) => resolve(plan, threads.another, own, IsoDay.parse('2026-03-03')),
  'closing in another’s name': ({ plan, threads }) => resolve(plan, threads.own, another, IsoDay.parse('2026-03-03')),
  'what a comment is about': ({ plan, threads }) => plan.roots.threads.get(threads.own)?.about.set(['aim']),
  'the moment of a comment': ({ plan, threads }) => plan.roots.threads.get(threads.own)?.comments.get(firstIn(plan, threads.own))?.stamp.set({ at: '2026-03-03T00:00:00.000Z', capacity: 'speaks' }),
  'a comment on nothing': ({ plan, own }) => void beginThread(plan, own, ['record', 'driver'], 'Who decided that?'),
  'the driver of the plan': ({ doc }) => void doc.getMap('record').set('driver', { party: 'ms-hr', accepted: true, decision: 'provisional', on: '2026-01-01' }),
  'a lasting reference': ({ doc, id }) => void doc.getMap('references').set(id, 'MS-26-999'),
}
