// What holds in rounds whoever tries otherwise, over a real server: bounds, who lifts a reserve, what an adoption settles, what is kept of it,
// and a step that was announced by somebody who may not take it any more.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MomentsAnswer, StateContent } from '../../shared/api/history.ts'
import type { RoundsAnswer } from '../../shared/api/rounds.ts'
import { planPlain } from '../../shared/documents/plan.ts'
import { verifyAdoptedVersion } from '../../shared/exports/adopted-version.ts'
import { AnswerId, PartyId, PlanId, ProposalId, randomId, ReserveId, VersionId } from '../../shared/ids.ts'
import { historiesAtOnce } from '../../shared/protocol/limits.ts'
import { memberStates } from '../../shared/parties/member-states.ts'
import { maxAnswersOfPartyInRound, maxProposalsToAcknowledge, maxReservesToAcknowledge, maxStandingReservesOfParty } from '../../shared/workflow/bounds.ts'
import { inStore } from '../harness/in-store.ts'
import { makeEmptyPlan } from '../harness/plan-page.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { codeOf, SignedInPeople } from '../harness/signed-in-people.ts'
import { until } from '../harness/wait.ts'

let server: RunningServer
const people = new SignedInPeople()
const { as } = people
beforeAll(async () => {
  server = await startServer()
  await people.signIn(server, ['de-drafter', 'de-speaks', 'it-speaks', 'mt-speaks', 'gsc-secretariat', 'ge-drafter'])
})
afterAll(() => server?.remove())

const step = async (plan: string, body: object, name = 'de-speaks', party = 'ms-de'): Promise<string> => codeOf(await as(name).call('POST', `/api/plans/${plan}/steps`, { party, ...body }))
const answer = async (plan: string, name: string, party: string, round: number, body: object): Promise<string> => codeOf(await as(name).call('POST', `/api/plans/${plan}/rounds/${round}/answers`, { party, ...body }))
const rounds = async (plan: string): Promise<RoundsAnswer> => (await as('it-speaks').call('GET', `/api/plans/${plan}/rounds?party=ms-it`)).json as RoundsAnswer
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
const openRound = { step: 'open-round', deadline: inDays(5), silence: 'no-objection' }
const onAim = (count: number) => Array.from({ length: count }, () => ({ place: ['aim'], words: 'Not yet' }))
const ids = <Id>(count: number, parse: (id: string) => Id): Id[] => Array.from({ length: count }, () => parse(randomId()))

test('a delegation has no more reserves standing and gives no more answers than a round can bear, and what all of them put can be acknowledged', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/msthb/ms', 'roles')
  expect(await step(plan, openRound)).toBe('taken')
  const reserve = (count: number) => answer(plan, 'it-speaks', 'ms-it', 1, { answer: 'reserve', reserves: onAim(count) })
  expect(await reserve(maxStandingReservesOfParty)).toBe('taken')
  expect(await reserve(1)).toBe('answer/too-many-reserves')
  expect(await answer(plan, 'it-speaks', 'ms-it', 1, { answer: 'no-objection' })).toBe('taken')
  expect(await reserve(1)).toBe('taken')
  const [round] = (await rounds(plan)).rounds
  if (round === undefined) throw new Error('it is open')
  const of = { plan: PlanId.parse(plan), round: 1, version: round.version }
  await inStore(server, ({ database }) => database.transaction().execute(async transaction => {
    for (const { id: party } of memberStates) {
      await transaction.insertInto('reserves').values(ids(maxStandingReservesOfParty, ReserveId.parse).map(id => ({
        ...of, id, party: PartyId.parse(party), kind: 'reserve', place: '["aim"]', words: 'No', raised_at: inDays(0), person: null, by_party: null, capacity: null, lifted_at: null, lifted_by: null, lifted_by_party: null, lifted_capacity: null,
      }))).execute()
    }
    await transaction.insertInto('round_answers').values(ids(maxAnswersOfPartyInRound, AnswerId.parse).map(id => ({
      ...of, id, party: PartyId.parse('ms-mt'), answer: 'no-objection', remarks: null, given_at: inDays(0), how: 'in-writing', received: 'By telephone', person: null, by_party: null, capacity: null, is_late: 0,
    }))).execute()
  }))
  // What others put down for it does not take its own word from it.
  expect(await answer(plan, 'de-speaks', 'ms-de', 1, { of: 'ms-mt', answer: 'no-objection', inWriting: 'By telephone' })).toBe('answer/too-many')
  expect(await answer(plan, 'mt-speaks', 'ms-mt', 1, { answer: 'does-not-take-part' })).toBe('taken')
  const standing = (await rounds(plan)).reserves.filter(({ lifted }) => lifted === null).map(({ id }) => id)
  expect(standing.length).toBeGreaterThan(1_000)
  const most = { proposals: ids(maxProposalsToAcknowledge, ProposalId.parse), reserves: [...standing, ...ids(maxReservesToAcknowledge - standing.length, ReserveId.parse)] }
  expect(await step(plan, { step: 'finish-rounds', acknowledged: { ...most, reserves: most.reserves.slice(1) } })).toBe('step/not-acknowledged')
  expect(await step(plan, { step: 'finish-rounds', acknowledged: most })).toBe('taken')
})

