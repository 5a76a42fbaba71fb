// The moments at which a drafting is played.
import type { MomentsAnswer } from '../../../shared/api/history.ts'

export type Stop = { readonly seq: number; /** Null: the plan as it was made. */ readonly at: string | null }

/** Of one's own delegation each piece of work, of the others the versions; then the plan as it is now. Oldest first, each state once.
 *  @param lookedAt stays on the line: a state whose name was taken away may be on it for nothing else. */
export function stopsOf({ begin, seq, versions, own }: MomentsAnswer, lookedAt: Stop | null = null): readonly Stop[] {
  const stops = new Map<number, Stop>([[begin, { seq: begin, at: null }]])
  for (const { seq: of, at } of [...own, ...versions, ...(lookedAt === null ? [] : [lookedAt])]) if (!stops.has(of)) stops.set(of, { seq: of, at })
  const sorted = [...stops.values()].sort((a, b) => a.seq - b.seq)
  // What was said since, without writing in it, makes it no other plan.
  return sorted.filter(({ seq: of }) => of <= seq)
}
