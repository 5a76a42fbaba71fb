// What a draft of a new action says, as plain values; and plain values as a draft.
import { ProposedAction, namedInNewAction, rowsOfNewAction, textsOfNewAction, valuesOfNewAction } from '../documents/proposed-action.ts'
import type { NamedInNewAction, RowsOfNewAction } from '../documents/proposed-action.ts'
import type { NewActionView } from '../documents/side.ts'
import { RowId, randomId } from '../ids.ts'
import type { PartyId } from '../ids.ts'
import { keysFor } from '../schema/order.ts'
import { contentOfText } from '../schema/plain-content.ts'
import { fillTitle, writeRichText } from '../schema/rich-text-writing.ts'
import type { OrderKey } from '../schema/values.ts'

const named = Object.keys(namedInNewAction) as readonly NamedInNewAction[]
const rowed = Object.keys(rowsOfNewAction) as readonly RowsOfNewAction[]
/** Fields that say something by their key. */
const byKey = ['services', 'contacts', 'contributions'] as const

/** What a draft says now. A service is of somebody who is named, and a row says something: what is left of others stays in the draft,
 *  as do blanks around the title. */
export function proposedActionIn(draft: NewActionView): ProposedAction {
  const goal = draft.goal.get()
  const parties = new Set<string>([draft.leader.get(), ...draft.coLeaders.keys(), ...draft.participants.keys()].flatMap(party => party ?? []))
  const title = contentOfText('title', draft.title.fragment)
  const said: { [field: string]: unknown } = { title: typeof title === 'string' ? title.trim() : '', ownResources: draft.ownResources.get() }
  for (const field of textsOfNewAction) said[field] = contentOfText('rich', draft[field].fragment)
  for (const field of valuesOfNewAction) said[field] = draft[field].get()
  for (const field of named) said[field] = filled(draft[field].keys().sort())
  said['goalsServed'] = filled(draft.goalsServed.keys().filter(served => served !== goal).sort())
  for (const field of byKey) said[field] = saidByKey(draft[field], key => field === 'contributions' || parties.has(key))
  for (const field of rowed) said[field] = filled(rowsIn(draft[field], Object.keys(rowsOfNewAction[field])))
  return ProposedAction.parse(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)))
}

const filled = <Item>(list: readonly Item[]): readonly Item[] | undefined => (list.length === 0 ? undefined : list)

function saidByKey(view: { keys(): string[]; get(key: never): string | undefined }, counts: (key: string) => boolean): { [key: string]: string } | undefined {
  const said = view.keys().filter(counts).sort().map(key => [key, view.get(key as never) ?? ''] as const).filter(([, words]) => words.trim() !== '')
  return said.length === 0 ? undefined : Object.fromEntries(said)
}

type AnyRow = { readonly [field: string]: { get(): unknown } }
type AnyRows = { ids(): RowId[]; get(id: RowId): object | undefined }

function rowsIn(rows: AnyRows, fields: readonly string[]): readonly object[] {
  return rows.ids()
    .map(id => ({ id, row: (rows.get(id) ?? {}) as AnyRow }))
    .filter(({ row }) => row['removed']?.get() !== true)
    .sort((a, b) => compare(String(a.row['order']?.get()), String(b.row['order']?.get())) || compare(a.id, b.id))
    .map(({ row }) => Object.fromEntries(fields.flatMap(field => (isSaid(row[field]?.get()) ? [[field, row[field]?.get()]] : []))))
    .filter(row => Object.keys(row).length > 0)
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== ''
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Everybody named in it. */
export const namedIn = ({ leader, coLeaders = [], participants = [] }: ProposedAction): readonly PartyId[] => [...(leader === undefined ? [] : [leader]), ...coLeaders, ...participants]

/** Writes all that an action says but its leader and others named, into one as it was made: a draft, or an action of a plan. */
export function writeSaid(into: SaidView, action: ProposedAction): void {
  fillTitle(into.title.fragment, action.title)
  for (const field of textsOfNewAction) {
    const blocks = action[field]
    if (blocks !== undefined) writeRichText(into[field].fragment, blocks)
  }
  for (const goal of action.goalsServed ?? []) into.goalsServed.set(goal, true)
  for (const field of ['services', 'contacts'] as const) {
    // The keys of what was parsed are those that its schema let in.
    for (const [party, words] of Object.entries(action[field] ?? {})) into[field].set(party as PartyId, words ?? '')
  }
  for (const field of rowed) {
    const rows = action[field] ?? []
    const keys = keysFor(rows.length)
    rows.forEach((row, index) => (into[field] as RowsView).create(RowId.parse(randomId()), { ...row, order: keys[index] as OrderKey, removed: false }))
  }
}

type RowsView = { create(id: RowId, initial: object): unknown }
type SaidView = Pick<NewActionView, 'title' | (typeof textsOfNewAction)[number] | 'goalsServed' | 'services' | 'contacts'> & { readonly [Rows in RowsOfNewAction]: unknown }

/** The values with which a draft or an action is made that says this; who leads it is not among them. */
export function valuesIn(action: ProposedAction) {
  const { seeks, kind, channel, from, to, nature, stance, level } = action
  return Object.fromEntries(Object.entries({ seeks, kind, channel, from, to, nature, stance, level }).filter(([, value]) => value !== undefined)) as Omit<Pick<ProposedAction, (typeof valuesOfNewAction)[number]>, 'leader'>
}

/** Writes all of it into a draft that was made with its goal and `valuesIn`. */
export function writeDraft(into: NewActionView, action: ProposedAction): void {
  writeSaid(into, action)
  const { leader, ownResources, contributions = {} } = action
  if (leader !== undefined) into.leader.set(leader)
  for (const field of named) for (const party of action[field] ?? []) into[field].set(party, true)
  for (const [kind, words] of Object.entries(contributions)) into.contributions.set(kind as keyof typeof contributions, words)
  if (ownResources !== undefined) into.ownResources.set(ownResources)
}
