// What somebody tries with comments that no page does: words under cover of one, marks of their own making, others' comments, moments
// and names that are the server's or another's. Some of it is lawful for some of them.
import * as Y from 'yjs'
import { planView } from '../../shared/documents/plan.ts'
import type { PlanView } from '../../shared/documents/plan.ts'
import { beginThread, changeComment, react, resolve } from '../../shared/documents/thread-commands.ts'
import { runsIn } from '../../shared/documents/thread-marks.ts'
import { PartyId, ProposalId, randomId, ThreadId } from '../../shared/ids.ts'
import { commentMarkKey } from '../../shared/schema/comment-mark.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import type { Random } from './randomness.ts'

export const commentTricks = [
  'comments', 'comments in another’s name', 'comments on nothing', 'hides a word under a comment', 'hides a mark under a comment', 'marks words by itself', 'takes marks off',
  'changes another’s comment', 'stamps a comment', 'moves a comment', 'closes another’s thread', 'reacts for another', 'deletes a thread', 'writes a proposal', 'decides in the plan',
] as const
/** Those that reach for a text by way of a comment. */
export const tricksOnTexts: readonly CommentTrick[] = ['hides a word under a comment', 'hides a mark under a comment', 'marks words by itself', 'takes marks off']
export type CommentTrick = (typeof commentTricks)[number]

/** In whose name it would like to speak. */
const someParty = PartyId.parse('ms-de')
const on = IsoDay.parse('2026-03-03')

export function playWithComments(trick: CommentTrick, doc: Y.Doc, { party, words, random }: { readonly party: PartyId; readonly words: string; readonly random: Random }): void {
  const plan = planView(doc)
  const thread = anyThread(plan, random)
  const of = thread === null ? undefined : plan.roots.threads.get(thread)
  const [comment] = of?.comments.ids() ?? []
  const begin = (): ThreadId => beginThread(plan, party, ['aim'], words)
  switch (trick) {
    case 'comments':
      return void begin()
    case 'comments in another’s name':
      return void beginThread(plan, someParty, ['aim'], words)
    case 'comments on nothing':
      return void beginThread(plan, party, random.pick([['record', 'driver'], ['threads'], ['actions', 'none', 'none']]), words)
    case 'hides a word under a comment':
      begin()
      return someRun(doc, random)?.insert(0, words)
    case 'hides a mark under a comment':
      return mark(doc, begin(), random)
    case 'marks words by itself':
      return mark(doc, thread !== null && random.chance(0.5) ? thread : ThreadId.parse(randomId()), random)
    case 'takes marks off': {
      const [run] = someRuns(doc)
      return thread === null ? undefined : run?.format(0, run.length, { [commentMarkKey(thread)]: null, bold: null })
    }
    case 'changes another’s comment':
      return thread === null || comment === undefined || of?.by.get() === party ? undefined : changeComment(plan, thread, comment, words)
    case 'stamps a comment':
      if (comment !== undefined) of?.comments.get(comment)?.stamp.set({ at: '2026-03-03T00:00:00.000Z', capacity: 'speaks' })
      return
    case 'moves a comment':
      return of?.about.set(['goals'])
    case 'closes another’s thread':
      return thread === null ? undefined : resolve(plan, thread, random.pick([party, someParty]), on)
    case 'reacts for another':
      return thread === null || comment === undefined ? undefined : react(plan, thread, comment, someParty, 'agree')
    case 'deletes a thread':
      return thread === null ? undefined : doc.getMap('threads').delete(thread)
    case 'writes a proposal':
      return void plan.roots.proposals.create(ProposalId.parse(randomId()), { place: ['aim'], by: party, sent: { at: '2026-03-03T00:00:00.000Z', capacity: 'speaks' }, change: { kind: 'removal' } })
    case 'decides in the plan': {
      const [proposal] = plan.roots.proposals.ids()
      return proposal === undefined ? undefined : plan.roots.proposals.get(proposal)?.decision.set({ decision: 'accepted', by: party, capacity: 'speaks', at: '2026-03-03T00:00:00.000Z' })
    }
  }
}

function anyThread(plan: PlanView, random: Random): ThreadId | null {
  const ids = plan.roots.threads.ids().sort()
  return ids.length === 0 ? null : random.pick(ids)
}

/** Of the aim and of all actions, with something in them. */
function someRuns(doc: Y.Doc): Y.XmlText[] {
  const texts = [...planView(doc).roots.actions.ids().flatMap(id => planView(doc).roots.actions.get(id)?.description.fragment ?? []), doc.getXmlFragment('aim')]
  return texts.flatMap(text => runsIn(text)).filter(run => run.length > 0)
}

function someRun(doc: Y.Doc, random: Random): Y.XmlText | null {
  const runs = someRuns(doc)
  return runs.length === 0 ? null : random.pick(runs)
}

function mark(doc: Y.Doc, thread: ThreadId, random: Random): void {
  const run = someRun(doc, random)
  run?.format(0, Math.max(1, run.length), { [commentMarkKey(thread)]: { thread } })
}
