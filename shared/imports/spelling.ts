// Two spellings of one word are the same here: letters without marks, in small letters, words parted by one space.

/** Letters that no normal form takes apart. */
const plainLetters: Readonly<Record<string, string>> = { 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ı': 'i', 'ς': 'σ' }

/** "République tchèque (CZ)" → "republique tcheque cz". Empty for what holds no letter or digit. */
export const spelt = (words: string): string =>
  withoutMarks(words)
    .replace(/['’‘`´]/g, '')
    .replace(/[^\p{L}\p{N}@]+/gu, ' ')
    .trim()

/** Small letters without marks; everything else stays. */
export const withoutMarks = (words: string): string =>
  words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[øłđðþßæœıς]/g, letter => plainLetters[letter] ?? letter)

/** How many letters one has to change, add, leave out or swap to come from one word to the other; `most` + 1 for more.
 *  Costs at most the product of the two lengths. */
export function lettersApart(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let former = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const now = [row]
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1]
      let best = Math.min((former[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (former[column - 1] ?? 0) + (isSame ? 0 : 1))
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) best = Math.min(best, (before[column - 2] ?? 0) + 1)
      now.push(best)
    }
    if (Math.min(...now) > most) return most + 1
    before = former
    former = now
  }
  return Math.min(former[other.length] ?? 0, most + 1)
}

/** What people write where there is nothing to say yet. */
const nothing = new Set(['', 'n a', 'na', 'nil', 'none', 'tbc', 'tbd', 'to be confirmed', 'to be determined', 'to be decided', 'to be defined', 'x', 'not applicable'])
export const saysNothing = (words: string): boolean => nothing.has(spelt(words))
