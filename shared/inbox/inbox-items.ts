// What is said in a plan to a delegation: mentions, replies, proposals that it decides, decisions on its own. All of it is read from the plan
// as it stands, so nothing has to be kept beside it; whoever reads one, and has read it, is kept for each person.
import { mentions } from '../documents/mentions.ts'
import type { PlanPlain } from '../documents/plan.ts'
import type { CommentId, PartyId, ProposalId, ThreadId } from '../ids.ts'
import { parties } from '../parties/parties.ts'
import type { Path } from '../schema/node.ts'

/** UTF-16 units of what was said that are shown in a list. */
const longestWords = 240

type Said = { readonly about: Path; readonly by: PartyId; readonly at: string; readonly words: string }

/** `to`: whom it is for. A proposal is for whoever decides it: that is asked when the list is made, since it changes with who leads. */
export type InboxItem = Said & (
  | { readonly kind: 'mention' | 'reply'; readonly id: `comment:${CommentId}`; readonly to: readonly PartyId[]; readonly thread: ThreadId }
  | { readonly kind: 'proposal'; readonly id: `proposal:${ProposalId}` }
  | { readonly kind: 'decision'; readonly id: `decision:${ProposalId}`; readonly to: readonly [PartyId]; readonly decision: 'accepted' | 'declined' }
)

const itemsByThreads = new WeakMap<PlanPlain['threads'], readonly InboxItem[]>()
const itemsByProposals = new WeakMap<PlanPlain['proposals'], readonly InboxItem[]>()

/** In no order. A comment that was withdrawn, and one that the server has not stamped yet, says nothing to anybody. */
export function inboxItemsOf({ threads, proposals }: Pick<PlanPlain, 'threads' | 'proposals'>): readonly InboxItem[] {
  return [...known(itemsByThreads, threads, itemsOfThreads), ...known(itemsByProposals, proposals, itemsOfProposals)]
}

function known<Of extends object>(cache: WeakMap<Of, readonly InboxItem[]>, of: Of, make: (of: Of) => readonly InboxItem[]): readonly InboxItem[] {
  const kept = cache.get(of)
  if (kept !== undefined) return kept
  const made = make(of)
  cache.set(of, made)
  return made
}

function itemsOfThreads(threads: PlanPlain['threads']): readonly InboxItem[] {
  return entriesOf<ThreadId, NonNullable<PlanPlain['threads'][ThreadId]>>(threads).flatMap(([thread, { about, by: begunBy, comments }]) => {
    if (about === undefined || begunBy === undefined) return []
    const said = entriesOf<CommentId, NonNullable<typeof comments[CommentId]>>(comments)
      .flatMap(([id, { by, text, stamp }]) => (by === undefined || stamp === undefined ? [] : [{ id, by, text, at: stamp.at }]))
      .sort((one, other) => compare(one.at, other.at) || compare(one.id, other.id))
    const spoke = new Set([begunBy])
    return said.flatMap(({ id, by, text, at }, index): readonly InboxItem[] => {
      const before = [...spoke]
      spoke.add(by)
      if (text === undefined) return []
      const named = text.includes('@') ? parties.map(party => party.id).filter(party => party !== by && mentions(text, party)) : []
      const answered = index === 0 ? [] : before.filter(party => party !== by && !named.includes(party))
      const item = { id: `comment:${id}`, about, by, at, thread, words: shortened(text) } as const
      return [...(named.length > 0 ? [{ ...item, kind: 'mention' as const, to: named }] : []), ...(answered.length > 0 ? [{ ...item, kind: 'reply' as const, to: answered }] : [])]
    })
  })
}

function itemsOfProposals(proposals: PlanPlain['proposals']): readonly InboxItem[] {
  return entriesOf<ProposalId, NonNullable<PlanPlain['proposals'][ProposalId]>>(proposals).flatMap(([id, { place, by, sent, change, reason, decision }]): readonly InboxItem[] => {
    if (place === undefined || by === undefined || sent === undefined) return []
    if (decision === undefined) return [{ kind: 'proposal', id: `proposal:${id}`, about: place, by, at: sent.at, words: shortened([change?.kind === 'action' ? change.action.title : '', reason ?? ''].filter(Boolean).join(': ')) }]
    if (decision.decision === 'withdrawn' || decision.by === by) return []
    return [{ kind: 'decision', id: `decision:${id}`, about: place, by: decision.by, at: decision.at, to: [by], decision: decision.decision, words: shortened(decision.reason ?? '') }]
  })
}

/** Who decides about a place: the driver, co-drivers, and of an action its leader; whoever has accepted. */
export type Deciders = { readonly drafters: ReadonlySet<PartyId>; readonly leaderOf: (action: string) => PartyId | null }

/** Whether an item is for a delegation. */
export function isFor(party: PartyId, item: InboxItem, { drafters, leaderOf }: Deciders): boolean {
  if (item.kind !== 'proposal') return item.to.includes(party)
  const [root, action = ''] = item.about
  return item.by !== party && (drafters.has(party) || (root === 'actions' && leaderOf(action) === party))
}

/** As a list shows it: one line, and not all of a long one. */
export const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longestWords ? line : `${line.slice(0, longestWords - 1).trimEnd()}…`
}

// The keys of a reading are those that the schema let in.
const entriesOf = <Id extends string, Entry>(of: { readonly [Key in Id]?: Entry }): (readonly [Id, Entry])[] =>
  (Object.keys(of) as Id[]).flatMap(id => (of[id] === undefined ? [] : [[id, of[id]] as const]))
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
