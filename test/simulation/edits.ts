// What a person does on the plan page, as plain values, and how the page does it: through the typed view and the shared
// types of its texts, as fields and editors do.
import type * as Y from 'yjs'
import { addAction, addRow, admit, answer, ask, askToLead, bringBackAction, confirmLeader, contribute, join, moveAction, proposeAction, removeAction, setDates, setKind, takeIn, takeOut } from '../../shared/documents/plan-commands.ts'
import { requestOf } from '../../shared/documents/plan-answers.ts'
import { report } from '../../shared/documents/plan-delivery.ts'
import { rolesInAction } from '../../shared/documents/plan.ts'
import type { ActionView, PlanView, RoleInAction } from '../../shared/documents/plan.ts'
import { ActionId, GoalId, PartyId } from '../../shared/ids.ts'
import { mayWrite } from '../../shared/mandates/mandates.ts'
import { mustBeProposal } from '../../shared/mandates/plan-writes.ts'
import type { Path } from '../../shared/schema/node.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { applyComment, isComment, isCommentOffered, placeOfComment, thinkOfComment } from './comment-edits.ts'
import type { CommentEdit } from './comment-edits.ts'
import { blockId } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import type { Random } from './randomness.ts'
import type { Tab } from './tab.ts'
import { editText, thinkOfText } from './text-edits.ts'
import type { TextDeed } from './text-edits.ts'

export type Edit =
  | (TextDeed & { readonly text: Path })
  | CommentEdit
  | { readonly does: 'adds an action'; readonly goal: GoalId }
  | { readonly does: 'removes' | 'brings back' | 'adds an indicator' | 'joins' | 'takes in' | 'confirms the leader' | 'reports' | 'reports its part'; readonly action: ActionId }
  | { readonly does: 'takes a joiner in' | 'turns a joiner down'; readonly action: ActionId; readonly party: PartyId }
  | { readonly does: 'moves'; readonly action: ActionId; readonly goal: GoalId; readonly place: number }
  | { readonly does: 'sets kind'; readonly action: ActionId; readonly kind: 'jad' | 'training' | 'meeting' }
  | { readonly does: 'sets dates'; readonly action: ActionId; readonly from: IsoDay | null; readonly to: IsoDay | null }
  | { readonly does: 'asks' | 'takes out'; readonly action: ActionId; readonly role: 'participant' | 'co-leader' | 'action-leader'; readonly party: PartyId }
  | { readonly does: 'answers'; readonly action: ActionId; readonly role: RoleInAction; readonly party: PartyId; readonly reply: 'confirmed' | 'declined' }
  | { readonly does: 'contributes'; readonly action: ActionId; readonly party: PartyId; readonly words: string }
  | { readonly does: 'undoes' | 'does again' }

export const goals = [1, 2, 3].map(number => GoalId.parse(`2026-2029/goal-${number}`))
const parties = ['ms-de', 'ms-fr', 'ms-it', 'europol', 'tc-us', 'ms-mt'].map(id => PartyId.parse(id))
/** Quarters only in this world: other dates beside a joint action day's kind are rightly refused. */
const firstDays = ['2026-01-01', '2026-04-01', '2026-07-01'].map(day => IsoDay.parse(day))
const lastDays = ['2026-09-30', '2026-12-31', '2027-03-31'].map(day => IsoDay.parse(day))

/** So often somebody looks for something else to do before giving up. */
const looks = 6

/** Something that this person does on this page now: what the page offers, unless somebody `strays`. Null: nothing. */
export function chooseEdit(random: Random, tab: Tab, ledger: Ledger, strays: boolean): Edit | null {
  for (let look = 0; look < looks; look++) {
    const thought = thinkOf(random, tab, strays)
    if (strays || isOffered(tab, thought)) return withWords(tab, ledger, thought)
  }
  return null
}

