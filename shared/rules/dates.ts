// The dates of an action: in order, and within the period of the plan or knowingly beyond it.
import { isQuartersOnly } from '../documents/plan.ts'
import { actionRule } from './rule.ts'

export const datesOutOfOrder = actionRule({
  id: 'dates/out-of-order',
  severity: 'to-fix',
  source: { document: 'house-rule', passage: 'an action ends on the day it starts or later' },
  check: (id, { kind, from, to }) => {
    // Days are written year first, so their order as text is their order in time.
    if (from === undefined || to === undefined || from <= to) return null
    const path = ['actions', id, 'to']
    return {
      path,
      values: { day: to, limit: from },
      // The first day of a quarter is no end of one: where only whole quarters may stand, exchanged dates are refused.
      remedy: isQuartersOnly(kind) ? { do: 'choose', path } : { do: 'swap-dates', action: id },
    }
  },
})

export const endsAfterPeriod = actionRule({
  id: 'dates/after-period',
  severity: 'to-look-at',
  source: { document: 'house-rule', passage: 'a plan covers one plan period; what goes on longer continues into the next plan' },
  check: (id, { to }, { period }) =>
    to !== undefined && period !== null && to > period.end
      ? { path: ['actions', id, 'to'], values: { day: to, limit: period.end } }
      : null,
})
