// Steps of a plan: each is judged on the server's replica in the transaction that changes the status, so that a step and an edit which
// stands in its way never both win, and appears in every open page with that commit.
import type * as Y from 'yjs'
import { z } from 'zod'
import { StepBody } from '../../shared/api/rounds.ts'
import { planPlain, planSchema } from '../../shared/documents/plan.ts'
import { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import type { GoalId, ProposalId, ReserveId } from '../../shared/ids.ts'
import type { PlanFacts, Writer } from '../../shared/mandates/mandates.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { findingsOf } from '../../shared/rules/findings.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import { askedIn } from '../../shared/workflow/positions.ts'
import type { PlanStatus } from '../../shared/vocabularies/vocabularies.ts'
import { hashOfDossier } from '../../shared/workflow/dossier.ts'
import type { Dossier } from '../../shared/workflow/dossier.ts'
import { closesWriting, mayTakeStep, needsOf, stepById } from '../../shared/workflow/steps.ts'
import type { StepRefusal, StepRow, TakenAs } from '../../shared/workflow/steps.ts'
import type { HeldFunctions } from '../identity/held-functions.ts'
import { changeAsHeld } from '../plans/change-as-held.ts'
import { fixNumbers } from '../plans/keep-numbers.ts'
import { factsOf, isOpenTo } from '../plans/plan-record.ts'
import type { PlanRecord, RoundOnRecord } from '../plans/plan-record.ts'
import type { PlanError, Plans, PreparedChange as Prepared } from '../plans/plans.ts'
import type { Actor } from '../record-log.ts'
import type { Store } from '../store/store.ts'
import { freeze, newVersionId, nextLabel, saveVersion } from '../versions/versions.ts'
import type { FrozenState } from '../versions/versions.ts'
import { dossierOf, positionsOf } from './dossier.ts'
import { closeRound, insertRound, standingReserves } from './round-rows.ts'

export type StepError = {
  readonly code:
    | PlanError['code']
    | StepRefusal['code']
    | 'step/to-fix'
    | 'step/not-acknowledged'
    | 'step/reason-needed'
    | 'step/deadline-to-come'
    | 'step/deadline-too-far'
    | 'step/none-announced'
    | 'step/amendment-changed'
  readonly field?: string
}
type PreparedChange = Prepared<StepError>

/** A round may not be longer: a deadline further off is a slip of the finger. */
const longestRoundDays = 200
const msPerDay = 86_400_000

/** What was asked for and by whom, kept until an announced step is due. What they may is asked when it is: `functions` are of an older
 *  server, and not read. */
const Taking = z.strictObject({ body: StepBody, person: PersonId, party: PartyId, functions: z.unknown().optional() })
type Taking = z.infer<typeof Taking>

type Parts = {
  readonly store: Store
  readonly plans: Plans
  readonly now: () => Date
  readonly changed: (plan: PlanId) => void
  readonly heldNow: HeldFunctions
  /** Something is not as it should be; nothing of what a plan says is told. */
  readonly fault?: (what: string, error: unknown) => void
}

export class Steps {
  private readonly parts: Parts

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** Takes announced steps, from now on, when their time comes. */
  takeWhenDue(): void {
    this.parts.plans.onStepDue((plan, taking) => this.takeAnnounced(plan, taking))
  }

  /** Takes a step, or announces it where it closes writing and is asked for in some minutes. Err: what stands in its way, and nothing
   *  has changed. */
  async take(writer: Writer, plan: PlanId, body: StepBody): Promise<Result<PlanRecord, StepError>> {
    const record = await this.parts.plans.record(plan)
    if (!isOpenTo(writer.party, record, this.parts.now())) return err({ code: 'plan/not-found' })
    const step = stepOf(body)
    const judged = this.judged(writer, record, body, step)
    if (!judged.ok) return judged
    if (!('inMinutes' in body) || body.inMinutes === 0 || !closesWriting(step)) return this.perform(writer, plan, body)
    const { inMinutes } = body
    const taking = JSON.stringify(Taking.parse({ body: { ...body, inMinutes: 0 }, person: writer.person, party: writer.party }))
    const at = new Date(this.parts.now().getTime() + inMinutes * 60_000).toISOString()
    const goals = await this.goalsOf(record)
    return changeAsHeld<StepError>(this.parts, writer, plan, {
      what: 'step-announced',
      may: held => takenBy(held, this.judged(held, record, body, step), () => ({ step: step.id, at })),
      prepare: (now, held) => {
        const still = this.judged(held, now, body, step)
        if (!still.ok) return still
        const announced: PlanRecord = { ...now, nextStep: { status: step.to ?? now.status, at, taking } }
        return ok({ check: doc => (needsOf(step, still.value).includes('no-red-findings') ? redFindings(doc, goals) : null), record: () => announced })
      },
    })
  }

  /** Takes an announced step back. */
  async takeBack(writer: Writer, plan: PlanId): Promise<Result<PlanRecord, StepError>> {
    const record = await this.parts.plans.record(plan)
    if (!isOpenTo(writer.party, record, this.parts.now())) return err({ code: 'plan/not-found' })
    const announced = takingIn(record.nextStep?.taking ?? null)
    if (announced === null) return err({ code: 'step/none-announced' })
    const step = stepOf(announced.body)
    const may = (held: Writer, of: PlanRecord) => mayTakeStep(held, factsOf(of, this.parts.now()), step)
    return changeAsHeld<StepError>(this.parts, writer, plan, {
      what: 'step-taken-back',
      may: held => takenBy(held, may(held, record), () => ({ step: step.id })),
      prepare: (now, held) => {
        // Another may have been announced meanwhile, and another may drive the plan.
        if (now.nextStep === null || now.nextStep.taking !== record.nextStep?.taking) return err({ code: 'step/none-announced' })
        const still = may(held, now)
        return still.ok ? ok({ record: () => ({ ...now, nextStep: null }) }) : still
      },
    })
  }

  /** The time of an announced step has come. It is judged again as it is now, by what whoever announced it holds now, and where something
   *  stands in its way it is not taken. What could not be stored is still announced afterwards. */
  private async takeAnnounced(plan: PlanId, announced: string): Promise<void> {
    const taking = takingIn(announced)
    if (taking === null) {
      this.parts.fault?.('an announced step that is none', new Error('the row is of another shape'))
      return this.notTaken(plan, { code: 'step/none-announced' })
    }
    const { body, person, party } = taking
    // Which functions, is looked up when it has its turn.
    const done = await this.perform({ person, party, functions: [] }, plan, body)
    if (done.ok || done.error.code.startsWith('store/')) return
    await this.notTaken(plan, { step: body.step, code: done.error.code })
  }

  private async notTaken(plan: PlanId, why: { readonly step?: StepBody['step']; readonly code: StepError['code'] }): Promise<void> {
    await this.parts.plans.change(plan, null, 'step-not-taken', record => ok({ ...record, nextStep: null }), why)
  }

  private async perform(writer: Writer, plan: PlanId, body: StepBody): Promise<Result<PlanRecord, StepError>> {
    const step = stepOf(body)
    const before = await this.parts.plans.record(plan)
    if (before === null) return err({ code: 'plan/not-found' })
    const goals = await this.goalsOf(before)
    const at = this.parts.now().toISOString()
    const { party: _inName, ...asked } = body
    const done = await changeAsHeld<StepError>(this.parts, writer, plan, {
      what: `step-${step.id}`,
      may: held => takenBy(held, this.judged(held, before, body, step), as => ({ ...asked, as })),
      prepare: async (record, held) => {
        const judged = this.judged(held, record, body, step)
        if (!judged.ok) return judged
        const needs = needsOf(step, judged.value)
        const reserves = needs.includes('acknowledged') && record.round !== null ? await standingReserves(this.parts.store.database, plan, record.round) : []
        return ok({
          ...(await this.written(record, body, actorOf(held, judged.value), at)),
          check: doc =>
            (needs.includes('no-red-findings') ? redFindings(doc, goals) : null)
            ?? (needs.includes('acknowledged') ? notAcknowledged(doc, body, reserves) : null)
            ?? (needs.includes('unchanged') ? changedSinceAdoption(doc, record) : null),
        })
      },
    })
    if (done.ok) this.parts.changed(plan)
    return done
  }

  /** Who may, and what they have to say with it. */
  private judged(writer: Writer, record: PlanRecord, body: StepBody, step: StepRow): Result<TakenAs, StepError> {
    const may = mayTakeStep(writer, factsOf(record, this.parts.now()), step)
    if (!may.ok) return may
    const needs = needsOf(step, may.value)
    if (needs.includes('reason') && (!('reason' in body) || body.reason === undefined)) return err({ code: 'step/reason-needed', field: 'reason' })
    if (body.step === 'open-round') {
      const leftMs = Date.parse(body.deadline) - this.parts.now().getTime() - body.inMinutes * 60_000
      if (leftMs <= 0) return err({ code: 'step/deadline-to-come', field: 'deadline' })
      if (leftMs > longestRoundDays * msPerDay) return err({ code: 'step/deadline-too-far', field: 'deadline' })
    }
    return may
  }

  /** What the record is after the step, and what is written with it. */
  private async written(record: PlanRecord, body: StepBody, by: Actor, at: string): Promise<PreparedChange> {
    const { database } = this.parts.store
    const { id: plan, amendment } = record
    const facts = factsOf(record, this.parts.now())
    const taken: PlanRecord = { ...record, nextStep: null }
    const movedTo = (state: PlanStatus): PlanRecord => (amendment === null ? { ...taken, status: state } : { ...taken, amendment: { ...amendment, state } })
    switch (body.step) {
      case 'open-round': {
        const version = newVersionId()
        const label = await nextLabel(database, plan, false)
        const round: RoundOnRecord = { number: (record.round?.number ?? 0) + 1, version, label, openedAt: at, deadline: body.deadline, silence: body.silence, asked: askedIn(facts) }
        let state: FrozenState | null = null
        return {
          record: () => ({ ...movedTo('consultation'), round }),
          after: doc => {
            fixNumbers(doc)
            state = freeze(doc)
          },
          alongside: async (transaction, { epoch, seq }) => {
            await saveVersion(transaction, { id: version, plan, kind: 'consultation', label, name: body.name ?? null, madeAt: at, by, epoch, seq }, frozen(state))
            await insertRound(transaction, plan, round, by)
          },
        }
      }
      case 'back-to-drafting':
        return leavingRound(record, movedTo('drafting'), facts, at)
      case 'finish-rounds':
        return leavingRound(record, movedTo('final-draft'), facts, at)
      case 'submit':
        return { record: () => movedTo('submitted') }
      case 'send-back':
        return { record: () => movedTo(amendment?.isMinor === true ? 'drafting' : 'final-draft') }
      case 'record-adoption': {
        const version = newVersionId()
        const label = await nextLabel(database, plan, true)
        const positions = await positionsOf(database, plan)
        let state: FrozenState | null = null
        let dossier: Dossier | null = null
        return {
          record: doc => {
            dossier = dossierOf(positions, planPlain(doc), body.decision, at)
            const adoption = { ...body.decision, version, label, contentHash: contentHashOf(doc), dossierHash: hashOfDossier(dossier), recordedAt: at }
            return { ...taken, status: amendment === null ? 'adopted' : record.status, amendment: null, councilDocument: body.decision.document, adoption }
          },
          after: doc => {
            state = freeze(doc)
          },
          alongside: async (transaction, { epoch, seq }) => {
            if (dossier === null) throw new Error('the plan was not read')
            await saveVersion(transaction, { id: version, plan, kind: 'adopted', label, name: null, madeAt: at, by, epoch, seq, dossier }, frozen(state))
          },
        }
      }
      case 'open-amendment': {
        const number = Number(record.adoption?.label.split('.')[0] ?? 1)
        return { record: () => ({ ...taken, amendment: { number, state: 'drafting', isMinor: body.isMinor, reason: body.reason, openedAt: at } }) }
      }
      case 'drop-amendment':
        return { record: () => ({ ...taken, amendment: null }) }
    }
  }

  private async goalsOf({ cycle }: PlanRecord): Promise<readonly GoalId[]> {
    const rows = await this.parts.store.database.selectFrom('goals').select('id').where('cycle', '=', cycle).orderBy('position').execute()
    return rows.map(({ id }) => id)
  }
}

/** Null: nothing is kept, or nothing that this server understands. */
function takingIn(kept: string | null): Taking | null {
  try {
    return kept === null ? null : Taking.parse(JSON.parse(kept))
  } catch {
    return null
  }
}

const stepOf = ({ step }: StepBody): StepRow => {
  const row = stepById.get(step)
  if (row === undefined) throw new Error(`no step ${step}`)
  return row
}

/** In which capacity a step is taken. */
function actorOf({ person, party, functions }: Writer, as: TakenAs): Actor {
  const capacity = as === 'driver' ? 'speaks' : as === 'instead-of-driver' || functions.includes('support-team') ? 'support-team' : 'secretariat'
  return { person, party, capacity }
}

/** What the record says of a step that somebody may take. */
const takenBy = (held: Writer, may: Result<TakenAs, StepError>, detail: (as: TakenAs) => object) => (may.ok ? ok({ by: actorOf(held, may.value), detail: detail(may.value) }) : may)

function redFindings(doc: Y.Doc, goals: readonly GoalId[]): StepError | null {
  return findingsOf(planPlain(doc), goals).some(({ severity }) => severity === 'to-fix') ? { code: 'step/to-fix' } : null
}

/** What is still open has to be named, all of it: something that came in meanwhile was not seen. */
function notAcknowledged(doc: Y.Doc, body: StepBody, reserves: readonly { readonly id: ReserveId }[]): StepError | null {
  const { proposals } = planPlain(doc)
  const undecided = (Object.keys(proposals) as ProposalId[]).filter(id => proposals[id] !== undefined && proposals[id].decision === undefined)
  const named = body.step === 'finish-rounds' ? body.acknowledged : undefined
  const [proposalsSeen, reservesSeen] = [new Set(named?.proposals), new Set(named?.reserves)]
  return undecided.every(id => proposalsSeen.has(id)) && reserves.every(({ id }) => reservesSeen.has(id)) ? null : { code: 'step/not-acknowledged', field: 'acknowledged' }
}

const changedSinceAdoption = (doc: Y.Doc, { adoption }: PlanRecord): StepError | null =>
  adoption !== null && contentHashOf(doc) === adoption.contentHash ? null : { code: 'step/amendment-changed' }

const contentHashOf = (doc: Y.Doc): string => canonicalHash(doc, planSchema, 'content')

/** Whoever goes on from a round closes it: nobody answers to it any more. */
function leavingRound({ id: plan, round }: PlanRecord, next: PlanRecord, facts: PlanFacts, at: string): PreparedChange {
  if (round === null || round.closedAt !== undefined) return { record: () => next }
  return {
    record: () => ({ ...next, round: { ...round, closedAt: at } }),
    alongside: transaction => closeRound(transaction, plan, round, facts, at),
  }
}

function frozen(state: FrozenState | null): FrozenState {
  if (state === null) throw new Error('the state was not taken')
  return state
}