function thinkOf(random: Random, tab: Tab, strays: boolean): Edit {
  const { view, person } = tab
  const actions = view.roots.actions.ids().sort()
  const [some] = actions
  if (some === undefined || (random.chance(0.05) && actions.length < 8)) return { does: 'adds an action', goal: random.pick(goals) }
  const action = random.pick(actions)
  const party = strays ? random.pick(parties) : person.party
  const chosen = random.below(100)
  if (chosen < 40) return chooseTextEdit(random, tab, actions)
  if (chosen < 52) return thinkOfComment(random, tab)
  if (chosen < 62) return thinkOfMandate(random, action)
  if (chosen < 68) return { does: random.chance(0.7) ? 'undoes' : 'does again' }
  if (chosen < 72) return { does: 'moves', action, goal: random.pick(goals), place: random.below(4) }
  if (chosen < 75) return { does: random.chance(0.5) ? 'removes' : 'brings back', action }
  if (chosen < 78) return { does: 'sets kind', action, kind: random.pick(['jad', 'training', 'meeting']) }
  if (chosen < 81) return { does: 'sets dates', action, from: random.chance(0.2) ? null : random.pick(firstDays), to: random.chance(0.2) ? null : random.pick(lastDays) }
  if (chosen < 86) return { does: 'asks', action, role: random.pick(['participant', 'co-leader', 'action-leader']), party: random.pick(parties) }
  if (chosen < 88) return { does: 'takes out', action, role: random.pick(['participant', 'co-leader', 'action-leader']), party: random.pick(parties) }
  if (chosen < 92) return { does: 'answers', action, role: random.pick(rolesInAction), party, reply: random.pick(['confirmed', 'declined']) }
  if (chosen < 98) return { does: 'contributes', action, party, words: '' }
  return { does: 'adds an indicator', action }
}

function thinkOfMandate(random: Random, action: ActionId): Edit {
  const chosen = random.below(10)
  if (chosen < 3) return { does: 'joins', action }
  if (chosen < 5) return { does: 'takes in', action }
  if (chosen < 7) return { does: random.chance(0.5) ? 'takes a joiner in' : 'turns a joiner down', action, party: random.pick(parties) }
  return { does: random.pick(['confirms the leader', 'reports', 'reports its part']), action }
}

/** Whether the page offers it. */
function isOffered(tab: Tab, edit: Edit): boolean {
  if (edit.does === 'undoes' || edit.does === 'does again') return true
  if (edit.does === 'adds an action') return mayWrite(tab.writer, tab.facts, { writtenBy: 'adding' }).ok
  if ('text' in edit) return tab.mayWrite(edit.text)
  if (isComment(edit)) return isCommentOffered(tab, edit)
  return 'action' in edit && tab.mayWrite(['actions', edit.action, ...placeOf(edit, tab)])
}

/** The field of an action that an edit writes. */
function placeOf(edit: ActionEdit, { person }: Tab): Path {
  switch (edit.does) {
    case 'removes':
    case 'brings back':
      return ['removed']
    case 'adds an indicator':
      return ['indicators', 'new']
    case 'moves':
      return ['order']
    case 'sets kind':
      return ['kind']
    case 'sets dates':
      return ['from']
    case 'asks':
    case 'takes out':
      return edit.role === 'action-leader' ? ['leader'] : [edit.role === 'co-leader' ? 'coLeaders' : 'participants', edit.party]
    case 'joins':
      return ['participants', person.party]
    case 'takes in':
      return ['takenIn']
    case 'takes a joiner in':
    case 'turns a joiner down':
      return ['admissions', `${edit.party}:request`]
    case 'confirms the leader':
      return ['confirmations', 'tc-us:request']
    case 'answers':
      return ['answers', `${edit.party}:${edit.role}:request`]
    case 'contributes':
      return ['contributions', `${edit.party}:people`]
    case 'reports':
      return ['status']
    case 'reports its part':
      return ['deliveries', person.party]
  }
}

/** With words of its own, which are written down as this person's. */
function withWords({ person, name, view }: Tab, ledger: Ledger, edit: Edit): Edit {
  if (edit.does === 'contributes') return { ...edit, words: ledger.newWord(person.id, name, `actions/${edit.action}/contributions/${edit.party}`, null) }
  if (edit.does === 'comments' || edit.does === 'replies') return { ...edit, words: ledger.newWord(person.id, name, 'threads/new', null) }
  if (edit.does === 'changes its comment') return { ...edit, words: ledger.newWord(person.id, name, placeOfComment(edit), null) }
  if (edit.does === 'adds a paragraph') return { ...edit, words: ledger.newWord(person.id, name, edit.text.join('/'), null) }
  if (edit.does !== 'types') return edit
  const block = blockId(fragmentAt(view, edit.text).get(edit.block))
  let words = ''
  for (let count = 0; count < Number(edit.words); count++) words += ledger.newWord(person.id, name, edit.text.join('/'), block)
  return { ...edit, words }
}

function chooseTextEdit(random: Random, tab: Tab, actions: readonly ActionId[]): Edit {
  const text = chooseText(random, actions)
  return { ...thinkOfText(random, fragmentAt(tab.view, text), text[2] === 'title'), text }
}

