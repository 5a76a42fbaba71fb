// A plan has exactly one driver, and it is a Member State that has accepted. Until then the plan counts as without one.
import type { RecordPlain } from '../documents/plan.ts'
import type { PartyId } from '../ids.ts'
import { mayHold } from '../parties/eligibility.ts'
import { planRule } from './rule.ts'

const path = ['record', 'driver']

export const driverMissing = planRule({
  id: 'driver/missing',
  severity: 'to-fix',
  source: { document: 'staff-working-document', passage: 'section 3, third pillar: only one driver' },
  check: record => (record.driver === undefined ? [{ path, remedy: { do: 'record-driver' } }] : []),
})

export const driverMemberStateOnly = planRule({
  id: 'driver/member-state-only',
  severity: 'to-fix',
  source: { document: 'terms', passage: 'staff working document, footnote 5' },
  check: ({ driver }) =>
    driver !== undefined && !mayDrive(driver.party)
      ? [{ path, values: { party: driver.party }, remedy: { do: 'record-driver' } }]
      : [],
})

export const driverNotAccepted = planRule({
  id: 'driver/not-accepted',
  severity: 'to-fix',
  source: { document: 'staff-working-document', passage: 'sixth principle: Freedom of action' },
  check: ({ driver }) =>
    driver !== undefined && !driver.accepted && mayDrive(driver.party)
      ? [{ path, values: { party: driver.party }, remedy: { do: 'accept-driver', party: driver.party } }]
      : [],
})

/** Who acts as driver now: null while none is recorded, has accepted, or may be. */
export function actingDriverOf({ driver }: RecordPlain): PartyId | null {
  return driver !== undefined && driver.accepted && mayDrive(driver.party) ? driver.party : null
}

const mayDrive = (party: PartyId): boolean => mayHold('driver', party).ok
