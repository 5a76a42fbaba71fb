// Proposals as the panel lists them: in the order of the page, those of one place together, and those that one asked for.
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { SidePlain } from '../../../../shared/documents/side.ts'
import type { PartyId, ProposalId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import type { RoundFilter } from '../../../rounds/index.ts'
import { compareKeys, rankIn } from '../comments/comment-list.ts'
import type { PageOrder } from '../comments/comment-list.ts'

export type ProposalPlain = NonNullable<PlanPlain['proposals'][ProposalId]>
export type OverlayPlain = NonNullable<SidePlain['overlays'][ProposalId]>

export type ProposalFilter = {
  readonly state: 'open' | 'decided' | 'all'
  /** `ours`: of the reader's delegation; `to-decide`: what the reader may take in or turn down; else a delegation's. */
  readonly who: 'anyone' | 'ours' | 'to-decide' | PartyId
  /** In which it was sent. */
  readonly round: RoundFilter
}
export const allOpen: ProposalFilter = { state: 'open', who: 'anyone', round: 'any' }

export type Listed = { readonly id: ProposalId; readonly proposal: ProposalPlain }
export type PlaceGroup = { readonly place: Path; readonly listed: readonly Listed[] }

/** By place in the order of the page; those of one place in the order in which they were sent. */
export function groupsInOrder(proposals: PlanPlain['proposals'], order: PageOrder, isWanted: (listed: Listed) => boolean): readonly PlaceGroup[] {
  const byPlace = new Map<string, { readonly place: Path; readonly listed: Listed[] }>()
  // The keys of a reading are those that the schema let in.
  for (const id of Object.keys(proposals) as ProposalId[]) {
    const proposal = proposals[id]
    if (proposal === undefined || !isWanted({ id, proposal })) continue
    const place = proposal.place ?? []
    const group = byPlace.get(placeKey(place)) ?? { place, listed: [] }
    byPlace.set(placeKey(place), group)
    group.listed.push({ id, proposal })
  }
  const groups = inPageOrder([...byPlace.values()], order)
  for (const { listed } of groups) listed.sort((one, other) => before(sentAt(one), sentAt(other)) || before(one.id, other.id))
  return groups
}

export type Draft = { readonly id: ProposalId; readonly overlay: OverlayPlain; readonly place: Path }

/** What the delegation has not sent, in the order of the page. */
export function draftsInOrder(overlays: SidePlain['overlays'], order: PageOrder): readonly Draft[] {
  return inPageOrder(unsentIn(overlays).filter(({ overlay }) => overlay.dropped !== true), order)
}

export function droppedInOrder(overlays: SidePlain['overlays'], order: PageOrder): readonly Draft[] {
  return inPageOrder(unsentIn(overlays).filter(({ overlay }) => overlay.dropped === true), order)
}

function unsentIn(overlays: SidePlain['overlays']): readonly Draft[] {
  return (Object.keys(overlays) as ProposalId[]).flatMap(id => {
    const overlay = overlays[id]
    return overlay === undefined || overlay.sentAt !== undefined ? [] : [{ id, overlay, place: overlay.place ?? [] }]
  })
}

/** The draft that is open at a place; a delegation has at most one there. */
export const draftAt = (overlays: SidePlain['overlays'], place: Path): Draft | null =>
  unsentIn(overlays).find(({ overlay, place: of }) => overlay.dropped !== true && placeKey(of) === placeKey(place)) ?? null

function inPageOrder<T extends { readonly place: Path }>(all: readonly T[], order: PageOrder): readonly T[] {
  const rank = rankIn(order)
  return all.map(each => ({ each, key: rank(each.place), at: placeKey(each.place) }))
    .sort((one, other) => compareKeys(one.key, other.key) || before(one.at, other.at))
    .map(({ each }) => each)
}

const sentAt = ({ proposal }: Listed): string => proposal.sent?.at ?? ''
const before = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Nothing that stands in the plan is what it is about, so none is in the way of another. */
export const isNewAction = ({ change }: ProposalPlain): boolean => change?.kind === 'action'

export const isOpen = ({ decision }: ProposalPlain): boolean => decision === undefined

/** @param ours the reader's delegation. @param mayDecide whether the reader may take in or turn down what is proposed at a place. */
export function matches({ proposal }: Pick<Listed, 'proposal'>, { state, who }: Omit<ProposalFilter, 'round'>, ours: PartyId, mayDecide: (place: Path) => boolean): boolean {
  if (state !== 'all' && isOpen(proposal) !== (state === 'open')) return false
  if (who === 'anyone') return true
  if (who === 'to-decide') return isOpen(proposal) && mayDecide(proposal.place ?? [])
  return proposal.by === (who === 'ours' ? ours : who)
}

/** Every delegation that proposed something, each once. */
export const delegationsIn = (proposals: PlanPlain['proposals']): readonly PartyId[] => [...new Set(Object.values(proposals).flatMap(proposal => proposal?.by ?? []))]

/** Of what was chosen to be taken in together: those that stand alone at their place, and those that have to be looked at one by one. */
export function alonePerPlace(chosen: readonly Listed[]): { readonly alone: readonly ProposalId[]; readonly together: readonly ProposalId[] } {
  const countByPlace = new Map<string, number>()
  for (const { proposal } of chosen) countByPlace.set(placeKey(proposal.place ?? []), (countByPlace.get(placeKey(proposal.place ?? [])) ?? 0) + 1)
  const isAlone = ({ proposal }: Listed): boolean => isNewAction(proposal) || countByPlace.get(placeKey(proposal.place ?? [])) === 1
  return { alone: chosen.filter(isAlone).map(({ id }) => id), together: chosen.filter(each => !isAlone(each)).map(({ id }) => id) }
}

type OpenProposals = { readonly count: number; readonly byPlace: ReadonlyMap<string, readonly ProposalId[]>; readonly byEntry: ReadonlyMap<string, readonly ProposalId[]> }
const openByProposals = new WeakMap<PlanPlain['proposals'], OpenProposals>()
const none: readonly ProposalId[] = []

/** Worked out once for each state of the proposals, whoever asks. */
function openIn(proposals: PlanPlain['proposals']): OpenProposals {
  const known = openByProposals.get(proposals)
  if (known !== undefined) return known
  const byPlace = new Map<string, ProposalId[]>()
  const byEntry = new Map<string, ProposalId[]>()
  let count = 0
  const sent = (Object.keys(proposals) as ProposalId[]).flatMap(id => (proposals[id] === undefined || !isOpen(proposals[id]) ? [] : [{ id, proposal: proposals[id] }]))
  sent.sort((one, other) => before(sentAt(one), sentAt(other)) || before(one.id, other.id))
  for (const { id, proposal: { place = [] } } of sent) {
    count++
    for (const [into, key] of [[byPlace, placeKey(place)], [byEntry, placeKey(place.slice(0, 2))]] as const) into.set(key, [...(into.get(key) ?? []), id])
  }
  const open = { count, byPlace, byEntry }
  openByProposals.set(proposals, open)
  return open
}

export const openProposalCount = (proposals: PlanPlain['proposals']): number => openIn(proposals).count
/** On exactly this place, the first that was sent first. The same list as long as no proposal is touched. */
export const openProposalsAt = (proposals: PlanPlain['proposals'], place: Path): readonly ProposalId[] => openIn(proposals).byPlace.get(placeKey(place)) ?? none
/** On an entry (`['actions', id]`, `['goals', id]`) or anything in it. */
export const openProposalsWithin = (proposals: PlanPlain['proposals'], entry: Path): readonly ProposalId[] => openIn(proposals).byEntry.get(placeKey(entry)) ?? none

/** How many drafts the delegation has on an entry or anything in it. */
export const draftsWithin = (overlays: SidePlain['overlays'], entry: Path): number =>
  unsentIn(overlays).filter(({ overlay, place }) => overlay.dropped !== true && placeKey(place.slice(0, 2)) === placeKey(entry)).length

export const draftCount = (overlays: SidePlain['overlays']): number => unsentIn(overlays).filter(({ overlay }) => overlay.dropped !== true).length
