// Whose plans a page follows, from before the code of the line is there.
import { expect, it } from 'vitest'
import { followPlans } from '../../../client/live/followed-plans.ts'
import type { LiveEnvironment } from '../../../client/live/live-environment.ts'
import { openLivePlans } from '../../../client/live/live-plans.ts'
import { PartyId, PersonId } from '../../../shared/ids.ts'
import { VirtualClock } from '../replica/virtual-clock.ts'

const person = PersonId.parse('sample-person-de-drafter')
const germany = { person, party: PartyId.parse('ms-de') }
const france = { person, party: PartyId.parse('ms-fr') }

function world(isLost: boolean) {
  const clock = new VirtualClock()
  const paths: string[] = []
  const environment: LiveEnvironment = {
    clock,
    random: () => 0.5,
    openSocket: path => {
      paths.push(path)
      return { send: () => undefined, close: () => undefined }
    },
    fetchRenewal: async () => null,
    watchPage: () => () => undefined,
  }
  const followed = followPlans(environment, async () => {
    if (isLost) throw new Error('the code did not come')
    return openLivePlans
  })
  return { clock, paths, followed }
}

it('a line whose code did not come is closed, and does not say that there is nothing', async () => {
  const { clock, paths, followed } = world(true)
  followed.follow(germany)
  await clock.pass(0)
  expect(followed.current()).toMatchObject({ state: 'closed', reason: null, isKnown: false })
  expect(paths).toEqual([])
})

it('a page that is left before the code has come opens nothing', async () => {
  const { clock, paths, followed } = world(false)
  followed.follow(germany)()
  await clock.pass(60_000)
  expect([paths, clock.alarmCount]).toEqual([[], 0])
})

it('another delegation gets a line of its own, and only that one', async () => {
  const { clock, paths, followed } = world(false)
  followed.follow(germany)()
  followed.follow(france)
  await clock.pass(10)
  expect(paths).toEqual(['/live?person=sample-person-de-drafter&party=ms-fr'])
})
