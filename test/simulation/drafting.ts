// What a person does with proposals, as plain values: drafts in the delegation's own side, written by the page, and what is asked of
// the server over HTTP: to begin one, to send it, to decide about those of others, to take one's own back.
import type * as Y from 'yjs'
import { sideView } from '../../shared/documents/side.ts'
import type { SidePlain } from '../../shared/documents/side.ts'
import { ActionId, GoalId, ProposalId } from '../../shared/ids.ts'
import { mayDecide } from '../../shared/mandates/deciding.ts'
import { fieldOfPlace } from '../../shared/proposals/proposable.ts'
import type { Path } from '../../shared/schema/node.ts'
import { ownWordsIn, placeInDraft } from './draft-words.ts'
import { blockId, tokensIn } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import type { Random } from './randomness.ts'
import type { ShownSide, Tab } from './tab.ts'
import { editText, thinkOfText } from './text-edits.ts'
import type { TextDeed } from './text-edits.ts'
import type { World } from './world.ts'

type InDraft =
  | { readonly does: 'drafts'; readonly draft: ProposalId; readonly text: TextDeed }
  | { readonly does: 'proposes'; readonly draft: ProposalId; readonly value: string; readonly words: string }
  | { readonly does: 'gives a reason'; readonly draft: ProposalId; readonly words: string }
  | { readonly does: 'puts aside' | 'takes up again'; readonly draft: ProposalId }
type OverHttp =
  | { readonly does: 'begins a draft'; readonly place: Path }
  | { readonly does: 'sends' | 'accepts' | 'declines' | 'takes back'; readonly ids: readonly ProposalId[] }
type Looking = { readonly does: 'looks at its own side' }
type InSide = InDraft | { readonly does: 'undoes in its own side' } | { readonly does: 'does again in its own side' }
export type Drafting = InSide | OverHttp | Looking

type Overlay = NonNullable<SidePlain['overlays'][ProposalId]>

/** Something that this person does with proposals on this page now: what the page offers, unless somebody `strays`. */
export function chooseDrafting(random: Random, tab: Tab, ledger: Ledger, strays: boolean): Drafting {
  const decided = chooseDecision(random, tab, strays)
  if (decided !== null && random.chance(0.5)) return decided
  if (!tab.mayPropose && !strays) return decided ?? { does: 'looks at its own side' }
  const { side } = tab
  if (side === null || !side.replica.isSynced) return random.chance(0.8) ? { does: 'begins a draft', place: choosePlace(random, tab) } : { does: 'looks at its own side' }
  const drafts = (Object.entries(side.plain().overlays) as [ProposalId, Overlay][]).filter(([, { sentAt }]) => sentAt === undefined).sort(([one], [other]) => (one < other ? -1 : 1))
  const open = drafts.filter(([, { dropped }]) => dropped !== true)
  const chosen = random.below(100)
  if (open.length === 0 || (chosen < 10 && open.length < 5)) return { does: 'begins a draft', place: choosePlace(random, tab) }
  const [draft, overlay] = random.pick(open)
  if (chosen < 14) return random.chance(0.6) ? { does: 'puts aside', draft } : { does: 'takes up again', draft: random.pick(drafts)[0] }
  if (chosen < 22) return { does: random.chance(0.7) ? 'undoes in its own side' : 'does again in its own side' }
  const changed = open.filter(([, each]) => saysSomething(each)).map(([id]) => id)
  if (chosen < 70 && changed.length > 0 && (tab.maySend || strays)) return { does: 'sends', ids: random.chance(0.3) ? changed : [random.pick(changed)] }
  return withWords(tab, side, ledger, random.chance(0.15) ? { does: 'gives a reason', draft, words: '' } : thinkOfDraft(random, side, draft, overlay))
}

/** Another thing than what stands in the plan; sent, the others are refused. */
function saysSomething({ base, text, proposed }: Overlay): boolean {
  if (base?.kind === 'text') return !tokensIn(JSON.stringify(base)).every((token, index) => tokensIn(text)[index] === token) || tokensIn(text).length !== tokensIn(JSON.stringify(base)).length
  return base?.kind === 'removal' || JSON.stringify(base?.base) !== JSON.stringify(proposed)
}

function choosePlace(random: Random, { view }: Tab): Path {
  const action = random.pick(view.roots.actions.ids().sort())
  const goal = random.pick(view.roots.goals.ids().sort())
  const field = random.pick(['title', 'description', 'description', 'expectedResult', 'kind', 'from', 'goal', 'leader'])
  return random.pick<Path>([['aim'], ['aim'], ['goals', goal, 'text'], ['goals', goal, 'gapReason'], ['actions', action, field], ['actions', action, field], ['actions', action, field], ['actions', action]])
}

function thinkOfDraft(random: Random, side: ShownSide, draft: ProposalId, { base }: Overlay): InDraft {
  if (base?.kind !== 'value') {
    const text = textOf(side, draft)
    return text === null || base?.kind === 'removal' ? { does: 'gives a reason', draft, words: '' } : { does: 'drafts', draft, text: thinkOfText(random, text, false) }
  }
  return { does: 'proposes', draft, value: random.pick(['training', 'meeting', '2026-04-01', '2026-07-01', 'ms-it', 'ms-fr', 'europol', GoalId.parse('2026-2029/goal-2'), 'covered', 'words', 'words', 'words']), words: '' }
}

