// The proposals that a delegation has drafted in its own sides and not sent yet. A side is read only where it is there.
import type { Kysely } from 'kysely'
import type { Unsent } from '../../shared/api/open-rounds.ts'
import type { CommentPlace } from '../../shared/documents/threads.ts'
import { documentOfSide, sidePlain } from '../../shared/documents/side.ts'
import type { SidePlain } from '../../shared/documents/side.ts'
import type { PartyId, PlanId, ProposalId } from '../../shared/ids.ts'
import { othersTurn, systemClock } from '../clock.ts'
import type { Database } from '../store/schema.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'

/** Plans in which there is none are left out. */
export async function unsentOf(database: Kysely<Database>, documents: OpenDocuments, party: PartyId, plans: readonly PlanId[], mayEnter: (plan: PlanId) => Promise<boolean>): Promise<readonly Unsent[]> {
  const planBySide = new Map(plans.map(plan => [documentOfSide({ plan, party }), plan]))
  if (planBySide.size === 0) return []
  const there = await database.selectFrom('documents').select('id').where('id', 'in', [...planBySide.keys()]).execute()
  const found: Unsent[] = []
  for (const { id } of there) {
    const plan = planBySide.get(id)
    if (plan === undefined || !(await mayEnter(plan))) continue
    const opened = await documents.open(id)
    if (!opened.ok || opened.value === null) continue
    try {
      const places = await opened.value.whenStored(doc => unsentIn(sidePlain(doc)))
      if (places.length > 0) found.push({ plan, places })
    } catch {
      // Its commit failed: it is being opened again, and asked the next time.
    }
    await othersTurn(systemClock)
  }
  return found
}

/** Of a new action its goal. */
function unsentIn({ overlays, newActions }: SidePlain): CommentPlace[] {
  const changes = (Object.keys(overlays) as ProposalId[]).flatMap(id => {
    const overlay = overlays[id]
    return overlay?.place === undefined || overlay.dropped === true || overlay.sentAt !== undefined ? [] : [[...overlay.place]]
  })
  const actions = (Object.keys(newActions) as ProposalId[]).flatMap(id => {
    const draft = newActions[id]
    return draft?.goal === undefined || draft.dropped === true || draft.sentAt !== undefined ? [] : [['goals', draft.goal]]
  })
  return [...changes, ...actions]
}
