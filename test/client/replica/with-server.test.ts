// The same replica against the real server: saved means stored, offline work arrives, a refusal leaves the page right.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openReplica } from '../../../client/replica/index.ts'
import { planPlain, planSchema, planView } from '../../../shared/documents/plan.ts'
import { OrderKey } from '../../../shared/schema/values.ts'
import { startServer } from '../../harness/server.ts'
import type { RunningServer } from '../../harness/server.ts'
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
  const france = await openPage('fr-drafter', 'ms-fr')
  const eurojust = await openPage('eurojust-drafter', 'eurojust')
  for (let n = 0; n < 40; n++) {
    typeAim(france.replica, 'f')
    typeAim(eurojust.replica, 'e')
    if (n === 20) await server.kill()
    if (n === 30) await server.startAgain()
    // Each a message of its own, some on their way when the process dies.
    if (n % 4 === 0) await Promise.all([france.replica.flush(), eurojust.replica.flush()])
  }
  await until('France is saved', isSaved(france))
  await until('Eurojust is saved', isSaved(eurojust))
  await until('both show the same', () => aimOf(france.replica.doc) === aimOf(eurojust.replica.doc))
  expect(aimOf(france.replica.doc).split('').sort().join('')).toBe('e'.repeat(40) + 'f'.repeat(40))
  const italy = await openPage('it-speaks', 'ms-it')
  expect(planPlain(italy.replica.doc)).toEqual(planPlain(france.replica.doc))
  expect(france.replica.generation).toBe(1)
})

test('what is written offline in a tab that dies arrives with the next page of the same device', async () => {
  const device = aDevice()
  const first = await openPage('fr-drafter', 'ms-fr', device)
  first.tab.setOnline(false)
  typeAim(first.replica, 'written offline')
  const plan = planView(first.replica.doc)
  plan.changeForGood(() => plan.roots.actions.create(actionId('made'), { order: OrderKey.parse('a1'), removed: false, goal: goal(1) }))
  plan.roots.actions.get(actionId('made'))?.kind.set('training')
  await until('three edits are kept on the device', () => device.store.records.size === 3)
  first.tab.die()

  const later = await openPage('fr-drafter', 'ms-fr', device)
  await until('the work is saved', isSaved(later))
  const eurojust = await openPage('eurojust-drafter', 'eurojust')
  expect(planPlain(eurojust.replica.doc)).toMatchObject({ aim: 'written offline', actions: { [actionId('made')]: { kind: 'training', goal: goal(1) } } })
  await until('the device keeps nothing', () => device.store.records.size === 0)
})

test('an edit that the server refuses is taken back on the page, kept aside, and the rest goes through', async () => {
  const france = await openPage('fr-drafter', 'ms-fr')
  const plan = planView(france.replica.doc)
  plan.changeForGood(() => plan.roots.actions.create(actionId('made'), { order: OrderKey.parse('a1'), removed: false }))
  const action = plan.roots.actions.get(actionId('made'))
  // Nobody speaks for another delegation.
  action?.contributions.set('ms-it:people', 'two officers of Italy')
  action?.kind.set('training')
  typeAim(france.replica, 'goes through')
  await until('the next generation is shown', () => france.replica.generation === 2)
  await until('the rest is saved', isSaved(france))
  const eurojust = await openPage('eurojust-drafter', 'eurojust')
  expect(planPlain(eurojust.replica.doc)).toEqual(planPlain(france.replica.doc))
  expect(planPlain(eurojust.replica.doc)).toMatchObject({ aim: 'goes through', actions: { [actionId('made')]: { kind: 'training', contributions: {} } } })
  expect(france.replica.refusals()).toMatchObject([{ refusal: { code: 'mandate/not-your-delegation' } }])
  expect(france.replica.keptWords()).toMatchObject([{ reason: { type: 'refused' }, places: [{ mine: 'two officers of Italy' }] }])
})

test('presence shows who a person is in the words of the server', async () => {
  const france = await openPage('fr-drafter', 'ms-fr')
  const eurojust = await openPage('eurojust-drafter', 'eurojust')
  france.replica.awareness.setLocalState({ user: { name: 'Somebody else' }, place: ['aim'] })
  const seen = (): unknown => eurojust.replica.awareness.getStates().get(france.replica.doc.clientID)?.['user']
  await until('Eurojust sees France', seen)
  expect(seen()).toMatchObject({ party: 'ms-fr' })
  expect(JSON.stringify(seen())).not.toContain('Somebody else')
})
