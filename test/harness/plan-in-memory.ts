// A plan that Germany drives, over the real store and documents but in this process: for what has to happen between two steps of one write.
import { systemClock } from '../../server/clock.ts'
import { insertPerson } from '../../server/identity/people.ts'
import { planKind } from '../../server/plans/plan-kind.ts'
import { Plans } from '../../server/plans/plans.ts'
import { loadReferenceData } from '../../server/reference-data.ts'
import { sideKind } from '../../server/sides/side-kind.ts'
import { SideRights } from '../../server/sides/side-rights.ts'
import { openInMemory } from '../../server/store/sqlite/open-in-memory.ts'
import type { Store } from '../../server/store/store.ts'
import { GroupCommit } from '../../server/sync/commit.ts'
import type { OpenDocument } from '../../server/sync/document.ts'
import { EndedRights } from '../../server/sync/ended-rights.ts'
import { OpenDocuments } from '../../server/sync/open-documents.ts'
import { seenProofs } from '../../server/sync/seen-proof.ts'
import { AreaId, PartyId } from '../../shared/ids.ts'
import type { PersonId, PlanId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import { IsoDay } from '../../shared/schema/values.ts'

/** The only day there is. */
export const today = new Date('2026-11-30T09:00:00.000Z')
export const [germany, malta] = [PartyId.parse('ms-de'), PartyId.parse('ms-mt')] as const

export type Somebody = { readonly person: PersonId; readonly party: PartyId; readonly functions: readonly PersonFunction[] }

export type PlanInMemory = {
  readonly store: Store
  readonly documents: OpenDocuments
  readonly plans: Plans
  readonly ended: EndedRights
  readonly plan: PlanId
  readonly german: Somebody
  speaking(name: string, party: PartyId): Promise<Somebody>
  /** Gone from the store first, and told then, as server/identity does. */
  noLongerSpeaks(whose: Somebody): Promise<void>
  opened(document: string): Promise<OpenDocument>
  close(): Promise<void>
}

export async function planInMemory(): Promise<PlanInMemory> {
  const { store } = await openInMemory(() => today)
  await loadReferenceData(store.database)
  const commits = new GroupCommit(store, { fatal: () => {}, failing: () => {}, recovered: () => {}, failed: () => {}, finished: () => {} })
  const sideRights = new SideRights(store, () => documents, () => today)
  const documents: OpenDocuments = new OpenDocuments(store, commits, [planKind(store), sideKind(sideRights, () => today)], {
    committed: (document, report) => sideRights.committed(document, report),
    accepted: () => {}, refused: () => {}, presenceChanged: () => {}, epochRaised: () => {}, fault: (_what, _document, error) => { throw error },
  }, seenProofs('a secret of tests'))
  const ended = new EndedRights()
  const plans = new Plans(store, documents, () => {}, { ...systemClock, now: () => today.getTime() })
  const speaking = async (name: string, party: PartyId): Promise<Somebody> => {
    const person = await store.database.transaction().execute(transaction => insertPerson(transaction, { name, email: `${name}@office.example`, memberships: [{ party, function: 'speaks' }] }, today))
    return { person, party, functions: ['speaks'] }
  }
  const made = await plans.create(AreaId.parse('2026-2029/msthb/ms'), IsoDay.parse('2026-01-01'), null)
  if (!made.ok) throw new Error(made.error.code)
  const plan = made.value.id
  const german = await speaking('Greta', germany)
  const by = { person: german.person, party: germany, capacity: 'speaks' as const }
  await plans.recordDriver(plan, { party: germany, decision: 'provisional', on: IsoDay.parse('2026-11-20') }, { ...by, capacity: 'support-team' })
  const accepted = await plans.accept(plan, 'driver', germany, by)
  if (!accepted.ok) throw new Error(accepted.error.code)
  return {
    store,
    documents,
    plans,
    ended,
    plan,
    german,
    speaking,
    noLongerSpeaks: async ({ person }) => {
      await store.database.updateTable('memberships').set({ until_at: today.toISOString() }).where('person', '=', person).execute()
      ended.note({ person })
    },
    opened: async document => {
      const found = await documents.open(document)
      if (!found.ok || found.value === null) throw new Error(`${document} is not open`)
      return found.value
    },
    close: async () => {
      plans.close()
      await commits.stop()
      await documents.closeAll()
      await store.close()
    },
  }
}
