import { expect, test } from 'vitest'
import { PersonId } from '../../../shared/ids.ts'
import { EndedRights } from '../../../server/sync/ended-rights.ts'

const person = PersonId.parse('sample-person-fr-drafter')
const session = { sessionId: 's1', person: { id: person } }

test('somebody whose session ends while a plan is being opened for them is not let in', () => {
  const rights = new EndedRights()
  rights.note({ sessionId: 's1' })
  const mark = rights.mark()
  expect(rights.since(mark, session)).toBe(false)
  rights.note({ sessionId: 'another' })
  expect(rights.since(mark, session)).toBe(false)
  rights.note({ sessionId: 's1' })
  expect(rights.since(mark, session)).toBe(true)
})

test('nor is somebody whose functions change meanwhile, or when too much has ended to remember', () => {
  const rights = new EndedRights()
  const mark = rights.mark()
  rights.note({ person })
  expect(rights.since(mark, session)).toBe(true)
  const later = rights.mark()
  for (let count = 0; count < 1_001; count++) rights.note({ sessionId: `other ${count}` })
  expect(rights.since(later, session)).toBe(true)
})
