// From the ids of a finding to what stands in its sentence. Names and the writing of days belong to the reader, so both
// come in as arguments.
import type { PartyId } from '../ids.ts'
import type { Finding } from '../rules/findings.ts'
import type { FindingValues, Remedy } from '../rules/rule.ts'
import type { IsoDay } from '../schema/values.ts'
import type { MessageCode } from './index.ts'

export type Naming = { readonly nameOf: (party: PartyId) => string; readonly day: (day: IsoDay) => string }
export type SentenceValues = Readonly<Record<string, string | number>>
export type Sentence = { readonly code: MessageCode; readonly values: SentenceValues }

/** The sentence of a finding: its key in the catalogue and the values in it. */
export const findingSentence = (finding: Finding, naming: Naming): Sentence =>
  ({ code: finding.rule, values: resolved(finding.values, naming) })

export const findingHeading = (finding: Finding): Sentence => ({ code: `heading/${finding.rule}`, values: {} })

/** What the button of a remedy says to somebody who acts for `own`: whoever was asked answers instead of asking. */
export function remedyLabel(remedy: Remedy, own: PartyId, { nameOf }: Naming): Sentence {
  switch (remedy.do) {
    case 'ask-driver':
      return {
        code: remedy.driver === own ? 'remedy/confirm-leader' : 'remedy/ask-driver',
        values: { driver: nameOf(remedy.driver) },
      }
    case 'ask-delegations': {
      if (remedy.parties.includes(own)) return { code: 'remedy/answer', values: { party: nameOf(own) } }
      const [first] = remedy.parties
      return { code: 'remedy/ask-delegations', values: { count: remedy.parties.length, party: first === undefined ? '' : nameOf(first) } }
    }
    case 'remove-co-driver':
    case 'remove-participant':
      return { code: `remedy/${remedy.do}`, values: { party: nameOf(remedy.party) } }
    default:
      return { code: `remedy/${remedy.do}`, values: {} }
  }
}

function resolved({ party, driver, day, limit, count }: FindingValues, naming: Naming): SentenceValues {
  return {
    ...(party === undefined ? {} : { party: naming.nameOf(party) }),
    ...(driver === undefined ? {} : { driver: naming.nameOf(driver) }),
    ...(day === undefined ? {} : { day: naming.day(day) }),
    ...(limit === undefined ? {} : { limit: naming.day(limit) }),
    ...(count === undefined ? {} : { count }),
  }
}
