// A cycle of four years: what its goals ask of every plan. Its own document, `cycle/<id>`, sent to whoever is sent the
// cycle, which is every delegation of the workspace. Who supervises a goal is a row in SQL, of which `record` is a mirror
// that only the server writes.
import { z } from 'zod'
import { CycleId, GoalId, PartyId } from '../ids.ts'
import { documentSchema, entries, fixed, text, value } from '../schema/node.ts'
import { plainOf } from '../schema/reading.ts'
import type { PlainDocument } from '../schema/reading.ts'
import { IsoDay } from '../schema/values.ts'
import { viewOf } from '../schema/view.ts'
import type { DocumentView } from '../schema/view.ts'
import type * as Y from 'yjs'

/** The one delegation that supervises a goal, by which decision, and since which day. */
export const Supervisor = z.strictObject({ goal: GoalId, party: PartyId, decision: z.string(), on: IsoDay })
export type Supervisor = z.infer<typeof Supervisor>

const byServer = (label: string) => ({ label, writtenBy: 'server' }) as const

export const cycleSchema = documentSchema({
  kind: 'cycle',
  version: 1,
  roots: {
    /** One entry a goal of the cycle, made by the server. */
    goals: entries(GoalId, {
      /** What the supervisor of the goal asks the plans to bear in mind. */
      guidance: text('rich', { label: 'goal.guidance', writtenBy: 'guidance', source: 'staff-working-document' }),
    }, byServer('cycle.goals')),
    record: fixed({
      closed: value(z.boolean(), byServer('cycle.closed')),
      /** At most one a goal. */
      supervisors: value(z.array(Supervisor), byServer('cycle.supervisors')),
    }, false),
  },
})

type CycleRoots = (typeof cycleSchema)['roots']
export type CycleDocument = DocumentView<CycleRoots>
export type CyclePlain = PlainDocument<CycleRoots>

export const cycleView = (doc: Y.Doc, origin?: unknown): CycleDocument => viewOf(doc, cycleSchema, origin)
export const cyclePlain = (doc: Y.Doc): CyclePlain => plainOf(doc, cycleSchema)

export const documentOfCycle = (cycle: CycleId): string => `cycle/${cycle}`

/** Null for what is the id of no such document. */
export function cycleOfDocument(documentId: string): CycleId | null {
  const [kind, id, ...rest] = documentId.split('/')
  const parsed = CycleId.safeParse(id)
  return kind === 'cycle' && rest.length === 0 && parsed.success ? parsed.data : null
}

/** The supervisor of a goal as the document's mirror says it; null where none is recorded. */
export const supervisorIn = (record: CyclePlain['record'], goal: GoalId): Supervisor | null => record.supervisors?.find(recorded => recorded.goal === goal) ?? null
