// Proposals of delegations: begun in their own side, sent into the plan, decided there. Each step is one write of one document's own
// queue, so that of two who decide at once one comes first, and the other is told.
import * as Y from 'yjs'
import { planView } from '../../shared/documents/plan.ts'
import type { ProposedChange } from '../../shared/documents/proposals.ts'
import { documentOfSide, sideView } from '../../shared/documents/side.ts'
import type { SidePlace } from '../../shared/documents/side.ts'
import { GoalId, ProposalId, randomId } from '../../shared/ids.ts'
import type { ActionId, PlanId } from '../../shared/ids.ts'
import { mayWrite } from '../../shared/mandates/mandates.ts'
import type { Grant, PlanFacts, Writer } from '../../shared/mandates/mandates.ts'
import { kindOfChange } from '../../shared/proposals/proposable.ts'
import { sameValue } from '../../shared/projection/same-value.ts'
import { maxDocumentBytes } from '../../shared/protocol/limits.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { samePath } from '../../shared/schema/node.ts'
import type { Path } from '../../shared/schema/node.ts'
import { writeRichText } from '../../shared/schema/rich-text-writing.ts'
import { maxOpenProposalsOfParty } from '../../shared/workflow/bounds.ts'
import { asHeld, endedMeanwhile } from '../identity/held-functions.ts'
import type { HeldFunctions } from '../identity/held-functions.ts'
import { logLine } from '../record-log.ts'
import { documentOfPlan, isOpenTo, readRecord } from '../plans/plan-record.ts'
import { planGovernanceOf } from '../plans/plans.ts'
import { factsOf } from '../plans/plan-record.ts'
import { keepNumbers } from '../plans/keep-numbers.ts'
import { makeSide } from '../sides/make-side.ts'
import { mayEnterSide } from '../sides/side-rights.ts'
import type { Alongside, Store } from '../store/store.ts'
import { serverOrigin } from '../sync/document.ts'
import type { Author, OpenDocument } from '../sync/document.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'
import type { ProposalProblem } from './apply-proposal.ts'
import { decideProposal } from './decide-proposal.ts'
import type { Verdict } from './decide-proposal.ts'
import { baseAt, draftIn, noteSent, problemOf } from './drafts.ts'
import { bytesOf, maxBytesOfParty, Room, roomyBytes } from './room.ts'

export type ProposalError = ProposalProblem | { readonly code: 'plan/not-found' | 'proposal/not-found' | 'proposal/decided-already' | 'proposal/too-many' | 'store/not-readable' | 'store/not-writable' }

/** What became of one of several that were sent or decided together. */
export type Outcome = { readonly id: ProposalId; readonly error: ProposalError['code'] | null }

type Parts = { readonly store: Store; readonly documents: OpenDocuments; readonly heldNow: HeldFunctions; readonly now: () => Date }

/** What is true when a write has its turn. */
type Turn = { readonly grant: Grant; readonly facts: PlanFacts; readonly by: Writer }

export class Proposals {
  private readonly parts: Parts

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** Begins a draft in the writer's own side, with what stands in the plan now as its base. One that is open for the same place is
   *  answered instead. */
  async draft(writer: Writer, plan: PlanId, place: Path): Promise<Result<ProposalId, ProposalError>> {
    const opened = await this.planFor(writer, plan, 'own-side')
    if (!opened.ok) return opened
    const kind = kindOfChange(place)
    if (kind === null) return err({ code: 'proposal/not-allowed-there' })
    if (kind === 'action') return this.draftAction(writer, plan, opened.value, GoalId.parse(place[1]))
    const base = await read(opened.value, (doc, seq) => baseAt(doc, place, kind, seq))
    if (!base.ok) return base
    if (base.value === null) return err({ code: 'proposal/no-such-place' })
    const stood = base.value
    const side = await this.sideOf({ plan, party: writer.party })
    if (!side.ok) return side
    let id = ProposalId.parse(randomId())
    const written = await write(side.value, doc => {
      const { overlays } = sideView(doc, serverOrigin).roots
      const open = overlays.ids().find(each => {
        const overlay = overlays.get(each)
        return samePath(overlay?.place.get() ?? [], place) && overlay?.dropped.get() !== true && overlay?.sentAt.get() === undefined
      })
      if (open !== undefined) {
        id = open
        return
      }
      const overlay = overlays.create(id, { place: [...place], base: stood, ...(stood.kind === 'value' && stood.base !== undefined && { proposed: stood.base }) })
      if (stood.kind === 'text') writeRichText(overlay.text.fragment, stood.base)
    })
    return written.ok ? ok(id) : written
  }

