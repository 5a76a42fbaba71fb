// What is shown of a long text around what changed in it.
import { expect, test } from 'vitest'
import { changedWords } from '../../../client/features/history/changed-words.ts'

const long = `${'word '.repeat(60)}agree `

test('before a change its blank stays, and after the last one nothing hangs over', () => {
  const shown = changedWords([{ kind: 'same', text: long }, { kind: 'in', text: 'each twice' }, { kind: 'same', text: ` a year ${long}` }])
  expect(shown[0]?.text).toMatch(/^… word .* agree $/)
  expect(shown[2]?.text).toMatch(/^ a year .*word…$/)
})

test('between two changes both sides are shown, and a short text is shown whole', () => {
  const shown = changedWords([{ kind: 'out', text: 'x' }, { kind: 'same', text: ` ${long}` }, { kind: 'out', text: 'y' }, { kind: 'same', text: ' end ' }])
  expect(shown[1]?.text).toMatch(/^ word .*word… word .*agree $/)
  expect(shown[3]?.text).toBe(' end ')
})