/** With words of its own, which are written down as this person's in its delegation's draft. */
function withWords({ person, name }: Tab, side: ShownSide, ledger: Ledger, deed: InDraft): InDraft {
  const newWord = (field: string, block: string | null = null): string => ledger.newWord(person.id, name, placeInDraft(deed.draft, field), block)
  if (deed.does === 'gives a reason') return { ...deed, words: newWord('reason') }
  if (deed.does === 'proposes') return deed.value === 'words' ? { ...deed, words: newWord('proposed') } : deed
  if (deed.does !== 'drafts' || !('words' in deed.text)) return deed
  const block = deed.text.does === 'types' ? blockId(textOf(side, deed.draft)?.get(deed.text.block)) : null
  const words = Array.from({ length: Number(deed.text.words) }, () => newWord('text', block)).join('')
  return { ...deed, text: { ...deed.text, words } }
}

/** About proposals that are open; null: there is nothing to decide. */
function chooseDecision(random: Random, tab: Tab, strays: boolean): Drafting | null {
  const { proposals, actions } = tab.plain()
  const open = (Object.keys(proposals) as ProposalId[]).filter(id => proposals[id]?.decision === undefined).sort()
  const mayOn = (place: Path | undefined): boolean => {
    const field = place === undefined ? null : fieldOfPlace(place)
    return field !== null && mayDecide(tab.writer, tab.facts, field, id => actions[ActionId.parse(id)] ?? null).ok
  }
  const decidable = strays ? open : open.filter(id => mayOn(proposals[id]?.place))
  const own = strays ? open : open.filter(id => tab.maySend && proposals[id]?.by === tab.person.party)
  if (own.length > 0 && random.chance(decidable.length === 0 ? 0.5 : 0.1)) return { does: 'takes back', ids: [random.pick(own)] }
  if (decidable.length === 0) return null
  return { does: random.chance(0.75) ? 'accepts' : 'declines', ids: random.chance(0.3) ? decidable.slice(0, 5) : [random.pick(decidable)] }
}

/** Does it. Whatever it sets off goes on while time passes. */
export function applyDrafting(world: World, tab: Tab, deed: Drafting): void {
  switch (deed.does) {
    case 'looks at its own side':
      return void tab.lookAtSide()
    case 'begins a draft':
    case 'sends':
    case 'accepts':
    case 'declines':
    case 'takes back':
      return ask(world, tab, deed)
    default:
      return inSide(world, tab, deed)
  }
}

function inSide(world: World, tab: Tab, deed: InSide): void {
  const { side } = tab
  if (side === null || !side.replica.isSynced) return
  const ledger = world.ledgers.draftsOf(tab.person.party)
  const typed = 'words' in deed ? tokensIn(deed.words) : 'text' in deed && 'words' in deed.text ? tokensIn(deed.text.words) : []
  for (const word of typed) tab.atRisk.add(word)
  if (deed.does === 'gives a reason') for (const word of typed) ledger.excuseOthersAt(placeInDraft(deed.draft, 'reason'), word)
  if (deed.does === 'proposes') excuseProposed(ledger, deed.draft, typed)
  world.counts.drafted++
  ledger.noting(side.doc, () => ownWordsIn(side.plain(), ledger), `${tab.name} ${deed.does}`, typed, () => applyInSide(side, deed))
}

/** A field holds one value, also where the last one that is proposed has no words. */
function excuseProposed(ledger: Ledger, draft: ProposalId, typed: readonly string[]): void {
  const place = placeInDraft(draft, 'proposed')
  ledger.excuse([...ledger.words.values()].filter(word => word.place === place && !typed.includes(word.token)).map(({ token }) => token), 'written over')
  for (const word of typed) ledger.excuse([word], 'one value of several')
}

function applyInSide(side: ShownSide, deed: InSide): void {
  const { replica, doc } = side
  if (deed.does === 'undoes in its own side') return replica.undo.undo()
  if (deed.does === 'does again in its own side') return replica.undo.redo()
  const overlay = sideView(doc).roots.overlays.get(deed.draft)
  if (overlay === undefined) return
  switch (deed.does) {
    case 'drafts':
      return side.type(() => editText(overlay.text.fragment, deed.text))
    case 'proposes':
      return overlay.proposed.set(deed.words === '' ? deed.value : `${String(overlay.proposed.get() ?? '').slice(0, 60)} ${deed.words}`)
    case 'gives a reason':
      return overlay.reason.set(deed.words)
    case 'puts aside':
      return overlay.dropped.set(true)
    case 'takes up again':
      return overlay.dropped.clear()
  }
}

function ask(world: World, tab: Tab, deed: OverHttp): void {
  const { plan, counts } = world
  world.request(tab, async ({ proposals }, writer) => {
    switch (deed.does) {
      case 'begins a draft': {
        const begun = await proposals.draft(writer, plan, deed.place)
        if (!begun.ok) return
        counts.drafts++
        if (!tab.isClosed) tab.lookAtSide()
        return
      }
      case 'sends': {
        const sent = await proposals.send(writer, plan, deed.ids)
        if (sent.ok) counts.sent += sent.value.filter(({ error }) => error === null).length
        return
      }
      default: {
        const decided = await proposals.decide(writer, plan, deed.ids, { decision: ({ accepts: 'accepted', declines: 'declined', 'takes back': 'withdrawn' } as const)[deed.does] })
        if (!decided.ok) return
        const done = decided.value.filter(({ error }) => error === null).length
        counts.decided += done
        if (deed.does === 'accepts') counts.accepted += done
      }
    }
  })
}

function textOf({ doc }: ShownSide, draft: ProposalId): Y.XmlFragment | null {
  return sideView(doc).roots.overlays.get(draft)?.text.fragment ?? null
}