  /** Begins a new action. Another each time: none of them is about what another is about. */
  private async draftAction(writer: Writer, plan: PlanId, opened: OpenDocument, goal: GoalId): Promise<Result<ProposalId, ProposalError>> {
    const isThere = await read(opened, doc => planView(doc, serverOrigin).roots.goals.has(goal))
    if (!isThere.ok) return isThere
    if (!isThere.value) return err({ code: 'proposal/no-such-place' })
    const side = await this.sideOf({ plan, party: writer.party })
    if (!side.ok) return side
    const id = ProposalId.parse(randomId())
    const written = await write(side.value, doc => void sideView(doc, serverOrigin).roots.newActions.create(id, { goal }))
    return written.ok ? ok(id) : written
  }

  /** Sends drafts of the writer's delegation into the plan, each whole or not at all. Sent again they stay as they are. */
  async send(writer: Writer, plan: PlanId, ids: readonly ProposalId[]): Promise<Result<readonly Outcome[], ProposalError>> {
    const opened = await this.planFor(writer, plan, 'sending')
    if (!opened.ok) return opened
    const side = await this.sideOf({ plan, party: writer.party })
    if (!side.ok) return side
    const drafts = await read(side.value, doc => ids.map(id => draftIn(doc, id)))
    if (!drafts.ok) return drafts
    const outcomes: Outcome[] = []
    const inPlan = new Map<ProposalId, ProposedChange>()
    const at = this.parts.now().toISOString()
    const written = await this.decided(opened.value, writer, 'sending', 'proposals-sent', (doc, { grant }) => {
      const { proposals } = planView(doc, serverOrigin).roots
      const own = proposals.ids().filter(id => proposals.get(id)?.by.get() === writer.party)
      let open = own.filter(id => proposals.get(id)?.decision.get() === undefined).length
      let bytes = own.reduce((sum, id) => sum + bytesOf(proposals.get(id)?.change.get()), 0)
      const room = new Room(opened.value.encodedBytes, roomyBytes, doc)
      for (const [index, id] of ids.entries()) {
        const draft = drafts.value[index] ?? null
        const sent = proposals.get(id)
        const added = draft === null ? 0 : bytesOf(draft.change)
        const problem = draft === null ? 'proposal/not-found'
          // Of a new action the page says what it is called: under what another delegation's is called it would pass for sent.
          : sent !== undefined ? (own.includes(id) ? (sameValue(sent.change.get(), draft.change) ? null : 'proposal/sent-already') : 'proposal/not-found')
            : open >= maxOpenProposalsOfParty ? 'proposal/too-many'
              : bytes + added > maxBytesOfParty || !room.holds(added) ? 'proposal/no-room' : problemOf(doc, draft, writer.party)
        outcomes.push({ id, error: problem })
        const already = sent?.change.get()
        if (own.includes(id) && already !== undefined) inPlan.set(id, already)
        if (problem !== null || draft === null || sent !== undefined) continue
        open++
        bytes += added
        room.take(added)
        inPlan.set(id, draft.change)
        proposals.create(id, { place: [...draft.place], by: writer.party, change: draft.change, sent: { at, capacity: grant.capacity }, ...(draft.reason !== undefined && { reason: draft.reason }) })
      }
      return outcomes
    })
    if (!written.ok) return written
    const noted = await write(side.value, doc => {
      for (const [id, change] of inPlan) noteSent(doc, id, change, at)
    })
    // The plan holds them: that the side does not say so yet is put right when it is sent again.
    return noted.ok ? ok(outcomes) : noted
  }

  /** Takes in or turns down, by whoever may write at the place; takes back, by the delegation whose it is. One by one, in this order,
   *  on the plan as the one before left it. */
  async decide(writer: Writer, plan: PlanId, ids: readonly ProposalId[], verdict: Verdict): Promise<Result<readonly Outcome[], ProposalError>> {
    const opened = await this.planFor(writer, plan, null)
    if (!opened.ok) return opened
    const outcomes: Outcome[] = []
    let references: Alongside | null = null
    const written = await this.decided(opened.value, writer, null, `proposals-${verdict.decision}`, (doc, { facts, by }) => {
      const made: ActionId[] = []
      const room = new Room(opened.value.encodedBytes, maxDocumentBytes, doc)
      const { epoch, seq } = opened.value
      const [seen, now] = [{ epoch, seq }, this.parts.now()]
      for (const id of ids) outcomes.push({ id, error: decideProposal(doc, id, verdict, { by, facts, seen, now, room }, action => made.push(action)) })
      if (made.length > 0) references = planGovernanceOf(opened.value).refer(doc, made)
      if (verdict.decision === 'accepted') keepNumbers(doc)
      return outcomes
    }, async transaction => references?.(transaction))
    return written.ok ? ok(outcomes) : written
  }

