// What colleagues say to each other in their delegation's own sides of plans, as the inbox tells it. Whoever asks has been found to be let
// into them; that something is said is told to the delegation's own pages alone.
import type { Kysely } from 'kysely'
import type { InboxEntry } from '../../shared/api/inbox.ts'
import { withNames, withoutColleagues } from '../../shared/documents/colleague-mentions.ts'
import type { Colleague } from '../../shared/documents/colleague-mentions.ts'
import { documentOfSide, sidePlaceOf, sidePlain } from '../../shared/documents/side.ts'
import type { SidePlace } from '../../shared/documents/side.ts'
import type { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import { shortened } from '../../shared/inbox/inbox-items.ts'
import { ownItemsOf } from '../../shared/inbox/own-items.ts'
import type { OwnItem } from '../../shared/inbox/own-items.ts'
import { othersTurn, systemClock } from '../clock.ts'
import { colleaguesNamed } from '../people/delegation-people.ts'
import type { Database } from '../store/schema.ts'
import type { CommitReport, OpenDocument } from '../sync/document.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'

type Parts = {
  readonly database: Kysely<Database>
  readonly documents: OpenDocuments
  /** Something else is said in a side than before. */
  readonly changed: (place: SidePlace) => void
  readonly now: () => Date
}

export type OwnEntry = Omit<InboxEntry, 'isUnread'>

export class OwnSaid {
  private readonly parts: Parts
  /** Of each side that was asked for; empty for one that there is not. */
  private readonly itemsBySide = new Map<string, readonly OwnItem[]>()
  private readonly learning = new Map<string, Promise<void>>()

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** To be called for every commit. Of a side that nobody has asked for too: whoever asked for all before there was this plan, or before it
   *  was open to them, shows nothing of it yet. */
  committed(document: OpenDocument, { touched, whole }: CommitReport): void {
    if (document.kind.kind !== 'side' || (!whole && !touched.some(([root]) => root === 'threads'))) return
    const [before, place] = [this.itemsBySide.get(document.id) ?? [], sidePlaceOf(document.id)]
    if (place === null) return
    const items = document.readStored(doc => ownItemsOf(sidePlain(doc).threads))
    this.itemsBySide.set(document.id, items)
    if (JSON.stringify(items) !== JSON.stringify(before)) this.parts.changed(place)
  }

  /** What is for one person. Does not check that they are let into the sides of their delegation in these plans: the caller has. */
  async entriesFor(person: PersonId, party: PartyId, plans: readonly PlanId[]): Promise<readonly OwnEntry[]> {
    for (const plan of plans) await this.learn(documentOfSide({ plan, party }))
    const found = plans.flatMap(plan => (this.itemsBySide.get(documentOfSide({ plan, party })) ?? []).filter(({ to }) => to.includes(person)).map(item => [plan, item] as const))
    if (found.length === 0) return []
    const colleagues = await colleaguesNamed(this.parts.database, party, this.parts.now())
    return found.map(([plan, item]) => entryOf(plan, party, item, colleagues))
  }

  /** Once, however many ask at a time. */
  private learn(side: string): Promise<void> {
    if (this.itemsBySide.has(side)) return Promise.resolve()
    const begun = this.learning.get(side) ?? this.read(side).finally(() => this.learning.delete(side))
    this.learning.set(side, begun)
    return begun
  }

  /** What came with a commit meanwhile is newer; what cannot be read now is asked for the next time. */
  private async read(side: string): Promise<void> {
    const opened = await this.parts.documents.open(side)
    if (!opened.ok) return
    const items = opened.value === null ? [] : await opened.value.whenStored(doc => ownItemsOf(sidePlain(doc).threads)).catch(() => null)
    if (items !== null && !this.itemsBySide.has(side)) this.itemsBySide.set(side, items)
    await othersTurn(systemClock)
  }
}

const entryOf = (plan: PlanId, party: PartyId, { id, kind, about, author, at, words, thread }: OwnItem, colleagues: readonly Colleague[]): OwnEntry => ({
  plan,
  id,
  kind,
  about: [...about],
  by: party,
  colleague: colleagues.find(each => each.person === author)?.name ?? null,
  at,
  // Whoever has left has no name any more.
  words: shortened(withoutColleagues(withNames(words, colleagues))),
  thread,
})
