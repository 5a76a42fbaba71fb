// States of a plan that people gave a name to, over a real server: by whom, which state, what others see of it, and that nothing takes one for a
// version that was consulted.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MomentsAnswer } from '../../shared/api/history.ts'
import type { PlanVersion } from '../../shared/api/history.ts'
import type { RoundsAnswer } from '../../shared/api/rounds.ts'
import { addAction } from '../../shared/documents/plan-commands.ts'
import { ActivityAnswer } from '../../shared/history/activity.ts'
import { GoalId, PartyId, PersonId, PlanId, randomId, VersionId } from '../../shared/ids.ts'
import { versionNamesAtOnce } from '../../shared/protocol/limits.ts'
import { maxNamedVersions, maxVersionNameLength } from '../../shared/workflow/bounds.ts'
import { inStore } from '../harness/in-store.ts'
import { makeEmptyPlan } from '../harness/plan-page.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { codeOf, SignedInPeople } from '../harness/signed-in-people.ts'

let server: RunningServer
const people = new SignedInPeople()
const { as } = people
let plan: string
beforeAll(async () => {
  server = await startServer()
  await people.signIn(server, ['de-drafter', 'de-speaks', 'frontex-speaks', 'it-speaks', 'ge-drafter', 'support-team'])
  plan = await makeEmptyPlan(server, '2026-2029/msthb/ms', 'roles')
})
afterAll(() => server?.remove())

const name = async (who: string, party: string, body: object, of = plan): Promise<string> => codeOf(await as(who).call('POST', `/api/plans/${of}/versions`, { party, ...body }))
const rename = async (who: string, party: string, version: string, to: string): Promise<string> => codeOf(await as(who).call('PUT', `/api/plans/${plan}/versions/${version}/name`, { party, name: to }))
const unname = async (who: string, party: string, version: string): Promise<string> => codeOf(await as(who).call('DELETE', `/api/plans/${plan}/versions/${version}/name`, { party }))
const moments = async (who: string, party: string, of = plan): Promise<MomentsAnswer> => MomentsAnswer.parse((await as(who).call('GET', `/api/plans/${of}/history/moments?party=${party}`)).json)
const namedIn = ({ versions }: MomentsAnswer): readonly PlanVersion[] => versions.filter(({ kind }) => kind === 'named')
async function addOne(): Promise<void> {
  const client = await joinRaw(server, as('de-drafter'), 'ms-de', plan)
  addAction(client.plan, GoalId.parse('2026-2029/goal-1'))
  client.sendOwn()
  expect(await client.settled(1)).toBe('taken')
  client.close()
}

test('the driver names the plan as it is, the co-driver an earlier state, and everybody of the circle finds them by name', async () => {
  const { begin } = await moments('de-drafter', 'ms-de')
  await addOne()
  expect(await name('de-drafter', 'ms-de', { name: '  After the first meeting ' })).toBe('taken')
  expect(await name('frontex-speaks', 'frontex', { name: 'Empty', seq: begin })).toBe('taken')
  const seen = await moments('it-speaks', 'ms-it')
  expect(namedIn(seen).map(each => [each.name, each.seq === begin, each.id !== undefined])).toEqual([['After the first meeting', false, true], ['Empty', true, true]])
  const [latest] = namedIn(seen)
  const state = await as('it-speaks').call('GET', `/api/plans/${plan}/history/state?party=ms-it&seq=${latest?.seq}`)
  expect((state.json as { content: { actions: unknown[] } }).content.actions).toHaveLength(1)
  await addOne()
  const differs = await as('it-speaks').call('GET', `/api/plans/${plan}/history/difference?party=ms-it&before=${latest?.seq}&after=${seen.seq + 100}`)
  expect((differs.json as { changes: unknown[] }).changes).toHaveLength(1)
  const { entries } = ActivityAnswer.parse((await as('it-speaks').call('GET', `/api/plans/${plan}/history?party=ms-it&topic=steps`)).json)
  expect(entries.filter(({ kind }) => kind === 'version-named').map(({ party, version, person }) => [party, version, person])).toEqual([['frontex', 'Empty', null], ['ms-de', 'After the first meeting', null]])
})

