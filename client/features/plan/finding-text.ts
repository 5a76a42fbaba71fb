// A finding as sentences: its ids become names and days as this reader writes them.
import type { Finding } from '../../../shared/rules/findings.ts'
import { findingHeading, findingSentence, remedyLabel } from '../../../shared/messages/sentence-values.ts'
import type { Naming } from '../../../shared/messages/sentence-values.ts'
import type { PartyId } from '../../../shared/ids.ts'
import type { Remedy } from '../../../shared/rules/rule.ts'
import { sources } from '../../../shared/sources.ts'
import { formatDay } from '../../messages/formats.ts'
import type { Translate } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'

const naming: Naming = { nameOf: party => partyLabel(party).name, day: formatDay }

export function findingText(t: Translate, finding: Finding): { heading: string; sentence: string; source: string } {
  const heading = findingHeading(finding)
  const sentence = findingSentence(finding, naming)
  return {
    heading: t(heading.code, heading.values),
    sentence: t(sentence.code, sentence.values),
    source: `${sources[finding.source.document].short} · ${finding.source.passage}`,
  }
}

export function remedyText(t: Translate, remedy: Remedy, own: PartyId): string {
  const label = remedyLabel(remedy, own, naming)
  return t(label.code, label.values)
}
