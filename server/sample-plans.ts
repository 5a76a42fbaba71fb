// Loads the sample workspace into an empty one: fictional plans over the real areas, made by a seeded generator, each
// marked as a sample. No feature depends on them.
import { largeSamplePriority } from '../shared/sample/content/large-sample.ts'
import { samplePlans } from '../shared/sample/content/index.ts'
import { fillPlan } from '../shared/sample/fill-plan.ts'
import { AreaId, PartyId } from '../shared/ids.ts'
import type { PlanId } from '../shared/ids.ts'
import { IsoDay } from '../shared/schema/values.ts'
import { mayBeAddedToCircle } from '../shared/parties/circle.ts'
import type { Kysely } from 'kysely'
import type { Appointment, PlanRecord } from './plans/plan-record.ts'
import type { Plans } from './plans/plans.ts'
import type { Database } from './store/schema.ts'

type Roles = { readonly driver: string | null; readonly accepted: boolean; readonly coDrivers: readonly string[] }

/** Who drives what in the sample. One plan without a driver and two whose driver has not accepted yet, so that all
 *  three states can be seen; Malta has no role anywhere. */
const rolesByArea: { readonly [area: string]: Roles } = {
  '2026-2029/mtcn/mtcn': { driver: 'ms-it', accepted: true, coDrivers: ['ms-fr', 'ms-es'] },
  '2026-2029/online/ca': { driver: 'ms-nl', accepted: false, coDrivers: ['ms-de', 'europol'] },
  '2026-2029/online/ocse': { driver: 'ms-se', accepted: true, coDrivers: ['ms-be'] },
  '2026-2029/online/ofs': { driver: 'ms-ro', accepted: true, coDrivers: ['ms-fi', 'eurojust'] },
  '2026-2029/dru/cch': { driver: 'ms-es', accepted: true, coDrivers: ['ms-fr', 'ms-pt'] },
  '2026-2029/dru/syn': { driver: 'ms-pl', accepted: true, coDrivers: ['ms-nl'] },
  '2026-2029/msthb/ms': { driver: 'ms-de', accepted: true, coDrivers: ['ms-fr', 'ms-es', 'europol'] },
  '2026-2029/msthb/thb': { driver: 'ms-at', accepted: true, coDrivers: ['ms-ro', 'ms-bg'] },
  '2026-2029/firex/firex': { driver: 'ms-hr', accepted: true, coDrivers: ['ms-sk'] },
  '2026-2029/env/env': { driver: null, accepted: false, coDrivers: [] },
  '2026-2029/ecfin/vat': { driver: 'ms-cz', accepted: true, coDrivers: ['ms-lv', 'europol'] },
  '2026-2029/ecfin/ipc': { driver: 'ms-it', accepted: false, coDrivers: ['euipo'] },
  '2026-2029/ecfin/cfml': { driver: 'ms-fr', accepted: true, coDrivers: ['ms-lt', 'ms-ie'] },
  '2026-2029/sample/large': { driver: 'ms-lt', accepted: true, coDrivers: ['ms-ee', 'frontex'] },
  '2022-2025/ms/ms': { driver: 'ms-de', accepted: true, coDrivers: ['ms-fr'] },
  '2022-2025/opc/opc': { driver: 'ms-fr', accepted: true, coDrivers: ['ms-be'] },
  '2022-2025/fir/fir': { driver: 'ms-es', accepted: true, coDrivers: ['ms-hr'] },
}

const decidedOn = IsoDay.parse('2025-09-15')
const without = [PartyId.parse('ms-mt')]

/** The area whose plan can be taken into a round (sample-round.ts): Italy drives it, and nothing in it is to fix then. */
const areaToDiscuss = '2026-2029/mtcn/mtcn'

/** @returns the plan that is ready for a round, if one is to be. */
export async function loadSamplePlans(plans: Plans, database: Kysely<Database>, isOneDiscussed: boolean): Promise<PlanId | null> {
  await addLargeSampleArea(database)
  for (const [index, { content, periodStart, periodEnd }] of samplePlans.entries()) {
    const roles = rolesByArea[content.area] ?? { driver: null, accepted: false, coDrivers: [] }
    const isPast = periodEnd < '2026-01-01'
    const isDiscussed = isOneDiscussed && content.area === areaToDiscuss && !isPast
    const record = recordFor(content.area, content.partners, roles, isPast)
    const created = await plans.create(content.area, periodStart, null, record, (plan, made, giveReference) =>
      fillPlan(plan, content, {
        seed: 7 * index + 3,
        cycle: made.cycle,
        periodStart,
        periodEnd,
        driver: roles.accepted && made.driver !== null ? made.driver.party : null,
        without,
        isComplete: isPast || isDiscussed,
        giveReference,
      }))
    // There from a start that was cut off.
    if (!created.ok && created.error.code === 'plan/exists') continue
    if (!created.ok) throw new Error(`the sample plan of ${content.area} could not be made: ${created.error.code}`, { cause: created.error.code })
  }
  if (!isOneDiscussed) return null
  const { id } = await database.selectFrom('plans').select('id').where('area', '=', AreaId.parse(areaToDiscuss)).where('period_start', '>=', '2026').executeTakeFirstOrThrow()
  return id
}

function recordFor(area: AreaId, partners: readonly PartyId[], roles: Roles, isPast: boolean): Partial<PlanRecord> {
  const appointed = (party: string, accepted: boolean): Appointment => ({
    party: PartyId.parse(party),
    decision: 'provisional',
    on: decidedOn,
    acceptedAt: accepted ? '2025-09-22T09:00:00.000Z' : null,
    acceptedBy: null,
  })
  return {
    isSample: true,
    status: isPast ? 'closed' : 'drafting',
    driver: roles.driver === null ? null : appointed(roles.driver, roles.accepted),
    coDrivers: roles.coDrivers.map((party, index) => appointed(party, index === 0 || area !== '2026-2029/ecfin/vat')),
    addedToCircle: partners.filter(mayBeAddedToCircle),
  }
}

/** The area that no Council chose: there to see how a very large plan behaves. */
async function addLargeSampleArea(database: Kysely<Database>): Promise<void> {
  const { id, number, code, title, areas } = largeSamplePriority
  await database.insertInto('priorities').values({ id, cycle: '2026-2029', number, code, title, position: 99 }).onConflict(conflict => conflict.doNothing()).execute()
  for (const area of areas) {
    await database.insertInto('areas').values({ id: area.id, priority: id, code: area.code, title: area.title, position: 0 }).onConflict(conflict => conflict.doNothing()).execute()
  }
}
