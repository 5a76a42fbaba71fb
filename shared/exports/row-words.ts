// The rows of an action as words, one line each; empty for a row that says nothing.
import { formatEuro, formatNumber, formatQuarter } from '../formats.ts'
import type { Amount, Quarter } from '../schema/values.ts'
import { fundingSourceLabels, resultKindFacts } from '../vocabularies/vocabularies.ts'
import type { FundingSource, ResultKind } from '../vocabularies/vocabularies.ts'
import { word } from './words.ts'

type JointActionDays = { readonly quarter?: Quarter | undefined; readonly count?: number | undefined }

export function jointActionDaysText({ quarter, count }: JointActionDays): string {
  if (quarter === undefined) return count === undefined ? '' : String(count)
  return count === undefined ? formatQuarter(quarter) : `${count} × ${formatQuarter(quarter)}`
}

type Indicator = { readonly name?: string | undefined; readonly resultKind?: ResultKind | undefined; readonly unit?: string | undefined; readonly target?: number | undefined; readonly result?: number | undefined }

export function indicatorText({ name, resultKind, unit, target, result }: Indicator): string {
  const called = name || (resultKind && resultKindFacts[resultKind].label) || ''
  const measure = [target === undefined ? '' : `≥ ${numberText(target)}`, unit ?? ''].filter(Boolean).join(' ')
  const reached = result === undefined ? '' : ` (${word('field/indicator.result')}: ${numberText(result)})`
  return [called, measure].filter(Boolean).join(': ') + reached
}

const numberText = (value: number): string => (Number.isInteger(value) ? formatNumber(value) : String(value))

type Funding = { readonly source?: FundingSource | undefined; readonly amount?: Amount | undefined }

export const fundingText = ({ source, amount }: Funding): string => [source && fundingSourceLabels[source], amount === undefined ? '' : amountText(amount)].filter(Boolean).join(': ')

export const amountText = (amount: Amount): string => (amount === 'to-be-determined' ? word('file/to-be-determined') : formatEuro(amount))
