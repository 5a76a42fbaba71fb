// What a newcomer finds in the sample: one plan in a round, made by the product's own steps, once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RoundsAnswer } from '../../shared/api/rounds.ts'
import { planPlain } from '../../shared/documents/plan.ts'
import { sidePlain, sideSchema } from '../../shared/documents/side.ts'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import { PartyId } from '../../shared/ids.ts'
import { joinDocument, joinRaw } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'

const plan = 'mtcn-2026'
let server: RunningServer
beforeAll(async () => {
  server = await startServer({ DEMO: 'on' })
})
afterAll(() => server?.remove())

async function whatIsSaid() {
  const malta = await signInAs(server.origin, 'mt-speaks')
  const page = await joinRaw(server, malta, 'ms-mt', plan)
  const { threads, proposals, record } = planPlain(page.doc)
  page.close()
  const rounds = RoundsAnswer.parse((await malta.call('GET', `/api/plans/${plan}/rounds?party=ms-mt`)).json)
  return {
    status: record.status,
    threads: Object.keys(threads).length,
    proposals: Object.values(proposals).map(proposal => [proposal?.by, proposal?.decision?.decision ?? 'open']).sort(),
    answers: rounds.answers.map(({ party, answer }) => [party, answer]).sort(),
    standing: rounds.reserves.filter(({ lifted }) => lifted === null).map(({ party }) => party),
  }
}

test('one plan of the sample is in a round, with comments, proposals, answers and a reserve; a server that starts again adds nothing', async () => {
  const first = await whatIsSaid()
  expect(first).toEqual({
    status: 'consultation',
    threads: 2,
    proposals: [['frontex', 'open'], ['ms-mt', 'open'], ['ms-nl', 'accepted']],
    answers: [['frontex', 'comments'], ['ms-de', 'no-objection-with-remarks'], ['ms-mt', 'scrutiny-reserve'], ['ms-nl', 'no-objection']],
    standing: ['ms-mt'],
  })
  await server.stop()
  await server.startAgain()
  expect(await whatIsSaid()).toEqual(first)
})

test('what Germany has drafted in it waits in its own side alone', async () => {
  const german = await signInAs(server.origin, 'de-drafter')
  const side = await joinDocument(server, german, 'ms-de', `side/${plan}/ms-de`, { schema: sideSchema.version })
  expect(Object.values(sidePlain(side.doc).overlays).map(overlay => [overlay?.place?.at(-1), overlay?.sentAt])).toEqual([['expectedResult', undefined]])
  side.close()
})

test('a start that was cut off in the middle of it is gone on with by the next, which says nothing twice', async () => {
  const whole = await whatIsSaid()
  await server.stop()
  const opened = await openSqliteStore({ directory: server.dataDirectory })
  if (!opened.ok) throw new Error(opened.error.code)
  const { database } = opened.value
  // As it was before the second answer, and so before there were people.
  await database.deleteFrom('reserves').execute()
  await database.deleteFrom('round_answers').where('party', '!=', PartyId.parse('ms-nl')).execute()
  for (const table of ['sessions', 'memberships', 'people'] as const) await database.deleteFrom(table).execute()
  await opened.value.close()
  await server.startAgain()
  expect(await whatIsSaid()).toEqual(whole)
})
