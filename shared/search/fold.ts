// Text as it is searched: without case, accents and ligatures, so that "kovesd" finds "Kövesd" and "lodz" finds "Łódź". Page
// and server fold alike, and no database is asked to.

/** Letters that Unicode does not take apart, as people type them without their keyboard. */
const asTyped: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ĸ: 'k', ŋ: 'n', ŧ: 't', ς: 'σ' }
const takenApart = new RegExp(`[${Object.keys(asTyped).join('')}]`, 'g')
/** Accents, and what is there and not seen: soft hyphens, joiners, marks of direction. */
const unseen = /[\p{M}\p{Cf}\p{Cs}]/gu
/** Controls are no text, and some databases end a text at one. */
// oxlint-disable-next-line no-control-regex
const blank = /[\s\u0000-\u001f\u007f-\u009f]/g

/** The same for each character whatever stands around it, so that places in it can be told in the text. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(unseen, '')
    .toLowerCase()
    .replace(takenApart, letter => asTyped[letter] ?? letter)
    .replace(blank, ' ')
}

/** From and to, in UTF-16 units as everywhere in JavaScript; `to` is the first that is not in it any more. */
export type Range = readonly [from: number, to: number]

/** Where any of the folded words stands in a text, in order; what touches or overlaps is one range. */
export function rangesOf(text: string, words: readonly string[]): Range[] {
  const folded = foldWithPlaces(text)
  const found: Range[] = []
  for (const word of words) {
    if (word === '') continue
    for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.length)) {
      found.push([folded.from[at] ?? 0, folded.to[at + word.length - 1] ?? text.length])
    }
  }
  found.sort(([a], [b]) => a - b)
  const ranges: Range[] = []
  for (const range of found) {
    const before = ranges.at(-1)
    if (before !== undefined && range[0] <= before[1]) ranges[ranges.length - 1] = [before[0], Math.max(before[1], range[1])]
    else ranges.push(range)
  }
  return ranges
}

/** For each unit of the folded text, from where to where in the text it comes from. */
function foldWithPlaces(text: string): { readonly text: string; readonly from: readonly number[]; readonly to: readonly number[] } {
  let folded = ''
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const units = fold(character)
    // An accent that follows its letter belongs to it.
    if (units === '' && to.length > 0) to[to.length - 1] = end
    for (let unit = 0; unit < units.length; unit++) {
      from.push(at)
      to.push(end)
    }
    folded += units
    at = end
  }
  return { text: folded, from, to }
}