test('a name can be given anew by whoever may name, and a state has one', async () => {
  const [latest] = namedIn(await moments('de-drafter', 'ms-de'))
  if (latest?.id === undefined) throw new Error('there is one')
  expect(await rename('frontex-speaks', 'frontex', latest.id, 'After the kick-off')).toBe('taken')
  expect(namedIn(await moments('de-drafter', 'ms-de'))[0]).toMatchObject({ name: 'After the kick-off', seq: latest.seq })
  expect(await name('de-drafter', 'ms-de', { name: 'Once more', seq: latest.seq })).toBe('version/named-already')
  expect(await rename('de-drafter', 'ms-de', randomId(), 'Of what is not there')).toBe('version/not-found')
  expect(await name('de-drafter', 'ms-de', { name: '  ' })).toBe('version/name-missing')
  expect(await name('de-drafter', 'ms-de', { name: 'x'.repeat(maxVersionNameLength + 1) })).toBe('api/invalid-body')
  expect(await name('de-drafter', 'ms-de', { name: 'Before there was a plan', seq: 0 })).toBe('version/no-such-state')
})

test('a name is taken away by whoever may name; the state can be named anew, and the record of decisions keeps what was done', async () => {
  const [latest] = namedIn(await moments('de-drafter', 'ms-de'))
  if (latest?.id === undefined) throw new Error('there is one')
  expect(await unname('it-speaks', 'ms-it', latest.id)).toBe('mandate/drafters-only')
  expect(await unname('de-drafter', 'ms-de', randomId())).toBe('version/not-found')
  expect(await unname('it-speaks', 'ms-de', latest.id)).toBe('api/other-delegation')
  expect(namedIn(await moments('de-drafter', 'ms-de'))[0]).toMatchObject({ id: latest.id })
  expect(await unname('frontex-speaks', 'frontex', latest.id)).toBe('taken')
  expect(namedIn(await moments('de-drafter', 'ms-de')).map(({ id }) => id)).not.toContain(latest.id)
  expect(await unname('frontex-speaks', 'frontex', latest.id)).toBe('version/not-found')
  expect(await name('de-drafter', 'ms-de', { name: 'After the kick-off', seq: latest.seq })).toBe('taken')
  const recorded = await inStore(server, ({ database }) => database.selectFrom('record_log').select(['what', 'party', 'detail']).where('what', '=', 'version-unnamed').execute())
  expect(recorded.map(({ what, party, detail }) => [what, party, JSON.parse(detail)])).toEqual([['version-unnamed', 'frontex', { version: latest.id, seq: latest.seq, name: 'After the kick-off' }]])
})

test('it is none of the versions that delegations are asked about, and takes no number from them', async () => {
  const asking = await makeEmptyPlan(server, '2026-2029/env/env', 'roles')
  expect(await name('de-drafter', 'ms-de', { name: 'Before the round' }, asking)).toBe('taken')
  const openRound = { party: 'ms-de', step: 'open-round', deadline: new Date(Date.now() + 86_400_000).toISOString(), silence: 'no-answer' }
  await done(as('de-speaks').call('POST', `/api/plans/${asking}/steps`, openRound))
  expect(await name('de-drafter', 'ms-de', { name: 'In the round' }, asking)).toBe('taken')
  const known = (await as('it-speaks').call('GET', `/api/plans/${asking}/rounds?party=ms-it`)).json as RoundsAnswer
  expect(known.versions.map(({ kind, label }) => [kind, label])).toEqual([['consultation', '0.1']])
  expect((await as('it-speaks').call('GET', `/api/plans/${asking}/versions?party=ms-it`)).json).toMatchObject({ versions: [{ kind: 'consultation' }] })
  const inLists = await moments('it-speaks', 'ms-it', asking)
  expect(inLists.versions.filter(({ kind }) => kind !== 'day').map(({ kind, name: called }) => [kind, called])).toEqual([['consultation', '0.1'], ['named', 'In the round'], ['named', 'Before the round']])
  const [named] = namedIn(inLists)
  expect(await as('it-speaks').call('GET', `/api/plans/${asking}/versions/${named?.id}/file?party=ms-it`)).toMatchObject({ status: 404 })
})

