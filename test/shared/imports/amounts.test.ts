// Money and indicators as people write them in the cells of a table.
import { describe, expect, test } from 'vitest'
import { fundingIn, indicatorIn } from '../../../shared/imports/amounts.ts'

describe('funding', () => {
  test.each([
    ['48 000', { amount: 48_000 }, null],
    ['48.000,00 €', { amount: 48_000 }, null],
    ['EUR 48,000', { amount: 48_000 }, null],
    ['48’000 euro', { amount: 48_000 }, null],
    ['48000.00', { amount: 48_000 }, null],
    ['€1.250.000', { amount: 1_250_000 }, null],
    ['48k', { amount: 48_000 }, null],
    ['0.5 million', { amount: 500_000 }, null],
    ['TBD', { amount: 'to-be-determined' }, null],
    ['to be confirmed', { amount: 'to-be-determined' }, null],
    ['No funding needed', { source: 'none' }, null],
    ['EMPACT grant: EUR 20 000', { amount: 20_000, source: 'europol-empact' }, null],
    ['20 000 (HVG)', { amount: 20_000, source: 'europol-hvg' }, null],
    ['ISF specific action', { source: 'isf-specific-action' }, null],
    ['1 234,56 €', { amount: 1_235 }, 'amount-rounded'],
    ['5 000 from the lottery', { amount: 5_000 }, 'funding-source-unknown'],
    ['200 000 PLN', null, 'other-currency'],
    ['$ 5000', null, 'other-currency'],
    ['Own resources', null, 'own-resources'],
    ['some money', null, 'amount-unreadable'],
  ])('«%s» is %j, with %s', (line, row, problem) => expect(fundingIn(line)).toEqual({ row, problem }))
})

describe('an indicator', () => {
  test.each([
    ['Suspects arrested: 25 persons', { name: 'Suspects arrested', target: 25, unit: 'persons' }],
    ['Arrests: 50', { name: 'Arrests', target: 50, unit: 'persons', resultKind: 'arrests' }],
    ['- Number of reports – 4', { name: 'Number of reports', target: 4 }],
    ['25 arrests', { name: 'Arrests', target: 25, unit: 'persons', resultKind: 'arrests' }],
    ['At least 3 joint investigations opened', { name: 'Joint investigations opened', target: 3 }],
    ['Victims identified (target 120)', { name: 'Victims identified', target: 120 }],
    ['Cash seized ≥ 1 000 000 EUR', { name: 'Cash seized', target: 1_000_000, unit: 'EUR', resultKind: 'cash-seized' }],
    ['Detection rate = 75 %', { name: 'Detection rate', target: 75, unit: '%' }],
    ['A handbook in all languages', { name: 'A handbook in all languages' }],
    ['n/a', null],
  ])('«%s» is %j', (line, expected) => expect(indicatorIn(line)).toEqual(expected))
})
