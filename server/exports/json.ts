// A plan as a data file: see shared/exports/plan-file.ts.
import { givenAnswer, isInWriting, partiesIn, requestOf } from '../../shared/documents/plan-answers.ts'
import { contentOfPlan } from '../../shared/documents/plan-content.ts'
import { rolesInAction } from '../../shared/documents/plan.ts'
import type { ActionPlain } from '../../shared/documents/plan.ts'
import { planFileFormat, planFileVersion } from '../../shared/exports/plan-file.ts'
import type { PlanFile } from '../../shared/exports/plan-file.ts'
import type { ActionId, PartyId } from '../../shared/ids.ts'
import type { PlanSource, Progress } from './plan-source.ts'

export async function planToJson(source: PlanSource, progress: Progress): Promise<Uint8Array> {
  const file = JSON.stringify(planFileOf(source), null, 2)
  progress(1, 1)
  return new TextEncoder().encode(`${file}\n`)
}

export function planFileOf({ doc, plain, plan, name, goals, places, seq, at, contentHash }: PlanSource): PlanFile {
  const { record } = plain
  const content = contentOfPlan(doc, goals.map(({ id }) => id))
  const inFile = new Set<string>(content.actions.map(({ id }) => id))
  const told = places.filter(({ id }) => inFile.has(id))
  if (record.area === undefined || record.periodStart === undefined || record.periodEnd === undefined) throw new Error(`the record of ${plan} is not in its document`)
  return {
    format: planFileFormat,
    formatVersion: planFileVersion,
    exported: { at, seq, contentHash },
    plan: {
      id: plan,
      area: record.area,
      title: name,
      period: { start: record.periodStart, end: record.periodEnd },
      marking: record.marking ?? 'limite',
      sample: record.sample === true,
      status: record.status ?? 'drafting',
      ...(record.driver !== undefined && { driver: appointment(record.driver) }),
      ...((record.coDrivers ?? []).length > 0 && { coDrivers: (record.coDrivers ?? []).map(appointment) }),
      ...(record.councilDocument !== undefined && { councilDocument: record.councilDocument }),
      ...(record.predecessor !== undefined && { predecessor: record.predecessor }),
    },
    content,
    references: Object.fromEntries(told.flatMap(({ id }) => (plain.references[id] === undefined ? [] : [[id, plain.references[id]]]))),
    answers: Object.fromEntries(told.map(({ id, action }) => [id, answersOf(action)] as const).filter(([, answers]) => answers.length > 0)),
  }
}

const appointment = ({ party, accepted }: { readonly party: PartyId; readonly accepted: boolean }) => ({ party, accepted })

/** What each delegation named said to the request that stands. */
function answersOf(action: ActionPlain): NonNullable<NonNullable<PlanFile['answers']>[ActionId]> {
  return rolesInAction.flatMap(role => partiesIn(action, role).map(party => {
    const request = requestOf(action, role, party)
    const given = request === null ? undefined : givenAnswer(action, role, party, request)
    return {
      party,
      role,
      answer: given?.answer ?? 'asked',
      ...(given?.answer === 'confirmed-subject' && { condition: given.condition }),
      ...(given !== undefined && isInWriting(given) && { inWriting: true as const }),
    }
  }))
}