test('reserves are lifted by nobody but the delegation that made them, and by its "no objection" only', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/msthb/thb', 'roles')
  expect(await step(plan, openRound)).toBe('taken')
  expect(await answer(plan, 'it-speaks', 'ms-it', 1, { answer: 'reserve', reserves: onAim(1) })).toBe('taken')
  for (const body of [{ step: 'back-to-drafting' }, openRound]) expect(await step(plan, body)).toBe('taken')
  const isLifted = async (): Promise<boolean | undefined> => (await rounds(plan)).reserves.at(0)?.lifted !== null
  expect(await answer(plan, 'de-speaks', 'ms-de', 2, { of: 'ms-it', answer: 'no-objection', inWriting: 'By telephone' })).toBe('taken')
  expect(await isLifted()).toBe(false)
  expect(await answer(plan, 'it-speaks', 'ms-it', 2, { answer: 'does-not-take-part' })).toBe('taken')
  expect(await isLifted()).toBe(false)
  expect(await answer(plan, 'it-speaks', 'ms-it', 2, { answer: 'no-objection-with-remarks', remarks: 'One word in the aim' })).toBe('taken')
  expect(await isLifted()).toBe(true)
})

test('what an adoption settled is not acknowledged again, and what led to it is found out when it was changed', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/online/ofs', 'roles')
  expect(await step(plan, openRound)).toBe('taken')
  expect(await answer(plan, 'it-speaks', 'ms-it', 1, { answer: 'reserve', reserves: onAim(1) })).toBe('taken')
  const [settled] = (await rounds(plan)).reserves
  expect(await step(plan, { step: 'finish-rounds' })).toBe('step/not-acknowledged')
  for (const body of [{ step: 'finish-rounds', acknowledged: { proposals: [], reserves: [settled?.id] } }, { step: 'submit' }]) expect(await step(plan, body)).toBe('taken')
  expect(await step(plan, { step: 'record-adoption', decision: { body: 'COSI', on: '2026-11-25', document: 'ST 15432/26' } }, 'gsc-secretariat', 'gsc')).toBe('taken')

  const [version] = (await rounds(plan)).versions.filter(({ kind }) => kind === 'adopted')
  const verified = async () => verifyAdoptedVersion(JSON.stringify((await as('mt-speaks').call('GET', `/api/plans/${plan}/versions/${version?.id}/file?party=ms-mt`)).json))
  const asAdopted = await verified()
  expect(asAdopted).toMatchObject({ ok: true })
  await inStore(server, async ({ database }) => {
    const row = await database.selectFrom('plan_versions').select(['id', 'dossier']).where('plan', '=', PlanId.parse(plan)).where('kind', '=', 'adopted').executeTakeFirstOrThrow()
    await database.updateTable('plan_versions').set({ dossier: row.dossier?.replace('Not yet', 'Fine, thank you') ?? null }).where('id', '=', row.id).execute()
  })
  expect(await verified()).toMatchObject({ ok: false, error: { code: 'verify/dossier-differs', stated: asAdopted.ok ? asAdopted.value.dossierHash : '' } })

  for (const body of [{ step: 'open-amendment', reason: 'A new route appeared', isMinor: false }, openRound]) expect(await step(plan, body)).toBe('taken')
  // A reserve from before stands on what is adopted: it is no answer to the amendment, and no list counts it.
  const toldTo = async (list: string): Promise<unknown> => JSON.parse(JSON.stringify((await as('it-speaks').call('GET', `/api/${list}?party=ms-it`)).json))
  const counted = { plan, round: 2, answer: null, standingReserves: 0 }
  expect(await toldTo('inbox')).toMatchObject({ positions: expect.arrayContaining([expect.objectContaining(counted)]) })
  expect(await toldTo('open-rounds')).toMatchObject({ rounds: expect.arrayContaining([expect.objectContaining(counted)]) })
  expect(await answer(plan, 'it-speaks', 'ms-it', 2, { answer: 'reserve' })).toBe('answer/reserve-needs-place')
  expect(await answer(plan, 'mt-speaks', 'ms-mt', 2, { answer: 'reserve', reserves: onAim(1) })).toBe('taken')
  expect(await step(plan, { step: 'finish-rounds', acknowledged: { proposals: [], reserves: [] } })).toBe('step/not-acknowledged')
  const own = (await rounds(plan)).reserves.find(({ party }) => party === 'ms-mt')
  expect(await step(plan, { step: 'finish-rounds', acknowledged: { proposals: [], reserves: [own?.id] } })).toBe('taken')
})

