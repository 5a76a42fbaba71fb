// The same replica against the real server: saved means stored, offline work arrives, a refusal leaves the page right.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openReplica } from '../../../client/replica/index.ts'
import { planPlain, planSchema, planView } from '../../../shared/documents/plan.ts'
import { OrderKey } from '../../../shared/schema/values.ts'
import { startServer } from '../../harness/server.ts'
import type { RunningServer } from '../../harness/server.ts'
import { giveRoles } from '../../harness/roles.ts'
import { signInAs } from '../../harness/sign-in.ts'
import { until } from '../../harness/wait.ts'
import { actionId, goal, party } from '../../fixtures/a-plan.ts'
import { aDevice, openNodeTab, personOf } from './node-environment.ts'
import type { NodeDevice, NodeTab } from './node-environment.ts'
import { aimOf, editorOrigin, typeAim } from './plan-world.ts'
import type { PlanReplica } from './plan-world.ts'

type Page = { readonly tab: NodeTab; readonly replica: PlanReplica }

let server: RunningServer
let tabs: NodeTab[]
beforeEach(async () => {
  tabs = []
  server = await startServer()
  const supportTeam = await signInAs(server.origin, 'support-team')
  await supportTeam.call('POST', '/api/plans', { area: '2026-2029/env/env', periodStart: '2028-01-01' })
  await giveRoles(server.origin, 'env-2028')
})
afterEach(async () => {
  for (const tab of tabs) tab.die()
  await server.remove()
})

async function openPage(name: string, delegation: string, device: NodeDevice = aDevice()): Promise<Page> {
  const who = await signInAs(server.origin, name)
  const tab = openNodeTab(server, who, device)
  tabs.push(tab)
  const replica = openReplica({
    kind: 'plan',
    id: 'env-2028',
    schema: planSchema,
    identity: { person: personOf(who), party: party(delegation) },
    environment: tab.environment,
    ownOrigins: [editorOrigin],
  })
  await until(`${name} is in step`, () => replica.status().state === 'live')
  return { tab, replica }
}
const isSaved = ({ replica }: Page) => (): boolean => replica.status().saved === 'saved'

test('two people write in one text; the server is killed in mid-edit, and nothing is lost or doubled', async () => {
  const germany = await openPage('de-drafter', 'ms-de')
  const frontex = await openPage('frontex-speaks', 'frontex')
  for (let n = 0; n < 40; n++) {
    typeAim(germany.replica, 'g')
    typeAim(frontex.replica, 'f')
    if (n === 20) await server.kill()
    if (n === 30) await server.startAgain()
    // Each a message of its own, some on their way when the process dies.
    if (n % 4 === 0) await Promise.all([germany.replica.flush(), frontex.replica.flush()])
  }
  await until('Germany is saved', isSaved(germany))
  await until('Frontex is saved', isSaved(frontex))
  await until('both show the same', () => aimOf(germany.replica.doc) === aimOf(frontex.replica.doc))
  expect(aimOf(germany.replica.doc).split('').sort().join('')).toBe('f'.repeat(40) + 'g'.repeat(40))
  const italy = await openPage('it-speaks', 'ms-it')
  expect(planPlain(italy.replica.doc)).toEqual(planPlain(germany.replica.doc))
  expect(germany.replica.generation).toBe(1)
})

test('what is written offline in a tab that dies arrives with the next page of the same device', async () => {
  const device = aDevice()
  const first = await openPage('de-drafter', 'ms-de', device)
  first.tab.setOnline(false)
  typeAim(first.replica, 'written offline')
  const plan = planView(first.replica.doc)
  plan.changeForGood(() => plan.roots.actions.create(actionId('made'), { order: OrderKey.parse('a1'), removed: false, goal: goal(1) }))
  plan.roots.actions.get(actionId('made'))?.kind.set('training')
  await until('three edits are kept on the device', () => device.store.records.size === 3)
  first.tab.die()

  const later = await openPage('de-drafter', 'ms-de', device)
  await until('the work is saved', isSaved(later))
  const frontex = await openPage('frontex-speaks', 'frontex')
  expect(planPlain(frontex.replica.doc)).toMatchObject({ aim: 'written offline', actions: { [actionId('made')]: { kind: 'training', goal: goal(1) } } })
  await until('the device keeps nothing', () => device.store.records.size === 0)
})

test('an edit that the server refuses is taken back on the page, kept aside, and the rest goes through', async () => {
  const germany = await openPage('de-drafter', 'ms-de')
  const plan = planView(germany.replica.doc)
  plan.changeForGood(() => plan.roots.actions.create(actionId('made'), { order: OrderKey.parse('a1'), removed: false }))
  const action = plan.roots.actions.get(actionId('made'))
  // Nobody speaks for another delegation.
  action?.contributions.set('ms-it:people', 'two officers of Italy')
  action?.kind.set('training')
  typeAim(germany.replica, 'goes through')
  await until('the next generation is shown', () => germany.replica.generation === 2)
  await until('the rest is saved', isSaved(germany))
  const frontex = await openPage('frontex-speaks', 'frontex')
  expect(planPlain(frontex.replica.doc)).toEqual(planPlain(germany.replica.doc))
  expect(planPlain(frontex.replica.doc)).toMatchObject({ aim: 'goes through', actions: { [actionId('made')]: { kind: 'training', contributions: {} } } })
  expect(germany.replica.refusals()).toMatchObject([{ refusal: { code: 'mandate/not-your-delegation' } }])
  expect(germany.replica.keptWords()).toMatchObject([{ reason: { type: 'refused' }, places: [{ mine: 'two officers of Italy' }] }])
})

test('presence shows who a person is in the words of the server', async () => {
  const germany = await openPage('de-drafter', 'ms-de')
  const frontex = await openPage('frontex-speaks', 'frontex')
  germany.replica.awareness.setLocalState({ user: { name: 'Somebody else' }, place: ['aim'] })
  const seen = (): unknown => frontex.replica.awareness.getStates().get(germany.replica.doc.clientID)?.['user']
  await until('Frontex sees Germany', seen)
  expect(seen()).toMatchObject({ party: 'ms-de' })
  expect(JSON.stringify(seen())).not.toContain('Somebody else')
})
