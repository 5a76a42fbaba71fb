// Countries outside the Union that take part in EMPACT, or may.
import type { PartyRow } from './party.ts'

export const thirdCountries: readonly PartyRow[] = [
  { id: 'tc-al', code: 'AL', name: 'Albania', aliases: ['Shqipëria'] },
  { id: 'tc-ba', code: 'BA', name: 'Bosnia and Herzegovina', aliases: ['Bosna i Hercegovina'] },
  {
    id: 'tc-xk',
    code: 'XK',
    name: 'Kosovo*',
    aliases: ['Kosova', 'Kosovo'],
    footnote: '* This designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence.',
  },
  { id: 'tc-md', code: 'MD', name: 'Moldova', aliases: ['Republica Moldova', 'Republic of Moldova'] },
  { id: 'tc-me', code: 'ME', name: 'Montenegro', aliases: ['Crna Gora'] },
  { id: 'tc-mk', code: 'MK', name: 'North Macedonia', aliases: ['Северна Македонија'] },
  { id: 'tc-rs', code: 'RS', name: 'Serbia', aliases: ['Србија', 'Srbija'] },
  { id: 'tc-ch', code: 'CH', name: 'Switzerland', aliases: ['Schweiz', 'Suisse', 'Svizzera'] },
  { id: 'tc-ua', code: 'UA', name: 'Ukraine', aliases: ['Україна'] },
  {
    id: 'tc-uk',
    code: 'UK',
    name: 'United Kingdom',
    aliases: ['GB', 'Great Britain'],
    note: 'EU texts write UK; the ISO code is GB.',
  },
  { id: 'tc-us', code: 'US', name: 'United States', aliases: ['USA', 'United States of America'] },
  { id: 'tc-ge', code: 'GE', name: 'Georgia', aliases: ['საქართველო'] },
  { id: 'tc-no', code: 'NO', name: 'Norway', aliases: ['Norge'], unverified: true },
  { id: 'tc-is', code: 'IS', name: 'Iceland', aliases: ['Ísland'], unverified: true },
  { id: 'tc-li', code: 'LI', name: 'Liechtenstein', aliases: ['Fürstentum Liechtenstein'], unverified: true },
  { id: 'tc-tr', code: 'TR', name: 'Türkiye', aliases: ['Turkey'], unverified: true },
]
