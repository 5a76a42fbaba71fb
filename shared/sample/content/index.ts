// All plans of the sample, in the order in which lists show their areas, each with the plan period it is for.
import type { IsoDay } from '../../schema/values.ts'
import { day } from '../../cycles/cycle.ts'
import type { AreaContent } from './area-content.ts'
import { cyberAttacks } from './ca.ts'
import { cannabisCocaineHeroin } from './cch.ts'
import { criminalFinances } from './cfml.ts'
import { environmentalCrime } from './env.ts'
import { firearmsTrafficking2025 } from './fir-2025.ts'
import { firearmsAndExplosives } from './firex.ts'
import { intellectualPropertyCrime } from './ipc.ts'
import { largeSample } from './large-sample.ts'
import { migrantSmuggling2025 } from './ms-2025.ts'
import { migrantSmuggling } from './ms.ts'
import { mostThreateningNetworks } from './mtcn.ts'
import { onlineChildSexualExploitation } from './ocse.ts'
import { onlineFraudSchemes } from './ofs.ts'
import { organisedPropertyCrime2025 } from './opc-2025.ts'
import { syntheticDrugs } from './syn.ts'
import { traffickingInHumanBeings } from './thb.ts'
import { vatFraud } from './vat.ts'

export type SamplePlan = { readonly content: AreaContent; readonly periodStart: IsoDay; readonly periodEnd: IsoDay }

/** One for each area of 2026–2029. */
export const currentAreas: readonly AreaContent[] = [
  mostThreateningNetworks,
  cyberAttacks,
  onlineChildSexualExploitation,
  onlineFraudSchemes,
  cannabisCocaineHeroin,
  syntheticDrugs,
  migrantSmuggling,
  traffickingInHumanBeings,
  firearmsAndExplosives,
  environmentalCrime,
  vatFraud,
  intellectualPropertyCrime,
  criminalFinances,
]

/** Some areas of 2022–2025, for their last one-year plans. */
export const formerAreas: readonly AreaContent[] = [migrantSmuggling2025, organisedPropertyCrime2025, firearmsTrafficking2025]

export const samplePlans: readonly SamplePlan[] = [
  ...currentAreas.map(content => ({ content, periodStart: day('2026-01-01'), periodEnd: day('2027-12-31') })),
  { content: largeSample, periodStart: day('2026-01-01'), periodEnd: day('2027-12-31') },
  ...formerAreas.map(content => ({ content, periodStart: day('2025-01-01'), periodEnd: day('2025-12-31') })),
]
