// What an adopted version carries besides what it says: the decision that was taken elsewhere, and who had said what on the way. No person
// is named: delegations speak.
import { z } from 'zod'
import { AnswerView, ReserveView, RoundView } from '../api/rounds.ts'
import { Decision, ProposedChange } from '../documents/proposals.ts'
import { CommentPlace, Resolved } from '../documents/threads.ts'
import { PartyId, ProposalId, ThreadId } from '../ids.ts'
import { sha256Of, sortedJson } from '../schema/canonical.ts'
import { Decided } from './record.ts'

export const Dossier = z.strictObject({
  decision: z.strictObject({ ...Decided.shape, recordedAt: z.iso.datetime() }),
  rounds: z.array(RoundView),
  answers: z.array(AnswerView),
  reserves: z.array(ReserveView),
  proposals: z.array(z.strictObject({ id: ProposalId, place: CommentPlace, by: PartyId, sentAt: z.iso.datetime().optional(), change: ProposedChange, reason: z.string().optional(), decision: Decision.optional() })),
  comments: z.array(z.strictObject({
    id: ThreadId,
    about: CommentPlace,
    quote: z.string().optional(),
    comments: z.array(z.strictObject({ by: PartyId, at: z.iso.datetime().optional(), text: z.string().optional() })),
    resolved: Resolved.optional(),
  })),
})
export type Dossier = z.infer<typeof Dossier>

/** SHA-256 of it as JSON with sorted keys. */
export const hashOfDossier = (dossier: Dossier): string => `dossier-1:${sha256Of(sortedJson(dossier))}`
