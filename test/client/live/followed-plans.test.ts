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

function world(failures: number) {
  const clock = new VirtualClock()
  const paths: string[] = []
  let loads = 0
  const environment: LiveEnvironment = {
    clock,
    random: () => 0.5,
    openSocket: path => {
      paths.push(path)
      return { close: () => undefined }
    },
    watchPage: () => () => undefined,
  }
  const followed = followPlans(environment, async () => {
    loads += 1
    if (loads <= failures) throw new Error('the code did not come')
    return openLivePlans
  })
  return { clock, paths, followed, loads: () => loads }
}

it('a line whose code did not come is offline, not empty, and is opened once the code comes', async () => {
  const { clock, paths, followed } = world(3)
  followed.follow(germany)
  await clock.pass(0)
  expect(followed.current()).toMatchObject({ state: 'offline', isKnown: false })
  await clock.pass(10_000)
  expect(paths).toEqual(['/live?person=sample-person-de-drafter&party=ms-de'])
})

it('a page that is left meanwhile asks for nothing more', async () => {
  const { clock, paths, followed, loads } = world(3)
  const stop = followed.follow(germany)
  await clock.pass(0)
  stop()
  await clock.pass(60_000)
  expect([loads(), paths, clock.alarmCount]).toEqual([1, [], 0])
})

it('another delegation gets a line of its own, and only that one', async () => {
  const { clock, paths, followed } = world(0)
  followed.follow(germany)()
  followed.follow(france)
  await clock.pass(10)
  expect(paths).toEqual(['/live?person=sample-person-de-drafter&party=ms-fr'])
})
