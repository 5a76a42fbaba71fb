// Files for people: what they may read at this moment, given to the workshop, and asked once more before it is handed over.
import * as Y from 'yjs'
import type { CycleView } from '../../shared/api/cycles.ts'
import type { PlanFormat, RoundsFormat } from '../../shared/api/exports.ts'
import type { RoundsAnswer } from '../../shared/api/rounds.ts'
import { periodLabel } from '../../shared/cycles/periods.ts'
import type { PlanFile } from '../../shared/exports/plan-file.ts'
import { readsByOwnRight } from '../../shared/mandates/mandates.ts'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import type { PlanSummary } from '../../shared/projection/plan-summary-shape.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { documentOfPlan, factsOf, isOpenTo } from '../plans/plan-record.ts'
import type { PlanRecord } from '../plans/plan-record.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'
import type { Session } from '../sync/endpoint.ts'
import type { FileRefusal } from './read-plan-file.ts'
import type { Done, Task } from './tasks.ts'
import type { WorkError, Workshop } from './workshop.ts'

export type FileError = WorkError | { readonly code: 'plan/not-found' | 'mandate/not-in-circle' | 'export/no-such-period' | 'store/not-readable' }

/** A file that is yet to be made, for which its person has taken a place. */
export type MadeFile = {
  readonly name: string
  /** To be called once. */
  readonly make: (signal: AbortSignal, progress: (done: number, of: number) => void) => Promise<Result<Uint8Array, FileError>>
  /** To be called when the file has been taken away, or nobody waits for it any more: until then it counts. */
  readonly leave: () => void
}

/** Who asks: as they signed in, and whether that still holds when it is asked again. */
export type Asker = { readonly session: Session; readonly again: () => Promise<Session | null> }

export type FilesParts = {
  readonly workshop: Workshop
  readonly documents: OpenDocuments
  readonly record: (plan: string) => Promise<PlanRecord | null>
  readonly rounds: (party: PartyId, plan: PlanId) => Promise<Result<RoundsAnswer, { readonly code: string }>>
  readonly cycles: () => Promise<readonly CycleView[]>
  /** Of the plans that a delegation may read now. */
  readonly summariesFor: (party: PartyId) => Iterable<PlanSummary>
  /** Of the workspace, without a slash at its end. */
  readonly address: string
  readonly now: () => Date
}

export class Files {
  private readonly parts: FilesParts

  constructor(parts: FilesParts) {
    this.parts = parts
  }

  async ofPlan({ session, again }: Asker, plan: string, format: PlanFormat): Promise<Result<MadeFile, FileError>> {
    const record = await this.parts.record(plan)
    if (record === null || !this.isTheirs(session, record)) return err({ code: 'plan/not-found' })
    return this.inPlace(session, `${record.id}.${format}`, async () => {
      const source = await this.stateOf(record)
      if (!source.ok) return source
      return ok({ task: 'plan-file', format, ...source.value })
    }, async () => {
      const now = await again()
      const later = await this.parts.record(plan)
      return now !== null && later !== null && this.isTheirs(now, later)
    })
  }

  /** Answers, reserves and proposals. The caller has checked that the asker acts for this delegation. */
  async ofRounds({ session, again }: Asker, party: PartyId, plan: PlanId, format: RoundsFormat): Promise<Result<MadeFile, FileError>> {
    const record = await this.parts.record(plan)
    const isForThem = (of: PlanRecord | null): boolean => of !== null && readsByOwnRight(party, factsOf(of, this.parts.now()))
    if (record === null || !this.isTheirs(session, record)) return err({ code: 'plan/not-found' })
    if (!isForThem(record)) return err({ code: 'mandate/not-in-circle' })
    return this.inPlace(session, `${record.id}-answers.${format}`, async () => {
      const [source, rounds] = [await this.stateOf(record), await this.parts.rounds(party, plan)]
      if (!source.ok) return source
      return rounds.ok ? ok({ task: 'rounds-file', format, ...source.value, rounds: rounds.value }) : err({ code: 'plan/not-found' })
    }, async () => {
      const now = await again()
      return now?.memberships.some(held => held.party === party) === true && isForThem(await this.parts.record(plan))
    })
  }

