// Every sentence of the catalogue can be said, and days, quarters and money are written one way.
import { createIntl } from 'react-intl'
import { describe, expect, it } from 'vitest'
import { languageOf, loadCatalogue, loadHistoryCatalogue, loadMatrixCatalogue, loadMatrixToolCatalogue, loadOpenRoundsCatalogue, loadOwnCatalogue, loadPassingOnCatalogue, loadPeopleCatalogue, loadPlanCatalogue } from '../../../client/messages/catalogue.ts'
import { inHistory } from '../../../client/messages/en/in-history.ts'
import { inMatrix } from '../../../client/messages/en/in-matrix.ts'
import { inOpenRounds } from '../../../client/messages/en/in-open-rounds.ts'
import { inMatrixTools } from '../../../client/messages/en/in-matrix-tools.ts'
import { inPeople } from '../../../client/messages/en/in-people.ts'
import { inPlan } from '../../../client/messages/en/in-plan.ts'
import { en } from '../../../client/messages/en/index.ts'
import { myDelegation } from '../../../client/messages/en/my-delegation.ts'
import { passingOn } from '../../../client/messages/en/passing-on.ts'
import { formatDay, formatDays, formatDayShort, formatEuro, formatMoment, formatMonth, formatNumber, formatQuarter } from '../../../client/messages/formats.ts'
import { sentences } from '../../../shared/messages/index.ts'

const space = '\u00a0'
const all = { ...en, ...inPlan, ...inPeople, ...inMatrixTools, ...inHistory, ...inOpenRounds, ...myDelegation, ...passingOn }
const files = import.meta.glob<Record<string, Readonly<Record<string, string>>>>('../../../client/messages/en/*.ts', { eager: true })

describe('the catalogue', () => {
  it('has sentences that can all be said', () => {
    const problems: string[] = []
    const intl = createIntl({ locale: 'en-GB', messages: all, onError: (error) => problems.push(error.message) })
    for (const [id, sentence] of Object.entries(all)) {
      // One value for whatever a sentence asks for: only its form is tried here.
      const names = [...sentence.matchAll(/\{\s*(\w+)/g)].map((match) => match[1] ?? '')
      intl.formatMessage({ id }, Object.fromEntries(names.map((name) => [name, 1])))
    }
    expect(problems).toEqual([])
  })

  it('has no key twice, so that no area overwrites another’s sentence', () => {
    const areas = [...Object.entries(files).flatMap(([file, area]) => (/\/(index|in-plan|in-people|in-history|in-open-rounds|in-matrix|in-matrix-tools)\.ts$/.test(file) ? [] : Object.values(area))), sentences]
    const keys = areas.flatMap((area) => Object.keys(area))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    expect(keys).toHaveLength(Object.keys(all).length)
  })

  it('is loaded for the first language of the reader that there is, else in English', async () => {
    expect(languageOf(['fr-FR', 'en-US'])).toBe('en')
    expect(languageOf([])).toBe('en')
    expect(await loadCatalogue('en')).toBe(en)
    expect(await loadPlanCatalogue('en')).toBe(inPlan)
    expect(await loadHistoryCatalogue('en')).toBe(inHistory)
    expect(await loadOpenRoundsCatalogue('en')).toBe(inOpenRounds)
    expect(await loadPeopleCatalogue('en')).toBe(inPeople)
    expect(await loadOwnCatalogue('en')).toBe(myDelegation)
    expect(await loadPassingOnCatalogue('en')).toBe(passingOn)
    expect(await loadMatrixCatalogue('en')).toBe(inMatrix)
    expect(await loadMatrixToolCatalogue('en')).toBe(inMatrixTools)
  })
})

describe('formats', () => {
  it('write a day as "28 Nov 2026", September with three letters, and leave alone what is none', () => {
    expect(formatDay('2026-11-28')).toBe('28 Nov 2026')
    expect(formatDay('2026-09-03')).toBe('3 Sep 2026')
    expect(formatDayShort('2026-09-03')).toBe('3 Sep')
    expect(formatDay('soon')).toBe('soon')
    expect(formatDay('2026-13-01')).toBe('2026-13-01')
  })

  it('write several days as one, saying month and year once where they are the same', () => {
    expect(formatDays('2026-09-17', '2026-09-17')).toBe('17 Sep 2026')
    expect(formatDays('2026-09-07', '2026-09-19')).toBe('7 – 19 Sep 2026')
    expect(formatDays('2026-09-30', '2026-10-02')).toBe('30 Sep – 2 Oct 2026')
    expect(formatDays('2026-12-31', '2027-01-02')).toBe('31 Dec 2026 – 2 Jan 2027')
    expect(formatMonth('2026-09')).toBe('September 2026')
  })

  it('write a quarter as "Q2 2026"', () => {
    expect(formatQuarter('2026-Q2')).toBe('Q2 2026')
    expect(formatQuarter('later')).toBe('later')
  })

  it('write money as "€ 48 000", with spaces at which no line breaks', () => {
    expect(formatEuro(48_000)).toBe(`€${space}48${space}000`)
    expect(formatEuro(612)).toBe(`€${space}612`)
    expect(formatNumber(1_234_567)).toBe(`1${space}234${space}567`)
    expect(formatNumber(-1_000)).toBe(`−1${space}000`)
  })

  it('write a moment on the reader’s clock', () => {
    expect(formatMoment(new Date(2026, 10, 8, 9, 5))).toBe('8 Nov 2026, 09:05')
  })
})