function chooseText(random: Random, actions: readonly ActionId[]): Path {
  const chosen = random.below(10)
  if (chosen < 3) return ['aim']
  if (chosen < 4) return ['goals', random.pick(goals), 'text']
  return ['actions', random.pick(actions), random.pick(['title', 'title', 'description', 'expectedResult'])]
}

/** Does it. What it refers to may be gone on this page by now; then nothing happens, as on a page. */
export function applyEdit(tab: Tab, edit: Edit): void {
  const { view, replica } = tab
  switch (edit.does) {
    case 'types':
    case 'adds a paragraph':
    case 'deletes a word':
    case 'removes a paragraph':
    case 'makes bold':
      return tab.shown.type(() => editText(fragmentAt(view, edit.text), edit))
    case 'undoes':
      return replica.undo.undo()
    case 'does again':
      return replica.undo.redo()
    case 'adds an action':
      return addOrPropose(tab, edit.goal)
    case 'comments':
    case 'replies':
    case 'changes its comment':
    case 'withdraws its comment':
    case 'reacts':
    case 'resolves':
    case 'reopens':
      return applyComment(tab, edit)
    default: {
      const action = view.roots.actions.get(edit.action)
      if (action !== undefined) editAction(tab, view, action, edit)
    }
  }
}

/** Whoever has no role in the plan proposes. */
function addOrPropose({ view, writer, facts, person }: Tab, goal: GoalId): void {
  const may = mayWrite(writer, facts, { writtenBy: 'adding' })
  if (may.ok && mustBeProposal(may.value)) proposeAction(view, goal, person.party)
  else addAction(view, goal)
}

type ActionEdit = Extract<Edit, { readonly action: ActionId }>

function editAction(tab: Tab, view: PlanView, action: ActionView, edit: ActionEdit): void {
  const { party } = tab.person
  const answersForParty = tab.writer.functions.includes('speaks')
  const here = { party, answersForParty, isDriver: answersForParty && tab.facts.driver === party }
  const seen = tab.replica.seen()
  if (seen === null) return
  switch (edit.does) {
    case 'removes':
      return removeAction(view, edit.action)
    case 'brings back':
      return bringBackAction(view, edit.action)
    case 'adds an indicator':
      return void addRow(view, action.indicators)
    case 'moves':
      return moveAction(view, edit.action, edit.goal, edit.place, mayWrite(tab.writer, tab.facts, { writtenBy: 'placing' }).ok)
    case 'sets kind':
      return setKind(view, action, edit.kind)
    case 'sets dates':
      return setDates(view, action, edit.from, edit.to)
    case 'asks':
      return edit.role === 'action-leader' ? askToLead(view, action, edit.party, here, seen) : ask(view, action, edit.role, edit.party, here, seen)
    case 'takes out':
      return takeOut(view, action, edit.role, edit.party)
    case 'joins':
      return join(view, action, here, seen)
    case 'takes in':
      return action.proposedBy.get() === undefined ? undefined : takeIn(view, edit.action)
    case 'takes a joiner in':
    case 'turns a joiner down':
      return admit(action, edit.party, { admission: edit.does === 'takes a joiner in' ? 'taken-in' : 'turned-down', by: party, on: IsoDay.parse('2026-03-03') })
    case 'confirms the leader':
      return confirmLeader(action, seen)
    case 'reports':
      return action.status.set(action.status.get() === 'ongoing' ? 'completed' : 'ongoing')
    case 'reports its part':
      return report(action, party, 'Two of three weeks done')
    case 'contributes':
      return contribute(action, edit.party, 'people', edit.words)
    case 'answers': {
      const plain = tab.plain().actions[edit.action]
      const request = plain === undefined ? null : requestOf(plain, edit.role, edit.party)
      return request === null ? undefined : answer(action, edit.role, edit.party, request, { answer: edit.reply }, seen)
    }
  }
}

function fragmentAt(view: PlanView, [root, id, field]: Path): Y.XmlFragment {
  if (root === 'aim') return view.roots.aim.fragment
  if (root === 'goals') {
    const goal = view.roots.goals.get(GoalId.parse(id))
    if (goal !== undefined) return goal.text.fragment
  }
  const action = view.roots.actions.get(ActionId.parse(id))
  if (action === undefined || (field !== 'title' && field !== 'description' && field !== 'expectedResult')) throw new Error(`there is no text at ${root}/${id}/${field}`)
  return action[field].fragment
}