  /** The caller has checked that the asker acts for this delegation. */
  async ofMatrix({ session, again }: Asker, party: PartyId, cycleId: string, periodStart: string): Promise<Result<MadeFile, FileError>> {
    const cycle = (await this.parts.cycles()).find(({ id }) => id === cycleId)
    const period = cycle?.periods.find(({ start }) => start === periodStart)
    if (cycle === undefined || period === undefined) return err({ code: 'export/no-such-period' })
    let shown: readonly PlanSummary[] = []
    return this.inPlace(session, `matrix-${period.start.slice(0, 4)}.xlsx`, async () => {
      shown = [...this.parts.summariesFor(party)]
      return ok({ task: 'matrix-file', cycle, period, summaries: shown, at: this.parts.now().toISOString() })
    }, async () => {
      const now = await again()
      const theirs = new Set([...this.parts.summariesFor(party)].map(({ plan }) => plan))
      return now?.memberships.some(held => held.party === party) === true && shown.every(({ plan }) => theirs.has(plan))
    })
  }

  /** Reads the data file of a plan. */
  async read(session: Session, bytes: Uint8Array, signal: AbortSignal): Promise<Result<PlanFile, FileRefusal>> {
    const place = this.parts.workshop.enter(session.person.id)
    if (!place.ok) return place
    try {
      const read = await place.value.run(async (): Promise<Result<Task, never>> => ok({ task: 'read-plan-file', bytes }), signal)
      if (!read.ok) return err({ code: read.error.code === 'export/too-large' ? 'import/plan-too-large' : read.error.code })
      return isFile(read.value) ? err({ code: 'export/failed' }) : read.value
    } finally {
      place.value.leave()
    }
  }

  private inPlace(
    session: Session,
    name: string,
    prepare: () => Promise<Result<Task, FileError>>,
    /** A right that ended while the file was made has ended for the file too. */
    mayStill: () => Promise<boolean>,
  ): Result<MadeFile, FileError> {
    const place = this.parts.workshop.enter(session.person.id)
    if (!place.ok) return place
    const { run, leave } = place.value
    return ok({
      name,
      leave,
      make: async (signal, progress) => {
        try {
          const done = await run(prepare, signal, progress)
          if (!done.ok) return done
          if (!isFile(done.value)) return err({ code: 'export/failed' })
          return (await mayStill()) ? ok(done.value) : err({ code: 'plan/not-found' })
        } catch {
          // The copy in memory was given up meanwhile, or the store answers nothing.
          return err({ code: 'store/not-readable' })
        }
      },
    })
  }

  private isTheirs = ({ memberships }: Session, record: PlanRecord): boolean => memberships.some(({ party }) => isOpenTo(party, record, this.parts.now()))

  private async stateOf(record: PlanRecord): Promise<Result<Pick<Extract<Task, { task: 'plan-file' }>, 'about' | 'state'>, FileError>> {
    const cycle = (await this.parts.cycles()).find(({ id }) => id === record.cycle)
    const opened = await this.parts.documents.open(documentOfPlan(record.id))
    if (!opened.ok) return err({ code: 'store/not-readable' })
    const document = opened.value
    if (document === null) return err({ code: 'plan/not-found' })
    const { state, seq } = await document.whenStored(doc => ({ state: Y.encodeStateAsUpdate(doc), seq: document.seq }))
    const period = periodLabel(record.periodStart, record.periodEnd)
    const about = {
      plan: record.id,
      name: `${cycle?.areas.find(({ id }) => id === record.area)?.title ?? record.areaCode} ${period}`,
      period,
      goals: (cycle?.goals ?? []).map(({ id, number, title }) => ({ id, number, title })),
      seq,
      at: this.parts.now().toISOString(),
      address: `${this.parts.address}/plans/${record.id satisfies PlanId}`,
    }
    return ok({ about, state })
  }
}

const isFile = (done: Done): done is Uint8Array => done instanceof Uint8Array
