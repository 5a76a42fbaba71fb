// What actions count: kinds of result with the unit they are counted in, so that results add up across plans.
import { z } from 'zod'

export const resultKinds = [
  'arrests',
  'smugglers-arrested',
  'suspects-identified',
  'victims-safeguarded',
  'victims-identified',
  'potential-victims-identified',
  'child-victims-identified',
  'investigations-initiated',
  'weapons-seized',
  'drugs-seized',
  'drugs-seized-kg',
  'value-seized',
  'cash-seized',
  'assets-frozen-seized',
  'fraud-prevented',
  'vehicles-seized',
  'documents-forged-detected',
  'illegal-entries-detected',
  'persons-checked',
  'vehicles-checked',
  'locations-checked',
  'documents-checked',
  'officers-involved',
  'countries-involved',
  'hvt-arrested',
  'hvt-identified',
  'ocg-identified',
  'ocg-disrupted',
  'trained',
  'siena-messages',
] as const
export const ResultKind = z.enum(resultKinds)
export type ResultKind = z.infer<typeof ResultKind>

export type ResultKindFacts = {
  readonly label: string
  readonly unit: string
  /** Counted within this other kind too: never add the two. */
  readonly partOf?: ResultKind
  /** Says how much was done, not what came of it. */
  readonly effort?: true
}

export const resultKindFacts: Readonly<Record<ResultKind, ResultKindFacts>> = {
  'arrests': { label: 'Arrests', unit: 'persons' },
  'smugglers-arrested': { label: 'Migrant smugglers arrested', unit: 'persons', partOf: 'arrests' },
  'suspects-identified': { label: 'Suspects identified', unit: 'persons' },
  'victims-safeguarded': { label: 'Victims of trafficking or child sexual abuse safeguarded', unit: 'persons' },
  'victims-identified': { label: 'Victims of trafficking identified', unit: 'persons' },
  'potential-victims-identified': { label: 'Potential victims identified', unit: 'persons' },
  'child-victims-identified': { label: 'Child victims identified', unit: 'persons', partOf: 'victims-identified' },
  'investigations-initiated': { label: 'Investigations initiated', unit: 'cases' },
  'weapons-seized': { label: 'Weapons seized', unit: 'items' },
  'drugs-seized': { label: 'Drugs seized', unit: 'tonnes' },
  'drugs-seized-kg': { label: 'Drugs seized in one action', unit: 'kg' },
  'value-seized': { label: 'Value of seizures', unit: 'EUR' },
  'cash-seized': { label: 'Cash seized', unit: 'EUR' },
  'assets-frozen-seized': { label: 'Criminal assets frozen and seized', unit: 'EUR' },
  'fraud-prevented': { label: 'Fraud against EU interests prevented', unit: 'EUR' },
  'vehicles-seized': { label: 'Stolen vehicles seized', unit: 'items' },
  'documents-forged-detected': { label: 'Forged documents detected', unit: 'items' },
  'illegal-entries-detected': { label: 'Illegal entries detected', unit: 'persons' },
  'persons-checked': { label: 'Persons checked', unit: 'persons', effort: true },
  'vehicles-checked': { label: 'Vehicles checked', unit: 'items', effort: true },
  'locations-checked': { label: 'Locations checked', unit: 'places', effort: true },
  'documents-checked': { label: 'Documents checked', unit: 'items', effort: true },
  'officers-involved': { label: 'Officers involved', unit: 'persons', effort: true },
  'countries-involved': { label: 'Countries involved', unit: 'countries', effort: true },
  'hvt-arrested': { label: 'High-value targets arrested', unit: 'persons' },
  'hvt-identified': { label: 'High-value targets identified', unit: 'persons' },
  'ocg-identified': { label: 'Organised crime groups identified', unit: 'groups' },
  'ocg-disrupted': { label: 'Organised crime groups disrupted', unit: 'groups' },
  'trained': { label: 'Officials trained', unit: 'persons' },
  'siena-messages': { label: 'SIENA messages exchanged', unit: 'messages' },
}
