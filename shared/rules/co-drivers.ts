// Co-drivers help the driver: Member States or EU agencies, any number, and never the driver itself.
import type { RecordPlain } from '../documents/plan.ts'
import { mayHold } from '../parties/eligibility.ts'
import { planRule } from './rule.ts'

const path = ['record', 'coDrivers']

export const coDriverMemberStateOrAgency = planRule({
  id: 'co-driver/member-state-or-agency',
  severity: 'to-fix',
  source: { document: 'terms', passage: 'staff working document, footnote 5' },
  check: record =>
    coDriversOf(record)
      .filter(({ party }) => !mayHold('co-driver', party).ok)
      .map(({ party }) => ({ path, values: { party }, remedy: { do: 'remove-co-driver', party } })),
})

export const coDriverIsDriver = planRule({
  id: 'co-driver/is-driver',
  severity: 'to-fix',
  source: { document: 'house-rule', passage: 'nobody supports itself' },
  check: record =>
    coDriversOf(record)
      .filter(({ party }) => party === record.driver?.party)
      .map(({ party }) => ({ path, values: { party }, remedy: { do: 'remove-co-driver', party } })),
})

export const coDriverNotAccepted = planRule({
  id: 'co-driver/not-accepted',
  severity: 'to-look-at',
  source: { document: 'staff-working-document', passage: 'sixth principle: Freedom of action' },
  check: record =>
    coDriversOf(record)
      .filter(({ party, accepted }) => !accepted && party !== record.driver?.party && mayHold('co-driver', party).ok)
      .map(({ party }) => ({ path, values: { party }, remedy: { do: 'accept-co-driver', party } })),
})

const coDriversOf = (record: RecordPlain): NonNullable<RecordPlain['coDrivers']> => record.coDrivers ?? []