test('whoever reads a plan by a release learns of no version that was kept, not even by its name', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/ecfin/cfml', 'roles')
  expect(codeOf(await as('de-speaks').call('POST', `/api/plans/${plan}/releases`, { party: 'tc-ge', purpose: 'Joint work', until: inDays(1) }))).toBe('taken')
  expect(await step(plan, { ...openRound, name: 'After the meeting in Valletta' })).toBe('taken')
  const versions = async (name: string, party: string) => MomentsAnswer.parse((await as(name).call('GET', `/api/plans/${plan}/history/moments?party=${party}`)).json).versions.filter(({ kind }) => kind !== 'day').map(({ name: called }) => called)
  expect([await versions('mt-speaks', 'ms-mt'), await versions('ge-drafter', 'tc-ge')]).toEqual([['0.1 (After the meeting in Valletta)'], []])

  // What one says is for those who are asked about it: only its words, and nothing at all for anybody else.
  const version = (await rounds(plan)).rounds[0]?.version
  const content = (name: string, party: string, of = version) => as(name).call('GET', `/api/plans/${plan}/versions/${of}/content?party=${party}`)
  const { status, json } = await content('mt-speaks', 'ms-mt')
  expect([status, StateContent.safeParse(json).success]).toEqual([200, true])
  expect([codeOf(await content('ge-drafter', 'tc-ge')), codeOf(await content('ge-drafter', 'ms-mt')), codeOf(await content('mt-speaks', 'ms-mt', VersionId.parse(randomId())))]).toEqual(['mandate/not-in-circle', 'plan/not-found', 'version/not-found'])
  const asked = await Promise.all(Array.from({ length: 4 * historiesAtOnce }, () => content('it-speaks', 'ms-it')))
  expect([...new Set(asked.map(codeOf))].sort()).toEqual(['history/too-often', 'taken'])
})

// The last one: afterwards nobody speaks for Germany.
test('an announced step is not taken in the name of somebody who may not take it when its time has come', async () => {
  const plan = await makeEmptyPlan(server, '2026-2029/env/env', 'roles')
  expect(await step(plan, { ...openRound, inMinutes: 10 })).toBe('taken')
  await server.kill()
  await inStore(server, async ({ database }) => {
    await database.updateTable('memberships').set({ until_at: inDays(-0.02) }).where('party', '=', PartyId.parse('ms-de')).where('function', '=', 'speaks').execute()
    await database.updateTable('plans').set({ next_status_at: inDays(-0.01) }).where('id', '=', PlanId.parse(plan)).execute()
  })
  await server.startAgain()
  const page = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', plan)
  await until('it is settled', () => planPlain(page.doc).record.nextStep === undefined)
  expect(planPlain(page.doc).record.status).toBe('drafting')
  page.close()
  const told = await inStore(server, ({ database }) => database.selectFrom('record_log').select('detail').where('what', '=', 'step-not-taken').execute())
  expect(told.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([{ step: 'open-round', code: 'step/speaks-only' }])
})