  /** One write of the plan, at the word of its writer, judged by what the plan is, and what its writer holds, when its turn comes. */
  private async decided(document: OpenDocument, asked: Writer, writtenBy: 'sending' | null, what: string, act: (doc: Y.Doc, turn: Turn) => readonly Outcome[], alongside?: Alongside): Promise<Result<void, ProposalError>> {
    return asHeld(this.parts.heldNow, asked, (writer, stillHold) => this.inTurn(document, writer, stillHold, writtenBy, what, act, alongside))
  }

  private async inTurn(document: OpenDocument, writer: Writer, stillHold: () => boolean, writtenBy: 'sending' | null, what: string, act: (doc: Y.Doc, turn: Turn) => readonly Outcome[], alongside?: Alongside): Promise<Result<void, ProposalError> | typeof endedMeanwhile> {
    let refused: ProposalError | typeof endedMeanwhile | null = null
    const grantOf = (facts: PlanFacts) => (writtenBy === null ? ok<Grant>({ role: 'delegation', capacity: writer.functions.includes('speaks') ? 'speaks' : 'drafter' }) : mayWrite(writer, facts, { writtenBy, party: writer.party }))
    const author: Author = { person: writer.person, party: writer.party, grants: [{ role: 'delegation', capacity: writer.functions.includes('speaks') ? 'speaks' : 'drafter' }] }
    const at = this.parts.now().toISOString()
    let outcomes: readonly Outcome[] = []
    const written = await write(document, doc => {
      if (!stillHold()) {
        refused = endedMeanwhile
        return
      }
      const facts = factsOf(planGovernanceOf(document).record(), this.parts.now())
      const grant = grantOf(facts)
      if (grant.ok) outcomes = act(doc, { grant: grant.value, facts, by: writer })
      else refused = { code: grant.error.code }
    }, async transaction => {
      await alongside?.(transaction)
      const done = outcomes.filter(({ error }) => error === null).map(({ id }) => id)
      const [capacity] = author.grants.map(grant => grant.capacity)
      if (done.length > 0 && capacity !== undefined) await transaction.insertInto('record_log').values(logLine(at, { person: writer.person, party: writer.party, capacity }, what, document.id, { proposals: done })).execute()
    }, author)
    return refused === null ? written : refused === endedMeanwhile ? refused : err(refused)
  }

  /** A plan that is not theirs answers like none; who may not, why. */
  private async planFor(writer: Writer, plan: PlanId, writtenBy: 'own-side' | 'sending' | null): Promise<Result<OpenDocument, ProposalError>> {
    const record = await readRecord(this.parts.store.database, plan)
    if (record === null || !isOpenTo(writer.party, record, this.parts.now())) return err({ code: 'plan/not-found' })
    const facts = factsOf(record, this.parts.now())
    if (writtenBy !== null) {
      if (!mayEnterSide(writer, { plan, party: writer.party }, facts)) return err({ code: 'mandate/not-in-circle' })
      const may = mayWrite(writer, facts, { writtenBy, party: writer.party })
      if (!may.ok) return err({ code: may.error.code })
    }
    return this.opened(documentOfPlan(plan))
  }

  /** Made by the first who needs it. */
  private async sideOf(place: SidePlace): Promise<Result<OpenDocument, ProposalError>> {
    const made = await makeSide(this.parts.store, place, this.parts.now())
    return made.ok ? this.opened(documentOfSide(place)) : made
  }

  private async opened(id: string): Promise<Result<OpenDocument, ProposalError>> {
    const opened = await this.parts.documents.open(id)
    return opened.ok && opened.value !== null ? ok(opened.value) : err({ code: 'store/not-readable' })
  }
}

async function read<T>(document: OpenDocument, look: (doc: Y.Doc, seq: number) => T): Promise<Result<T, ProposalError>> {
  try {
    return ok(await document.whenStored(doc => look(doc, document.seq)))
  } catch {
    return err({ code: 'store/not-readable' })
  }
}

async function write(document: OpenDocument, ...[change, alongside, author]: [Parameters<OpenDocument['write']>[0], Parameters<OpenDocument['write']>[1]?, Author?]): Promise<Result<void, ProposalError>> {
  try {
    await document.write(change, alongside, undefined, author ?? null)
    return ok(undefined)
  } catch {
    return err({ code: 'store/not-writable' })
  }
}
