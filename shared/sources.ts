// The documents that rules and mandates cite, by the key used in the code.

export type Source = { readonly title: string; readonly short: string; readonly reference: string }

export const sources = {
  terms: {
    title: 'EU Policy Cycle Terms of Reference',
    short: 'Terms of Reference 14884/1/18',
    reference: 'Council document 14884/1/18 REV 1, known through footnotes 5 and 7 of the staff working document',
  },
  'staff-working-document': {
    title: 'Commission staff working document on EMPACT',
    short: 'staff working document',
    reference: 'Commission staff working document on EMPACT (2021)',
  },
  'oap-2017': {
    title: 'Operational Action Plan 2017, Illegal immigration',
    short: 'Council document 15220/16 EXT 1',
    reference: 'Council document 15220/16 EXT 1, partially declassified; its opening',
  },
  'house-rule': {
    title: 'House rule',
    short: 'house rule',
    reference: 'A choice of this product, where no public source decides',
  },
} as const satisfies { readonly [key: string]: Source }

export type SourceKey = keyof typeof sources
