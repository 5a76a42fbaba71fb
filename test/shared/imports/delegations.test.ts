// Delegations as people write them in the cells of a table.
import { describe, expect, test } from 'vitest'
import { delegationsIn } from '../../../shared/imports/delegations.ts'
import { nationalNames } from '../../../shared/parties/national-names.ts'
import { memberStates } from '../../../shared/parties/member-states.ts'
import { partyById } from '../../../shared/parties/parties.ts'
import type { PartyId } from '../../../shared/ids.ts'

const codes = (parties: readonly PartyId[]): string => parties.map(party => partyById(party).code).join(' ')

describe('a cell of delegations', () => {
  test.each([
    ['DE', 'DE'],
    ['de, fr; IT', 'DE FR IT'],
    ['DE FR IT', 'DE FR IT'],
    ['EL/GR', 'EL'],
    ['UK and US', 'UK US'],
    ['GB', 'UK'],
    ['Germany', 'DE'],
    ['Deutschland, Österreich', 'DE AT'],
    ['République tchèque', 'CZ'],
    ['Česko', 'CZ'],
    ['CESKO', 'CZ'],
    ['Nederland', 'NL'],
    ['The Netherlands', 'NL'],
    ['Kingdom of the Netherlands', 'NL'],
    ['Pays-Bas et Belgique', 'NL BE'],
    ['ΕΛΛΑΔΑ', 'EL'],
    ['България', 'BG'],
    ['Éire', 'IE'],
    ['EUROPOL', 'EUROPOL'],
    ['Europol, Frontex & Eurojust', 'EUROPOL FRONTEX EUROJUST'],
    ['eu-LISA', 'EULISA'],
    ['European Commission', 'COM'],
    ['Germany (BKA), DE – Bundeskriminalamt', 'DE'],
    ['DE – Bundeskriminalamt, FR', 'DE FR'],
    ['Germany - France', 'DE FR'],
    ['Federal Police (BE)', 'BE'],
    ['Belgium (Federal Police, customs), Spain', 'BE ES'],
    ['MS: DE, FR\nAgencies: Europol', 'DE FR EUROPOL'],
    ['Bosnia and Herzegovina and Serbia', 'BA RS'],
    ['United Nations Office on Drugs and Crime', 'UNODC'],
    ['• Spain\n• Portugal', 'ES PT'],
    ['DEU, POL, SVK', 'DE PL SK'],
    ['Republic of Moldova', 'MD'],
    ['Kosovo', 'XK'],
    ['Spain, Spain, ES', 'ES'],
    ['TBD', ''],
    ['n/a', ''],
    ['', ''],
  ])('«%s» names %s', (cell, expected) => {
    expect(delegationsIn(cell)).toEqual({ found: expect.any(Array), unknown: [] })
    expect(codes(delegationsIn(cell).found)).toBe(expected)
  })

  test('all Member States are the twenty-seven', () => {
    expect(delegationsIn('All MS, Europol').found).toHaveLength(28)
  })

  test.each([
    ['Germny', ['DE']],
    ['Slovaki', ['SK']],
    ['Slovania', ['SI', 'SK']],
    ['Europoll', ['EUROPOL']],
    ['DE (FR)', ['DE', 'FR']],
    ['Wakanda', []],
  ])('«%s» is not guessed, and these are near: %j', (cell, near) => {
    const { found, unknown } = delegationsIn(cell)
    expect(found).toEqual([])
    expect(unknown).toHaveLength(1)
    for (const code of near) expect(codes(unknown[0]?.near ?? [])).toContain(code)
  })

  test('«FRA» is France by its three letters and the agency by its code: it is asked which', () => {
    const { found, unknown } = delegationsIn('DE, FRA')
    expect(codes(found)).toBe('DE')
    expect(unknown.map(({ words, near }) => [words, codes(near)])).toEqual([['FRA', 'FR FRA']])
  })

  test('a sentence is told once, and not word by word without end', () => {
    const { unknown } = delegationsIn('the services, that are willing, to take part, in this, and others, beside them, and so on, and on')
    expect(unknown.length).toBeLessThanOrEqual(6)
  })
})

test('every Member State is known by names of its own, and no name of one is the name of another', () => {
  expect(Object.keys(nationalNames).sort()).toEqual(memberStates.map(({ id }) => id).sort())
  for (const [id, names] of Object.entries(nationalNames)) {
    for (const name of names) if (name !== 'FRA') expect([name, delegationsIn(name).found]).toEqual([name, [id]])
  }
})
