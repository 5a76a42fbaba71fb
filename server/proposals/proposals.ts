// Proposals of delegations: begun in their own side, sent into the plan, decided there. Each step is one write of one document's own
// queue, so that of two who decide at once one comes first, and the other is told.
import type * as Y from 'yjs'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import { ProposedChange } from '../../shared/documents/proposals.ts'
import { documentOfSide, OverlayBase, sideSchema, sideView } from '../../shared/documents/side.ts'
import type { SidePlace } from '../../shared/documents/side.ts'
import { ActionId, ProposalId, randomId } from '../../shared/ids.ts'
import type { PlanId } from '../../shared/ids.ts'
import { mayDecide } from '../../shared/mandates/deciding.ts'
import { mayWrite } from '../../shared/mandates/mandates.ts'
import type { Grant, PlanFacts, Writer } from '../../shared/mandates/mandates.ts'
import type { Field } from '../../shared/mandates/plan-writes.ts'
import { sameBlocks } from '../../shared/proposals/merge-texts.ts'
import { fieldOfPlace, kindOfChange } from '../../shared/proposals/proposable.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { samePath } from '../../shared/schema/node.ts'
import type { Path } from '../../shared/schema/node.ts'
import { entryOf } from '../../shared/schema/reading.ts'
import { richTextToJson } from '../../shared/schema/rich-text-reading.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { writeRichText } from '../../shared/schema/rich-text-writing.ts'
import { maxOpenProposalsOfParty } from '../../shared/workflow/bounds.ts'
import { logLine } from '../record-log.ts'
import { documentOfPlan, isOpenTo, readRecord } from '../plans/plan-record.ts'
import { planGovernanceOf } from '../plans/plans.ts'
import { factsOf } from '../plans/plan-record.ts'
import { keepNumbers } from '../plans/keep-numbers.ts'
import { mayEnterSide } from '../sides/side-rights.ts'
import type { Store } from '../store/store.ts'
import { serverOrigin } from '../sync/document.ts'
import type { Author, OpenDocument } from '../sync/document.ts'
import { newDocument } from '../sync/new-document.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'
import { applyChange, contentOf, sameJson, standingAt, valueProblem } from './apply-proposal.ts'
import type { ProposalProblem } from './apply-proposal.ts'

export type ProposalError = ProposalProblem | { readonly code: 'plan/not-found' | 'proposal/not-found' | 'proposal/decided-already' | 'proposal/too-many' | 'store/not-readable' | 'store/not-writable' }

/** What became of one of several that were sent or decided together. */
export type Outcome = { readonly id: ProposalId; readonly error: ProposalError['code'] | null }

export type Verdict = { readonly decision: 'accepted' | 'declined' | 'withdrawn'; readonly reason?: string | undefined; readonly instead?: unknown }