test('others of the circle name nothing; to whom it was released no name is told, and a plan that is not theirs is answered like none', async () => {
  expect(await name('it-speaks', 'ms-it', { name: 'Ours' })).toBe('mandate/drafters-only')
  const [latest] = namedIn(await moments('it-speaks', 'ms-it'))
  expect(await rename('it-speaks', 'ms-it', latest?.id ?? '', 'Ours')).toBe('mandate/drafters-only')
  const stranger = (of: string) => as('ge-drafter').call('POST', `/api/plans/${of}/versions`, { party: 'tc-ge', name: 'Theirs' })
  expect(await stranger(plan)).toEqual(await stranger('ms-2099'))
  expect((await stranger(plan)).status).toBe(404)
  expect(await name('it-speaks', 'ms-de', { name: 'In another’s name' })).toBe('api/other-delegation')
  await done(as('de-speaks').call('POST', `/api/plans/${plan}/releases`, { party: 'tc-ge', purpose: 'to work together', until: new Date(Date.now() + 86_400_000).toISOString() }))
  await addOne()
  await done(as('de-drafter').call('POST', `/api/plans/${plan}/versions`, { party: 'ms-de', name: 'Released' }))
  expect(namedIn(await moments('ge-drafter', 'tc-ge'))).toEqual([])
  const told = await as('ge-drafter').call('GET', `/api/plans/${plan}/history?party=tc-ge`)
  expect(told.status).toBe(200)
  expect(JSON.stringify(told.json)).not.toContain('Released')
  expect(await name('ge-drafter', 'tc-ge', { name: 'Theirs' })).toBe('mandate/drafters-only')
})

test('while there is no driver the support team names versions, and only then', async () => {
  expect(await name('support-team', 'europol', { name: 'By the support team' })).toBe('mandate/drafters-only')
  const vacant = await makeEmptyPlan(server, '2026-2029/msthb/thb', 'vacant')
  expect(await name('support-team', 'europol', { name: 'By the support team' }, vacant)).toBe('taken')
  expect(await name('it-speaks', 'ms-it', { name: 'Ours' }, vacant)).toBe('mandate/drafters-only')
  await done(as('support-team').call('PUT', `/api/plans/${vacant}/archived`, { archived: true }))
  expect(await name('support-team', 'europol', { name: 'Put away', seq: 1 }, vacant)).toBe('plan/archived')
})

test('a plan has no more names than a list can bear', async () => {
  const { begin } = await moments('de-drafter', 'ms-de')
  await inStore(server, async ({ database }) => {
    const { count } = await database.selectFrom('named_versions').select(({ fn }) => fn.countAll<number>().as('count')).where('plan', '=', PlanId.parse(plan)).executeTakeFirstOrThrow()
    const rest = Array.from({ length: maxNamedVersions - count }, (_, index) => ({
      id: VersionId.parse(randomId()), plan: PlanId.parse(plan), epoch: 'e', seq: begin + 10_000 + index, at: new Date().toISOString(), name: `Week ${index}`, named_at: new Date().toISOString(),
      person: PersonId.parse(as('de-drafter').person), party: PartyId.parse('ms-de'), capacity: 'drafter' as const,
    }))
    await database.insertInto('named_versions').values(rest).execute()
  })
  await addOne()
  expect(await name('de-drafter', 'ms-de', { name: 'One more' })).toBe('version/too-many')
})

test('one person does not name without end', async () => {
  const answers = await Promise.all(Array.from({ length: 2 * versionNamesAtOnce }, () => rename('frontex-speaks', 'frontex', randomId(), 'Again')))
  expect(answers.filter(code => code === 'version/not-found').length).toBeGreaterThan(0)
  expect([...new Set(answers)].sort()).toEqual(['version/not-found', 'version/too-often'])
})
