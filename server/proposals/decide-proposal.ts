// One proposal decided on the plan as it stands: who may, what taking it in writes, and that it was decided.
import type * as Y from 'yjs'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import type { Seen, WriterHere } from '../../shared/documents/plan-commands.ts'
import type { ActionId, ProposalId } from '../../shared/ids.ts'
import { mayDecide } from '../../shared/mandates/deciding.ts'
import { mayWrite } from '../../shared/mandates/mandates.ts'
import type { PlanFacts, Writer } from '../../shared/mandates/mandates.ts'
import type { Field } from '../../shared/mandates/plan-writes.ts'
import { fieldOfPlace } from '../../shared/proposals/proposable.ts'
import { ok } from '../../shared/result.ts'
import type { Path } from '../../shared/schema/node.ts'
import { entryOf } from '../../shared/schema/reading.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { serverOrigin } from '../sync/document.ts'
import { applyChange } from './apply-proposal.ts'
import type { ProposalError } from './proposals.ts'
import { growthBy } from './room.ts'
import type { Room } from './room.ts'

/** `instead`: what they chose who were shown all versions, where it does not fit by itself. */
export type Verdict = { readonly decision: 'accepted' | 'declined' | 'withdrawn'; readonly reason?: string | undefined; readonly instead?: unknown }

/** Who decides, on what the plan is in their turn. */
type Deciding = { readonly by: Writer; readonly facts: PlanFacts; readonly seen: Seen; readonly now: Date; readonly room: Room }

/** Takes in, turns down or takes back one proposal, in a transaction of the caller's. @param makes is told of the action that taking in made. */
export function decideProposal(doc: Y.Doc, id: ProposalId, { decision, reason, instead }: Verdict, { by: writer, facts, seen, now, room }: Deciding, makes: (action: ActionId) => void): ProposalError['code'] | null {
  const proposal = planView(doc, serverOrigin).roots.proposals.get(id)
  const [place, change, by] = [proposal?.place.get(), proposal?.change.get(), proposal?.by.get()]
  if (proposal === undefined || place === undefined || change === undefined || by === undefined) return 'proposal/not-found'
  if (proposal.decision.get() !== undefined) return 'proposal/decided-already'
  const may = decision === 'withdrawn'
    ? mayWrite(writer, facts, { writtenBy: 'sending', party: by })
    : mayDecide(writer, facts, fieldOf(place), action => entryOf(doc, 'actions', planSchema.roots.actions, action))
  if (!may.ok) return may.error.code
  const growth = decision === 'accepted' ? growthBy(change, instead) : 0
  if (growth > 0 && !room.holds(growth)) return 'document/full'
  const applied = decision === 'accepted' ? applyChange(doc, place, change, {
    by: writerHere(writer, facts),
    proposedBy: by,
    proposerAnswers: mayWrite({ ...writer, party: by, functions: [proposal.sent.get()?.capacity ?? 'drafter'] }, facts, { writtenBy: 'answer', party: by }).ok,
    seen: { ...seen, on: IsoDay.parse(now.toISOString().slice(0, 10)) },
    instead,
  }) : ok(null)
  if (!applied.ok) return applied.error.code
  const { value: action } = applied
  room.take(growth)
  if (action !== null) makes(action)
  proposal.decision.set({ decision, by: writer.party, capacity: may.value.capacity, at: now.toISOString(), ...(reason !== undefined && { reason }), ...(action !== null && { action }) })
  return null
}

/** Who decides, as one that writes in the plan: naming their own delegation is its answer where they answer for it and answers are open. */
const writerHere = (writer: Writer, facts: PlanFacts): WriterHere => ({
  party: writer.party,
  answersForParty: mayWrite(writer, facts, { writtenBy: 'answer', party: writer.party }).ok,
  isDriver: mayWrite(writer, facts, { writtenBy: 'confirmation' }).ok,
})

function fieldOf(place: Path): Field {
  const field = fieldOfPlace(place)
  if (field === null) throw new Error('the schema holds no field there')
  return field
}
