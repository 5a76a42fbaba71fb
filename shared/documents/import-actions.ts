// Actions that come from a table: all of them created for good, whole, and brought in by one step that undo takes back.
// Whoever is named in one is asked, in the writer's name; nobody is answered for.
import * as Y from 'yjs'
import { ActionId, randomId, RequestId, RowId } from '../ids.ts'
import type { GoalId, PartyId } from '../ids.ts'
import type { ActionDraft } from '../imports/import-table.ts'
import { maxUpdateBytes } from '../protocol/limits.ts'
import { keyBetween } from '../schema/order.ts'
import { fillText, fillTitle } from '../schema/rich-text-writing.ts'
import type { FillBlock } from '../schema/rich-text-writing.ts'
import type { IsoDay, OrderKey } from '../schema/values.ts'
import { orderedActionsOf } from './plan-commands.ts'
import { askerKey, planView } from './plan.ts'
import type { ActionView, PlanView } from './plan.ts'

/** `proposes`: a delegation without a role in the plan, whose actions stand as its proposals. */
export type Importer = { readonly party: PartyId; readonly proposes: boolean; readonly on?: IsoDay }

/** Some bytes of the bound are left for the step that brings the actions in, and for what the page says around an update. */
const roomForTheRest = 16 * 1024

/** Adds the drafts at the end of their goals, in their order; gives their ids in the same order. Two transactions, which a
 *  page sends as one update (see `Replica.asOne`): what is to be undone is the second.
 *  Does not check that they fit into one update: ask `fitsOneUpdate` before. */
export function bringInActions(plan: PlanView, drafts: readonly ActionDraft[], importer: Importer): readonly ActionId[] {
  const lastByGoal = new Map<GoalId, OrderKey | null>()
  const ids = drafts.map(() => ActionId.parse(randomId()))
  plan.changeForGood(() => {
    drafts.forEach((draft, index) => {
      const id = ids[index]
      if (id === undefined) return
      const { goal } = draft
      const last = lastByGoal.get(goal) ?? orderedActionsOf(plan, goal).at(-1)?.order ?? null
      const order = keyBetween(last, null)
      lastByGoal.set(goal, order)
      const action = plan.roots.actions.create(id, { ...valuesOf(draft), goal, order, removed: true, ...(importer.proposes ? { proposedBy: importer.party } : {}) })
      fill(action, draft, importer)
    })
  })
  plan.change(() => ids.forEach(id => plan.roots.actions.get(id)?.removed.set(false)))
  return ids
}

/** Takes out again what came in, whatever was done since; it can be brought back like everything that is removed. */
export function takeOutActions(plan: PlanView, ids: readonly ActionId[]): void {
  plan.change(() => ids.forEach(id => plan.roots.actions.get(id)?.removed.set(true)))
}

/** Whether the server would take the drafts as one update. Written into a document of nobody to find out. */
export function fitsOneUpdate(drafts: readonly ActionDraft[], importer: Importer): boolean {
  const doc = new Y.Doc()
  bringInActions(planView(doc), drafts, importer)
  const fits = Y.encodeStateAsUpdate(doc).byteLength + roomForTheRest <= maxUpdateBytes
  doc.destroy()
  return fits
}

function valuesOf({ kind, nature, stance, level, from, to, channel, seeks }: ActionDraft) {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(nature === undefined ? {} : { nature }),
    ...(stance === undefined ? {} : { stance }),
    ...(level === undefined ? {} : { level }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(channel === undefined ? {} : { channel }),
    ...(seeks === undefined ? {} : { seeks }),
  }
}

function fill(action: ActionView, draft: ActionDraft, importer: Importer): void {
  if (draft.title !== '') fillTitle(action.title.fragment, draft.title)
  if (draft.description.length > 0) fillText(action.description.fragment, blocksOf(draft.description))
  if (draft.expectedResult.length > 0) fillText(action.expectedResult.fragment, blocksOf(draft.expectedResult))
  for (const goal of draft.goalsServed) action.goalsServed.set(goal, true)
  askAll(action, draft, importer)
  const { jointActionDays, indicators, funding } = draft
  inOrder(jointActionDays, (id, order, row) => action.jointActionDays.create(id, { ...row, order, removed: false }))
  inOrder(indicators, (id, order, row) => action.indicators.create(id, { ...row, order, removed: false }))
  inOrder(funding, (id, order, row) => action.funding.create(id, { ...row, order, removed: false }))
}

function askAll(action: ActionView, { leader, coLeaders, participants }: ActionDraft, { party: asker, on }: Importer): void {
  const newRequest = (party: PartyId): { readonly request: RequestId; readonly on?: IsoDay } => {
    const request = RequestId.parse(randomId())
    action.askers.set(askerKey(party, request), asker)
    return { request, ...(on === undefined ? {} : { on }) }
  }
  if (leader !== undefined) action.leader.set({ party: leader, ...newRequest(leader) })
  for (const party of coLeaders) action.coLeaders.set(party, newRequest(party))
  for (const party of participants) action.participants.set(party, newRequest(party))
}

function inOrder<Row>(rows: readonly Row[], create: (id: RowId, order: OrderKey, row: Row) => void): void {
  let order: OrderKey | null = null
  for (const row of rows) {
    order = keyBetween(order, null)
    create(RowId.parse(randomId()), order, row)
  }
}

const bullet = /^[•·▪◦*–-]\s+/

/** Lines that begin with a dot or a dash are a list. */
function blocksOf(lines: readonly string[]): readonly FillBlock[] {
  const blocks: (FillBlock & { readonly items?: string[] })[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    const item = bullet.test(line) ? line.replace(bullet, '') : null
    if (item === null) blocks.push({ type: 'paragraph', text: line })
    else if (last?.type === 'bulletList' && last.items !== undefined) last.items.push(item)
    else blocks.push({ type: 'bulletList', items: [item] })
  }
  return blocks
}
