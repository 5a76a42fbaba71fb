// What led to an adopted version. Rows are read in the turn of the plan, in which no answer comes; proposals and comments from the replica in
// the write that records the adoption.
import type { Kysely } from 'kysely'
import type { PlanPlain } from '../../shared/documents/plan.ts'
import type { CommentId, PlanId, ProposalId, ThreadId } from '../../shared/ids.ts'
import { Dossier } from '../../shared/workflow/dossier.ts'
import type { Decided } from '../../shared/workflow/record.ts'
import type { Database } from '../store/schema.ts'
import { answersOf, reservesOf, roundsOf } from './round-rows.ts'

/** What stands in rows. */
export type Positions = Pick<Dossier, 'rounds' | 'answers' | 'reserves'>

export const positionsOf = async (database: Kysely<Database>, plan: PlanId): Promise<Positions> => ({
  rounds: [...(await roundsOf(database, plan))],
  answers: [...(await answersOf(database, plan))],
  reserves: [...(await reservesOf(database, plan))],
})

export function dossierOf(positions: Positions, { proposals, threads }: PlanPlain, decision: Decided, at: string): Dossier {
  return Dossier.parse({
    decision: { ...decision, recordedAt: at },
    ...positions,
    proposals: (Object.keys(proposals) as ProposalId[]).sort().flatMap(id => {
      const proposal = proposals[id]
      return proposal?.by === undefined || proposal.change === undefined || proposal.place === undefined
        ? []
        : [withoutAbsent({ id, place: proposal.place, by: proposal.by, sentAt: proposal.sent?.at, change: proposal.change, reason: proposal.reason, decision: proposal.decision })]
    }),
    comments: (Object.keys(threads) as ThreadId[]).sort().flatMap(id => {
      const thread = threads[id]
      if (thread?.about === undefined) return []
      const said = (Object.keys(thread.comments) as CommentId[]).flatMap(comment => {
        const each = thread.comments[comment]
        return each?.by === undefined ? [] : [withoutAbsent({ by: each.by, at: each.stamp?.at, text: each.text })]
      })
      said.sort((one, other) => String(one.at ?? '').localeCompare(String(other.at ?? ''), 'en'))
      return [withoutAbsent({ id, about: thread.about, quote: thread.quote, comments: said, resolved: thread.resolved })]
    }),
  })
}

const withoutAbsent = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
