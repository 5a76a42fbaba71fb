// Cycles as the support team changes them outside their texts: who supervises a goal. Each change is a row of SQL, the
// mirror in the document and a line of the record's log, in one commit of the document's own queue; open pages feel it at
// once.
import type { SupervisorBody } from '../../shared/api/supervisors.ts'
import { createHash } from 'node:crypto'
import type { GuidanceNote } from '../../shared/api/cycles.ts'
import { cyclePlain, documentOfCycle, supervisorIn } from '../../shared/documents/cycle.ts'
import type { CyclePlain, Supervisor } from '../../shared/documents/cycle.ts'
import { CycleId } from '../../shared/ids.ts'
import type { GoalId } from '../../shared/ids.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { logLine } from '../record-log.ts'
import type { Actor } from '../record-log.ts'
import type { Store } from '../store/store.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'
import { Turns } from '../turns.ts'
import { cycleGovernanceOf } from './cycle-kind.ts'
import { mirrorCycle, readCycle, saveSupervisor } from './cycle-record.ts'
import type { CycleRecord } from './cycle-record.ts'
import { newCycle } from './new-cycle.ts'

export type CycleError = {
  readonly code: 'cycle/not-found' | 'cycle/closed' | 'goal/not-found' | 'goal/no-supervisor' | 'store/not-writable' | 'store/not-readable'
  readonly field?: string
}

export class Cycles {
  private readonly store: Store
  private readonly documents: OpenDocuments
  private readonly clock: Clock
  /** Changes of one cycle's record, one after the other: each is computed from what the one before left. */
  private readonly turns = new Turns()

  constructor(store: Store, documents: OpenDocuments, clock: Clock = systemClock) {
    this.store = store
    this.documents = documents
    this.clock = clock
  }

  /** Makes the document of every cycle that has none. Throws what stands in the way: without them no goal has a note. */
  async start(): Promise<void> {
    const { database } = this.store
    for (const { id } of await database.selectFrom('cycles').select('id').execute()) {
      const cycle = CycleId.parse(id)
      const isThere = await database.selectFrom('documents').select('id').where('id', '=', documentOfCycle(cycle)).executeTakeFirst()
      const record = isThere === undefined ? await readCycle(database, cycle) : null
      if (record === null) continue
      const { document, rows } = newCycle(record, this.now())
      const made = await this.store.createDocument(document, rows)
      if (!made.ok) throw new Error(`the document of the cycle ${id} could not be made: ${made.error.code}`, { cause: made.error.code })
    }
  }

  /** Records who supervises a goal from a day on, or that nobody does any more. The caller has checked that the actor may
   *  record it. */
  recordSupervisor(cycle: CycleId, body: SupervisorBody, by: Actor): Promise<Result<CycleRecord, CycleError>> {
    return this.turns.take(cycle, () => this.recordInTurn(cycle, body, by))
  }

  private async recordInTurn(cycle: CycleId, { goal, party, decision, on }: SupervisorBody, by: Actor): Promise<Result<CycleRecord, CycleError>> {
    const opened = await this.documents.open(documentOfCycle(cycle))
    if (!opened.ok) return err({ code: 'store/not-readable' })
    const document = opened.value
    if (document === null) return err({ code: 'cycle/not-found' })
    const governance = cycleGovernanceOf(document)
    const before = governance.record()
    if (before.isClosed) return err({ code: 'cycle/closed' })
    if (!before.goals.includes(goal)) return err({ code: 'goal/not-found', field: 'goal' })
    if (party === null && !before.supervisors.some(recorded => recorded.goal === goal)) return err({ code: 'goal/no-supervisor', field: 'party' })
    const supervisor: Supervisor | null = party === null ? null : { goal, party, decision, on }
    const record = withSupervisor(before, goal, supervisor)
    try {
      await document.write(
        doc => mirrorCycle(doc, record),
        async transaction => {
          await saveSupervisor(transaction, goal, supervisor, by.person)
          const what = supervisor === null ? 'supervisor-ended' : 'supervisor-recorded'
          await transaction.insertInto('record_log').values(logLine(this.now(), by, what, document.id, { goal, party, decision, on })).execute()
        },
        () => governance.replace(record),
      )
    } catch {
      return err({ code: 'store/not-writable' })
    }
    return ok(record)
  }

  /** The guidance notes that say something, of the cycles that are not over. A document that cannot be read now has none. */
  async notes(): Promise<readonly GuidanceNote[]> {
    const open = await this.store.database.selectFrom('cycles').select('id').where('status', '!=', 'closed').orderBy('starts_on').execute()
    const found: GuidanceNote[] = []
    for (const { id } of open) {
      const opened = await this.documents.open(documentOfCycle(CycleId.parse(id)))
      if (opened.ok && opened.value !== null) found.push(...await opened.value.whenStored(doc => notesIn(cyclePlain(doc))))
    }
    return found
  }

  private now = (): string => new Date(this.clock.now()).toISOString()
}

/** The same record with one goal's supervisor changed, in the order of the goals. */
function withSupervisor(record: CycleRecord, goal: Supervisor['goal'], supervisor: Supervisor | null): CycleRecord {
  const supervisors = record.goals.flatMap(each => (each === goal ? supervisor : record.supervisors.find(recorded => recorded.goal === each)) ?? [])
  return { ...record, supervisors }
}

/** Of a digest; two texts of one goal have the same about never. */
const digestLength = 16

function notesIn({ goals, record }: CyclePlain): readonly GuidanceNote[] {
  // The keys of a reading are those that its schema let in.
  return (Object.keys(goals) as GoalId[]).flatMap(goal => {
    const words = (goals[goal]?.guidance ?? '').trim()
    if (words === '') return []
    return [{ goal, supervisor: supervisorIn(record, goal)?.party ?? null, digest: createHash('sha256').update(words).digest('base64url').slice(0, digestLength) }]
  })
}
