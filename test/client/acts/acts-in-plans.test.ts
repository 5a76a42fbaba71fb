// Acts in a plan that no page shows, against a peer that judges as the test says.
import { expect, test } from 'vitest'
import { ActsInPlans } from '../../../client/acts/acts-in-plans.ts'
import type { Acted } from '../../../client/acts/acts-in-plans.ts'
import { openReplica } from '../../../client/replica/index.ts'
import { PlanId } from '../../../shared/ids.ts'
import { day, party } from '../../fixtures/a-plan.ts'
import { anna, aWorld, plainOfPeer, theAction } from '../replica/plan-world.ts'
import type { World } from '../replica/plan-world.ts'

const plan = PlanId.parse('ms-26')

function actingIn(world: World, noted: Set<unknown> = new Set()): ActsInPlans {
  return new ActsInPlans({
    writer: { person: anna, party: party('ms-de'), functions: ['speaks'] },
    environment: world.device.openTab().environment,
    open: openReplica,
    noteOpen: replica => {
      noted.add(replica)
      return () => void noted.delete(replica)
    },
    today: () => day('2026-11-26'),
  })
}

const setKind = (acts: ActsInPlans, kind: 'training' | 'meeting'): Promise<Acted> =>
  acts.act(plan, here => {
    here.plan.roots.actions.get(theAction)?.kind.set(kind)
    return true
  })

/** Lets time pass until it has settled. */
async function settled(world: World, acted: Promise<Acted>): Promise<Acted> {
  let answer: Acted | null = null
  void acted.then(given => { answer = given })
  await world.clock.until('the act has settled', () => answer !== null)
  return acted
}

test('what is done is stored before it is said to be, and the plan is told what its writer had seen and on which day', async () => {
  const world = aWorld()
  const acts = actingIn(world)
  let seen: unknown
  const acted = acts.act(plan, here => {
    seen = here.seen
    here.plan.roots.actions.get(theAction)?.kind.set('training')
    return true
  })
  expect(await settled(world, acted)).toEqual({ outcome: 'saved' })
  expect(plainOfPeer(world).actions[theAction]?.kind).toBe('training')
  expect(seen).toEqual({ epoch: 'epoch-1', seq: 1, on: '2026-11-26' })
})

test('several acts open the plan once, and it is closed when nothing has been done there for a while', async () => {
  const world = aWorld()
  const noted = new Set<unknown>()
  const acts = actingIn(world, noted)
  const both = [setKind(acts, 'training'), setKind(acts, 'meeting')]
  for (const acted of both) expect(await settled(world, acted)).toEqual({ outcome: 'saved' })
  expect([world.peer.hellos.length, noted.size]).toEqual([1, 1])
  expect(plainOfPeer(world).actions[theAction]?.kind).toBe('meeting')
  await world.clock.pass(60_000)
  expect(noted.size).toBe(0)
  expect(await settled(world, setKind(acts, 'training'))).toEqual({ outcome: 'saved' })
  expect(world.peer.hellos.length).toBe(2)
})

test('a refusal is the answer to the act that it is about, and to no other', async () => {
  const world = aWorld()
  let refusals = 1
  world.peer.judge = () => (refusals-- > 0 ? { code: 'mandate/driver-only', path: ['actions', theAction, 'kind'] } : 'accept')
  const acts = actingIn(world)
  const [first, second] = [setKind(acts, 'training'), setKind(acts, 'meeting')]
  expect(await settled(world, first)).toEqual({ outcome: 'refused', code: 'mandate/driver-only' })
  expect(await settled(world, second)).toEqual({ outcome: 'saved' })
  expect(plainOfPeer(world).actions[theAction]?.kind).toBe('meeting')
})

test('what it was about and is gone is told, and nothing is written', async () => {
  const world = aWorld()
  const acts = actingIn(world)
  expect(await settled(world, acts.act(plan, () => false))).toEqual({ outcome: 'gone' })
  expect(world.peer.updates).toEqual([])
})

test('a plan that is not open to the person says so', async () => {
  const world = aWorld()
  world.peer.closesWith = 4404
  expect(await settled(world, setKind(actingIn(world), 'training'))).toEqual({ outcome: 'closed', reason: 'notFound' })
})

test('without a line nothing is written; once the line is lost after it was, the device keeps it and it arrives by itself', async () => {
  const world = aWorld()
  world.peer.closesWith = 1013
  const acts = actingIn(world)
  expect(await settled(world, setKind(acts, 'training'))).toEqual({ outcome: 'offline' })
  world.peer.closesWith = null
  world.peer.holdsAcknowledgements = true
  const acted = setKind(acts, 'meeting')
  await world.clock.until('it has been sent', () => world.peer.updates.length > 0)
  world.peer.closesWith = 1013
  world.peer.cut(1013)
  expect(await settled(world, acted)).toEqual({ outcome: 'kept' })
  world.peer.closesWith = null
  world.peer.holdsAcknowledgements = false
  await world.clock.pass(120_000)
  expect(plainOfPeer(world).actions[theAction]?.kind).toBe('meeting')
})
