// Numbers, sums of money and indicators as people write them in a cell.
import { FundingSource, fundingSourceLabels, resultKindFacts, resultKinds } from '../vocabularies/vocabularies.ts'
import type { ResultKind } from '../vocabularies/vocabularies.ts'
import type { Amount } from '../schema/values.ts'
import { saysNothing, spelt, withoutMarks } from './spelling.ts'

const maxNumber = 1_000_000_000
const written = String.raw`\d(?:[\d .,'’]{0,24}\d)?`
const factors: Readonly<Record<string, number>> = { k: 1_000, tsd: 1_000, thousand: 1_000, m: 1_000_000, mn: 1_000_000, mio: 1_000_000, million: 1_000_000, millions: 1_000_000 }
const numberAndFactor = new RegExp(String.raw`(${written})(?:\s?(k|tsd|thousand|m|mn|mio|millions?)\b\.?)?`)

type NumberRead = { readonly number: number; readonly words: string }

/** The first number in the words, whatever stands between its thousands: "48 000", "48.000,00", "48,000", "0.5 million". */
export function numberIn(words: string): NumberRead | null {
  const found = numberAndFactor.exec(words.toLowerCase())
  const digits = found?.[1]
  if (found === null || digits === undefined) return null
  const number = valueOf(digits.replace(/[ '’]/g, '')) * (factors[found[2] ?? ''] ?? 1)
  return Number.isFinite(number) ? { number, words: words.slice(found.index, found.index + found[0].length) } : null
}

/** One of two marks divides thousands, and the last one decimals; a single mark before three digits divides thousands. */
function valueOf(digits: string): number {
  const lastMark = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  if (lastMark < 0) return Number(digits)
  const hasBoth = digits.includes('.') && digits.includes(',')
  const groups = digits.split(/[.,]/)
  const isThousands = !hasBoth && groups.slice(1).every(group => group.length === 3) && groups[0] !== '0'
  if (isThousands) return Number(groups.join(''))
  return Number(`${digits.slice(0, lastMark).replace(/[.,]/g, '')}.${digits.slice(lastMark + 1)}`)
}

export type FundingRead = { readonly amount?: Amount; readonly source?: FundingSource }
export type FundingProblem = 'amount-unreadable' | 'amount-rounded' | 'other-currency' | 'own-resources' | 'funding-source-unknown'
type FundingLine = { readonly row: FundingRead | null; readonly problem: FundingProblem | null }

const otherCurrencies = /[$£¥]|\b(?:usd|gbp|chf|pln|huf|czk|sek|dkk|ron|bgn|nok|hrk|zloty|forint)\b/
const notKnownYet = /\b(?:tb[dc]|to be (?:determined|confirmed|decided|defined))\b/
const withoutMoney = /^(?:no|none|nil|0|no funding(?: needed| required)?|not needed|without funding|no cost|no budget(?: needed)?)$/
const ownMoney = /\bown (?:resources|funds|budget|means)\b|\bnational budget/
const euroWords = /€|\beuros?\b|\beur\b/g

/** What a source is called besides its label. The first that is found in the words counts. */
const sourceWords: readonly (readonly [RegExp, FundingSource])[] = [
  [/\bhvg\b|\bhigh value\b/, 'europol-hvg'],
  [/\blvg\b|\blow value\b/, 'europol-lvg'],
  [/\bisf\b.*\b(?:specific|empact)\b|\bspecific action\b/, 'isf-specific-action'],
  [/\bisf\b|\binternal security fund\b|\bnational programme\b/, 'isf-national'],
  [/\beap\b|\beastern partnership\b/, 'eap-grant'],
  [/\b(?:ndici|ipa|external (?:cooperation|programme|action))\b/, 'external-programme'],
  [/\bempact (?:envelope|grant|funding|budget)\b|\beuropol (?:empact|grant|funding)\b|^empact$/, 'europol-empact'],
  [/\b(?:agency|europol|frontex|cepol|eurojust|euipo|eu lisa) (?:own )?budget\b|^agency$/, 'agency-budget'],
]

/** One line of a cell about funding: an amount in euro, a source, or both. Null row: it says nothing that may be taken. */
export function fundingIn(line: string): FundingLine {
  const plain = withoutMarks(line).slice(0, 300).trim()
  if (withoutMoney.test(plain.replace(/[.€]/g, '').trim())) return { row: { source: 'none' }, problem: null }
  if (ownMoney.test(plain)) return { row: null, problem: 'own-resources' }
  const isOpen = notKnownYet.test(plain)
  const number = isOpen ? null : numberIn(plain)
  const rest = spelt((number === null ? plain : plain.replace(number.words, ' ')).replace(euroWords, ' ').replace(notKnownYet, ' '))
  const source = sourceIn(rest)
  const row = (amount: Amount | undefined): FundingRead | null => (amount === undefined && source === null ? null : { ...(amount === undefined ? {} : { amount }), ...(source === null ? {} : { source }) })
  const unknownSource = rest !== '' && source === null ? 'funding-source-unknown' : null
  if (isOpen) return { row: row('to-be-determined'), problem: unknownSource }
  if (otherCurrencies.test(plain)) return { row: row(undefined), problem: 'other-currency' }
  if (number === null) return { row: row(undefined), problem: source === null ? 'amount-unreadable' : null }
  const euro = Math.round(number.number)
  if (euro < 1 || euro > maxNumber) return { row: row(undefined), problem: 'amount-unreadable' }
  return { row: row(euro), problem: euro === number.number ? unknownSource : 'amount-rounded' }
}

export function sourceIn(words: string): FundingSource | null {
  const plain = spelt(words)
  if (plain === '') return null
  const labelled = FundingSource.options.find(source => spelt(fundingSourceLabels[source]) === plain || spelt(source) === plain)
  return labelled ?? sourceWords.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}

export type IndicatorRead = { readonly name?: string; readonly resultKind?: ResultKind; readonly unit?: string; readonly target?: number }

const bullet = /^[•·▪◦*–—-]\s*|^\(?\d{1,2}[.)]\s+/
const targetWords = String.raw`(?:at least|min(?:imum)?\.?|more than|over|about|ca\.|target|[≥>=~])`
const nameThenTarget = new RegExp(String.raw`^(.{2,200}?)\s*(?:[:=≥>–—]|\s-\s|\()\s*(?:${targetWords}\s*:?\s*){0,2}(${written}(?:\s?(?:k|mio|million)\b)?)\s*([^\d()]{0,60}?)\)?\.?$`, 'i')
const targetThenName = new RegExp(String.raw`^(?:${targetWords}\s*){0,2}(${written}(?:\s?(?:k|mio|million)\b)?)\s+(?:x\s+)?(\D.{1,200})$`, 'i')

/** One line of a cell about indicators: "Suspects arrested: 25 persons", "25 arrests", "Arrests (target 25)", or a name only.
 *  Null for a line without words. */
export function indicatorIn(line: string): IndicatorRead | null {
  const words = line.replace(bullet, '').trim().slice(0, 400)
  if (saysNothing(words)) return null
  const after = nameThenTarget.exec(words)
  if (after !== null) return indicator(after[1], after[2], after[3])
  const before = targetThenName.exec(words)
  if (before !== null) return indicator(before[2], before[1], undefined)
  return /^[\d .,'’]+$/.test(words) ? indicator(undefined, words, undefined) : indicator(words, undefined, undefined)
}

function indicator(name: string | undefined, target: string | undefined, unit: string | undefined): IndicatorRead {
  const named = name?.replace(/[\s,;:(]+$/, '').trim().slice(0, 200)
  const kind = named === undefined ? undefined : resultKinds.find(known => spelt(resultKindFacts[known].label) === spelt(named))
  const number = target === undefined ? null : numberIn(target)
  const counted = unit?.replace(/^[\s%,;]+|[\s,;.]+$/g, '') || (unit?.includes('%') ? '%' : undefined) || (kind === undefined ? undefined : resultKindFacts[kind].unit)
  return {
    ...(named === undefined || named === '' ? {} : { name: named.slice(0, 1).toUpperCase() + named.slice(1) }),
    ...(kind === undefined ? {} : { resultKind: kind }),
    ...(counted === undefined ? {} : { unit: counted.slice(0, 60) }),
    ...(number === null || number.number > maxNumber ? {} : { target: number.number }),
  }
}
