// Colleagues in comments of a delegation's own: the document holds persons, people see names, and others never see either.
import { expect, test } from 'vitest'
import { mentionsColleague, partsOfOwnComment, withNames, withoutColleagues, withPersons } from '../../../shared/documents/colleague-mentions.ts'
import { PersonId } from '../../../shared/ids.ts'

const rita = { person: PersonId.parse('person-of-the-first-one'), name: 'Rita Falk' }
const longer = { person: PersonId.parse('person-of-another-one-'), name: 'Rita Falk Olden' }
const people = [rita, longer]

test('a name that was written is kept as the person, the longer of two that begin alike, and comes back as the name', () => {
  const written = 'Ask @Rita Falk Olden, then @Rita Falk. Not @Rita Falke, nor rita@Falk.example.'
  const kept = withPersons(written, people)
  expect(kept).toBe(`Ask @[${longer.person}], then @[${rita.person}]. Not @Rita Falke, nor rita@Falk.example.`)
  expect(withNames(kept, people)).toBe(written)
  expect([mentionsColleague(kept, rita.person), mentionsColleague('@IT', rita.person)]).toEqual([true, false])
})

test('words, delegations and colleagues are told apart; one who left stays a person without a name', () => {
  expect(partsOfOwnComment(`@[${rita.person}] asks @IT today`).map(({ type, text }) => [type, text])).toEqual([['colleague', `@[${rita.person}]`], ['words', ' asks '], ['mention', '@IT'], ['words', ' today']])
  expect(withNames(`@[${rita.person}]`, [])).toBe(`@[${rita.person}]`)
})

test('nothing of a colleague is in what is sent to everybody', () => {
  expect(withoutColleagues(`@[${rita.person}], is this what @IT wants? Ask @[${longer.person}].`)).toBe('is this what @IT wants? Ask.')
})
