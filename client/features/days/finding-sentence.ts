// What a finding about exact dates says.
import type { DaysFinding } from '../../../shared/rules/exact-days.ts'
import { formatQuarter } from '../../messages/formats.ts'
import type { PlanTranslate as Translate } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'

export function findingSentence(t: Translate, finding: DaysFinding): string {
  switch (finding.code) {
    case 'out-of-order':
      return t('days.out-of-order')
    case 'outside-quarters':
      return t('days.outside-quarters', { quarter: formatQuarter(finding.quarter) })
    case 'service-twice':
      return t('days.service-twice', { party: partyLabel(finding.party).name })
    case 'count-differs':
      return t('days.count-differs', { quarter: formatQuarter(finding.quarter), fixed: finding.fixed, planned: finding.planned })
  }
}
