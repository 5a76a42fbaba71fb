// What is typed into a draft position while colleagues type in the same one.
import { expect, test } from 'vitest'
import { createDraftWriter } from '../../../client/features/open-rounds/draft-writer.ts'
import type { DraftPosition } from '../../../shared/api/open-rounds.ts'
import { PersonId } from '../../../shared/ids.ts'
import { err, ok } from '../../../shared/result.ts'

const draft = (part: Partial<DraftPosition>): DraftPosition =>
  ({ answer: null, remarks: '', round: 1, revision: 1, at: '2026-11-26T10:00:00.000Z', by: { id: PersonId.parse('sample-person-it-speaks'), name: 'A colleague' }, ...part })

/** A server that holds one draft, and can be away; pauses end when they are told to. */
function world(begun: DraftPosition | null) {
  const server: { held: DraftPosition | null; isAway: boolean } = { held: begun, isAway: false }
  let waiting: readonly (() => void)[] = []
  const writer = createDraftWriter(begun, {
    write: async ({ answer, remarks, revision }) => {
      if (server.isAway) return err({ code: 'api/unreachable', message: '' })
      if ((server.held?.revision ?? 0) !== revision) return err({ code: 'draft-position/changed-meanwhile', message: 'changed' })
      server.held = draft({ answer, remarks, revision: revision + 1 })
      return ok({ revision: revision + 1 })
    },
    readNow: async () => server.held,
    saved: () => undefined,
    after: (_ms, act) => {
      waiting = [...waiting, act]
      return () => { waiting = waiting.filter(other => other !== act) }
    },
  })
  return { server, writer, pauseEnds: () => waiting.forEach(act => act()) }
}

test('what is typed is sent after a pause, and what is typed on meanwhile after it', async () => {
  const { writer, pauseEnds } = world(null)
  writer.type({ remarks: 'Not' })
  expect(writer.get()).toMatchObject({ stored: { revision: 0 }, typed: { remarks: 'Not' } })
  pauseEnds()
  writer.type({ remarks: 'Not yet' })
  await expect.poll(() => writer.get()).toMatchObject({ stored: { remarks: 'Not yet' }, typed: {}, problem: null })
})

test('a colleague who wrote the other field keeps it, and so does the person', async () => {
  const here = world(draft({ remarks: 'Theirs before' }))
  here.writer.type({ answer: 'reserve' })
  here.server.held = draft({ remarks: 'Theirs now', revision: 2 })
  await here.writer.send()
  expect(here.server.held).toMatchObject({ answer: 'reserve', remarks: 'Theirs now', revision: 3 })
  expect(here.writer.get()).toMatchObject({ typed: {}, problem: null })
})

test('where both wrote the same field nothing is written over: theirs is shown, and one of the two is chosen', async () => {
  const here = world(draft({ remarks: 'Before' }))
  here.writer.type({ remarks: 'Mine' })
  here.server.held = draft({ remarks: 'Theirs', revision: 2 })
  await here.writer.send()
  expect(here.server.held).toMatchObject({ remarks: 'Theirs', revision: 2 })
  expect(here.writer.get()).toMatchObject({ typed: { remarks: 'Mine' }, problem: { type: 'theirs', field: 'remarks', theirs: { remarks: 'Theirs' } } })
  await here.writer.send()
  expect(here.server.held).toMatchObject({ remarks: 'Mine', revision: 3 })
  here.writer.type({ remarks: 'Mine again' })
  here.server.held = draft({ remarks: 'Theirs again', revision: 4 })
  await here.writer.send()
  here.writer.leaveTheirs('remarks')
  expect(here.writer.get()).toMatchObject({ stored: { remarks: 'Theirs again' }, typed: {}, problem: null })
})

test('what a colleague saves while one types is not taken for what one began from', async () => {
  const here = world(draft({ remarks: 'Before' }))
  here.writer.type({ remarks: 'Mine' })
  here.server.held = draft({ remarks: 'Theirs', revision: 2 })
  here.writer.told(here.server.held)
  await here.writer.send()
  expect(here.writer.get().problem).toMatchObject({ type: 'theirs' })
})

test('what could not be sent stays, and goes with the next try', async () => {
  const here = world(null)
  here.server.isAway = true
  here.writer.type({ remarks: 'Not yet' })
  await here.writer.send()
  expect(here.writer.get()).toMatchObject({ typed: { remarks: 'Not yet' }, problem: { type: 'not-saved' } })
  here.server.isAway = false
  await here.writer.send()
  expect(here.server.held).toMatchObject({ remarks: 'Not yet' })
})