type Parts = { readonly store: Store; readonly documents: OpenDocuments; readonly now: () => Date }

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

  /** Sends drafts of the writer's delegation into the plan, each whole or not at all. Sent again they stay as they are. */
  async send(writer: Writer, plan: PlanId, ids: readonly ProposalId[]): Promise<Result<readonly Outcome[], ProposalError>> {
    const opened = await this.planFor(writer, plan, 'sending')
    if (!opened.ok) return opened
    const side = await this.sideOf({ plan, party: writer.party })
    if (!side.ok) return side
    const drafts = await read(side.value, doc => ids.map(id => draftIn(doc, id)))
    if (!drafts.ok) return drafts
    const outcomes: Outcome[] = []
    const at = this.parts.now().toISOString()
    const written = await this.decided(opened.value, writer, 'sending', 'proposals-sent', (doc, grant) => {
      const { proposals } = planView(doc, serverOrigin).roots
      let open = proposals.ids().filter(id => proposals.get(id)?.by.get() === writer.party && proposals.get(id)?.decision.get() === undefined).length
      for (const [index, id] of ids.entries()) {
        const draft = drafts.value[index] ?? null
        const problem = draft === null ? 'proposal/not-found' : proposals.has(id) ? null : open >= maxOpenProposalsOfParty ? 'proposal/too-many' : problemOf(doc, draft)
        outcomes.push({ id, error: problem })
        if (problem !== null || draft === null || proposals.has(id)) continue
        open++
        proposals.create(id, { place: [...draft.place], by: writer.party, change: draft.change, sent: { at, capacity: grant.capacity }, ...(draft.reason !== undefined && { reason: draft.reason }) })
      }
      return outcomes
    })
    if (!written.ok) return written
    const sent = outcomes.filter(({ error }) => error === null).map(({ id }) => id)
    const noted = await write(side.value, doc => {
      for (const id of sent) sideView(doc, serverOrigin).roots.overlays.get(id)?.sentAt.set(at)
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
    const written = await this.decided(opened.value, writer, null, `proposals-${verdict.decision}`, (doc, _grant, facts) => {
      for (const id of ids) outcomes.push({ id, error: this.decideOne(doc, writer, facts, id, verdict) })
      if (verdict.decision === 'accepted') keepNumbers(doc)
      return outcomes
    })
    return written.ok ? ok(outcomes) : written
  }

  private decideOne(doc: Y.Doc, writer: Writer, facts: PlanFacts, id: ProposalId, { decision, reason, instead }: Verdict): ProposalError['code'] | null {
    const proposal = planView(doc, serverOrigin).roots.proposals.get(id)
    const [place, change, by] = [proposal?.place.get(), proposal?.change.get(), proposal?.by.get()]
    if (proposal === undefined || place === undefined || change === undefined) return 'proposal/not-found'
    if (proposal.decision.get() !== undefined) return 'proposal/decided-already'
    const may = decision === 'withdrawn'
      ? mayWrite(writer, facts, { writtenBy: 'sending', party: by })
      : mayDecide(writer, facts, fieldOf(place), action => entryOf(doc, 'actions', planSchema.roots.actions, action))
    if (!may.ok) return may.error.code
    if (decision === 'accepted') {
      const applied = applyChange(doc, place, change, { by: writer.party, on: IsoDay.parse(this.parts.now().toISOString().slice(0, 10)), instead })
      if (!applied.ok) return applied.error.code
    }
    proposal.decision.set({ decision, by: writer.party, capacity: may.value.capacity, at: this.parts.now().toISOString(), ...(reason !== undefined && { reason }) })
    return null
  }

  /** One write of the plan, at the word of its writer, judged by what the plan is when its turn comes. */
  private async decided(document: OpenDocument, writer: Writer, writtenBy: 'sending' | null, what: string, act: (doc: Y.Doc, grant: Grant, facts: PlanFacts) => readonly Outcome[]): Promise<Result<void, ProposalError>> {
    let refused: ProposalError | null = null
    const grantOf = (facts: PlanFacts) => (writtenBy === null ? ok<Grant>({ role: 'delegation', capacity: writer.functions.includes('speaks') ? 'speaks' : 'drafter' }) : mayWrite(writer, facts, { writtenBy, party: writer.party }))
    const author: Author = { person: writer.person, party: writer.party, grants: [{ role: 'delegation', capacity: writer.functions.includes('speaks') ? 'speaks' : 'drafter' }] }
    const at = this.parts.now().toISOString()
    let outcomes: readonly Outcome[] = []
    const written = await write(document, doc => {
      const facts = factsOf(planGovernanceOf(document).record(), this.parts.now())
      const grant = grantOf(facts)
      if (grant.ok) outcomes = act(doc, grant.value, facts)
      else refused = { code: grant.error.code }
    }, async transaction => {
      const done = outcomes.filter(({ error }) => error === null).map(({ id }) => id)
      const [capacity] = author.grants.map(grant => grant.capacity)
      if (done.length > 0 && capacity !== undefined) await transaction.insertInto('record_log').values(logLine(at, { person: writer.person, party: writer.party, capacity }, what, document.id, { proposals: done })).execute()
    }, author)
    return refused === null ? written : err(refused)
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
    const id = documentOfSide(place)
    const there = await this.parts.store.database.selectFrom('documents').select('id').where('id', '=', id).executeTakeFirst()
    if (there === undefined) {
      const { document, rows } = newDocument(sideSchema, id, this.parts.now().toISOString(), doc => {
        const { record } = sideView(doc, serverOrigin).roots
        record.plan.set(place.plan)
        record.party.set(place.party)
      })
      const made = await this.parts.store.createDocument(document, rows)
      if (!made.ok && made.error.code !== 'store/document-exists') return err({ code: 'store/not-writable' })
    }
    return this.opened(id)
  }

  private async opened(id: string): Promise<Result<OpenDocument, ProposalError>> {
    const opened = await this.parts.documents.open(id)
    return opened.ok && opened.value !== null ? ok(opened.value) : err({ code: 'store/not-readable' })
  }
}

type Draft = { readonly place: Path; readonly change: ProposedChange; readonly reason: string | undefined }

/** Null: it is not there, or was put aside. */
function draftIn(doc: Y.Doc, id: ProposalId): Draft | null {
  const overlay = sideView(doc, serverOrigin).roots.overlays.get(id)
  const [place, base] = [overlay?.place.get(), overlay?.base.get()]
  if (overlay === undefined || place === undefined || base === undefined || overlay.dropped.get() === true) return null
  const reason = overlay.reason.get()
  return { place, change: changeOf(base, overlay.text.fragment, overlay.proposed.get()), reason }
}

function changeOf(base: OverlayBase, text: Y.XmlFragment, proposed: unknown): ProposedChange {
  switch (base.kind) {
    case 'removal':
      return base
    case 'text':
      return ProposedChange.parse({ ...base, proposed: contentOf(richTextToJson(text)) })
    case 'value':
      return ProposedChange.parse({ ...base, ...(proposed !== undefined && { proposed }) })
  }
}

/** Why a draft cannot be sent; null: it can. */
function problemOf(doc: Y.Doc, { place, change }: Draft): ProposalError['code'] | null {
  if (kindOfChange(place) !== change.kind || !isThere(doc, place)) return 'proposal/no-such-place'
  switch (change.kind) {
    case 'removal':
      return null
    case 'text':
      return sameBlocks(change.base, change.proposed) ? 'proposal/changes-nothing' : null
    case 'value':
      return sameJson(change.base, change.proposed) ? 'proposal/changes-nothing' : (valueProblem(doc, place, change.proposed)?.code ?? null)
  }
}

const isThere = (doc: Y.Doc, [root, id]: Path): boolean => root !== 'actions' || planView(doc, serverOrigin).roots.actions.has(ActionId.parse(id))

function baseAt(doc: Y.Doc, place: Path, kind: ProposedChange['kind'], seq: number): OverlayBase | null {
  if (!isThere(doc, place)) return null
  const stands = standingAt(doc, place)
  switch (kind) {
    case 'removal':
      return { kind }
    case 'text':
      return OverlayBase.parse({ kind, seq, base: stands })
    case 'value':
      return OverlayBase.parse({ kind, ...(stands !== undefined && { base: stands }) })
  }
}

function fieldOf(place: Path): Field {
  const field = fieldOfPlace(place)
  if (field === null) throw new Error('the schema holds no field there')
  return field
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
