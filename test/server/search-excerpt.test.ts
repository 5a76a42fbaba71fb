import { expect, test } from 'vitest'
import { excerptOf } from '../../server/search/excerpt.ts'

const text = (words: string) => [{ field: 'action.description', party: null, text: words }]
const shown = (words: string, ...searched: readonly string[]) => {
  const found = excerptOf(text(words), searched)
  return found === null ? null : found.text.ranges.map(([from, to]) => found.text.text.slice(from, to))
}

test('shows the word that was searched where it stands, whatever folds before it', () => {
  expect(shown(`${'Ǆ ﬃ ß Łódź '.repeat(300)}quokka and more`, 'quokka')).toEqual(['quokka'])
  expect(shown('a quokka in the middle of a sentence', 'quokka')).toEqual(['quokka'])
  expect(shown('nothing of it', 'quokka')).toBeNull()
})

test('looks at the beginning of a text as long as a document and at no more', () => {
  const long = 'x'.repeat(200_000)
  expect(shown(`quokka ${long}`, 'quokka')).toEqual(['quokka'])
  expect(shown(`${long} quokka`, 'quokka')).toBeNull()
})
