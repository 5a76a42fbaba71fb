// What is kept for its author, as pieces that a person wrote and not as messages that a page sent.
import { expect, test } from 'vitest'
import { keptPieces } from '../../../client/features/plan/kept-pieces.ts'
import type { KeptReason, KeptWords } from '../../../client/replica/index.ts'

const refused: KeptReason = { type: 'refused', refusal: { code: 'mandate/round-open', path: ['aim'] } } as const
const notAllowed: KeptReason = { type: 'not-allowed' }
const kept = (id: string, mine: unknown, path: readonly string[] = ['aim'], reason: KeptReason = notAllowed): KeptWords => ({ id, at: 0, reason, places: [{ path, mine }] })
const shown = (all: readonly KeptWords[]) => keptPieces(all).map(({ ids, kept: { places: [place] } }) => [ids.join('+'), place?.mine])

test('a sentence that came back in three messages is one piece, with the reason that the first was refused for', () => {
  const all = [kept('a', 'Few', ['aim'], refused), kept('b', 'Fewer boat'), kept('c', 'Fewer boats.')]
  expect(shown(all)).toEqual([['a+b+c', 'Fewer boats.']])
  expect(keptPieces(all)[0]?.reason).toEqual(refused)
  expect(shown([kept('a', 'by sea'), kept('b', 'by the sea')])).toEqual([['a+b', 'by the sea']])
})

test('words that no other piece holds stay a piece of their own: of another place, taken out again, or of a field', () => {
  expect(shown([kept('a', 'Few'), kept('b', 'Fewer', ['goals', 'one', 'text'])])).toHaveLength(2)
  expect(shown([kept('a', 'Fewer boatt'), kept('b', 'Fewer boats')])).toHaveLength(2)
  expect(shown([kept('a', 'Fewer boats'), kept('b', 'Fewer')])).toHaveLength(2)
  expect(shown([kept('a', 'aba'), kept('b', 'ab')])).toHaveLength(2)
  expect(shown([kept('a', 1), kept('b', 12)])).toHaveLength(2)
  expect(shown([kept('a', 'Few'), { ...kept('b', 'Fewer'), places: [{ path: ['aim'], mine: 'Fewer' }, { path: ['x'], mine: 'y' }] }])).toHaveLength(2)
  expect(shown([])).toEqual([])
})
