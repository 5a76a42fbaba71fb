// A plan as its files are made from it: the stored state of one moment, and what stands around it. Read once, in the worker.
import * as Y from 'yjs'
import { orderedActions } from '../../shared/documents/plan-order.ts'
import type { PlacedAction } from '../../shared/documents/plan-order.ts'
import { planPlain, planSchema } from '../../shared/documents/plan.ts'
import type { PlanPlain } from '../../shared/documents/plan.ts'
import { nameOf } from '../../shared/exports/plan-table.ts'
import type { GoalName } from '../../shared/exports/plan-table.ts'
import { word } from '../../shared/exports/words.ts'
import { momentText, versionOf } from '../../shared/exports/version.ts'
import { formatEuro } from '../../shared/formats.ts'
import type { PlanId } from '../../shared/ids.ts'
import { fundingOf } from '../../shared/projection/action-summary.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import { contentOfText } from '../../shared/schema/plain-content.ts'
import type { RichText } from '../../shared/schema/rich-text-shape.ts'
import { markingLabels, planStatusLabels } from '../../shared/vocabularies/vocabularies.ts'

/** What a file says of a plan beside its document. */
export type PlanAbout = {
  readonly plan: PlanId
  /** "Migrant smuggling 2026–27" */
  readonly name: string
  readonly period: string
  readonly goals: readonly GoalName[]
  /** Of the stored state; `at` is an instant in UTC. */
  readonly seq: number
  readonly at: string
  /** Of the page of the plan. */
  readonly address: string
}

/** `contentHash`: the fingerprint of what the plan says. */
export type PlanSource = PlanAbout & { readonly contentHash: string; readonly doc: Y.Doc; readonly plain: PlanPlain; readonly places: readonly PlacedAction[] }

/** Called as the parts of a file are done; `of` stays the same within a file. */
export type Progress = (done: number, of: number) => void

export function planSource(about: PlanAbout, state: Uint8Array): PlanSource {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const plain = planPlain(doc)
  return { ...about, contentHash: canonicalHash(doc, planSchema, 'content'), doc, plain, places: orderedActions(plain, about.goals.map(({ id }) => id)) }
}

/** A rich text of the plan as blocks; none where nobody has written into it. */
export function blocksAt({ doc }: PlanSource, root: string, id?: string, field?: string): RichText {
  const entry: unknown = id === undefined ? undefined : doc.getMap(root).get(id)
  const text: unknown = id === undefined ? doc.getXmlFragment(root) : entry instanceof Y.Map ? entry.get(field ?? '') : undefined
  const content = text instanceof Y.XmlFragment ? contentOfText('rich', text) : undefined
  return typeof content === 'object' ? content : []
}

// What stands on every page: without its marking no page may leave the house.

export const markingOf = ({ plain }: PlanSource): string => markingLabels[plain.record.marking ?? 'limite']
export const isSample = ({ plain }: PlanSource): boolean => plain.record.sample === true
export const versionLine = ({ contentHash, at }: PlanSource): string => word('file/version-line', { version: versionOf(contentHash), moment: momentText(at) })

/** What a plan is, as pairs of name and value. */
export function factsOfPlan(source: PlanSource): readonly (readonly [string, string])[] {
  const { plain: { record }, places, period } = source
  const appointed = ({ party, accepted }: { readonly party: Parameters<typeof nameOf>[0]; readonly accepted: boolean }): string =>
    accepted ? nameOf(party) : `${nameOf(party)} (${word('file/not-accepted')})`
  const sum = { euro: 0, toBeDetermined: 0 }
  const counted = places.filter(place => !place.isProposal)
  for (const { action } of counted) {
    const { euro, toBeDetermined } = fundingOf(action)
    sum.euro += euro
    sum.toBeDetermined += toBeDetermined
  }
  const open = sum.toBeDetermined === 0 ? '' : `, ${sum.toBeDetermined} ${word('file/to-be-determined')}`
  return [
    [word('file/marking'), markingOf(source)],
    ...(isSample(source) ? [[word('field/record.sample'), word('file/sample')] as const] : []),
    [word('file/period'), period],
    [word('field/record.status'), record.status === undefined ? '' : planStatusLabels[record.status]],
    [word('field/record.driver'), record.driver === undefined ? word('file/no-driver') : appointed(record.driver)],
    ...((record.coDrivers ?? []).length === 0 ? [] : [[word('field/record.coDrivers'), (record.coDrivers ?? []).map(appointed).join('; ')] as const]),
    ...(record.councilDocument === undefined ? [] : [[word('field/record.councilDocument'), record.councilDocument] as const]),
    [word('file/actions'), String(counted.length)],
    [word('file/funding-sum'), formatEuro(sum.euro) + open],
    [word('file/version'), `${versionOf(source.contentHash)}, ${momentText(source.at)}`],
  ]
}
