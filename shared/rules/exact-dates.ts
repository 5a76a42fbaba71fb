// Whether a text holds what reads as an exact calendar day. A quarter, a month with its year or a year alone is none.

const month = '(?:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
/** Written small these two are other words: "12 may take part". */
const capitalMonth = '(?:May|MAY|Mar(?:ch)?|MAR(?:CH)?)'
const day = '(?:[12]\\d|3[01]|0?[1-9])'
const ordinal = '(?:st|nd|rd|th)?'

const patterns: readonly RegExp[] = [
  /(?<![\d-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:[12]\d|3[01]|0[1-9])(?![\d-])/,
  // With a whole year days and months may be short; with two figures of it, 4.3.12 is a section.
  new RegExp(`(?<![\\d./-])${day}([./-])${day}\\1(?:19|20)\\d\\d(?!\\d|[./-]\\d)`),
  /(?<![\d./-])(?:[0-2]\d|3[01])([./])(?:[0-2]\d|3[01])\1[2-3]\d(?!\d|[./-]\d)/,
  ...[new RegExp(`(?<![\\d.,])${day}${ordinal}\\.?\\s+(?:of\\s+)?${month}\\b`, 'i'), new RegExp(`(?<![\\d.,])${day}${ordinal}\\.?\\s+(?:of\\s+)?${capitalMonth}\\b`)],
  ...[new RegExp(`\\b${month}\\.?\\s+${day}${ordinal}(?![\\w%])(?!\\.\\d)`, 'i'), new RegExp(`\\b${capitalMonth}\\.?\\s+${day}${ordinal}(?![\\w%])(?!\\.\\d)`)],
]

export const holdsExactDate = (text: string): boolean => patterns.some(pattern => pattern.test(text))
