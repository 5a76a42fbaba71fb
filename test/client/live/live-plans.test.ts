// The page's line to /live, under a clock and sockets of the test: what is shown when, and when it tries again.
import { describe, expect, it } from 'vitest'
import { openLivePlans } from '../../../client/live/live-plans.ts'
import type { LiveEnvironment, LiveSocketEvents } from '../../../client/live/live-environment.ts'
import { GoalId, PartyId, PersonId, PlanId } from '../../../shared/ids.ts'
import { patchOf } from '../../../shared/projection/plan-summary.ts'
import { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { signInAgainMs, silenceTimeoutMs } from '../../../shared/protocol/limits.ts'
import type { LiveMessage } from '../../../shared/protocol/live.ts'
import { VirtualClock } from '../replica/virtual-clock.ts'

const identity = { person: PersonId.parse('sample-person-de-drafter'), party: PartyId.parse('ms-de') }
const ms = PlanId.parse('ms-2026')
const thb = PlanId.parse('thb-2026')

function aSummary(plan: PlanId, toFix = 0): PlanSummary {
  return PlanSummary.parse({
    plan,
    area: '2026-2029/msthb/ms',
    period: { start: '2026-01-01', end: '2027-12-31' },
    status: 'drafting',
    archived: false,
    marking: 'limite',
    sample: true,
    driver: null,
    coDrivers: [],
    nextStep: null,
    round: null,
    amendment: null,
    pens: [],
    penRequests: [],
    counts: { actions: 0, toFix, toLookAt: 0 },
    funding: { euro: 0, toBeDetermined: 0 },
    findings: {},
    cells: { [GoalId.parse('2026-2029/goal-1')]: { actions: [], gapReason: null, proposed: 0 } },
    withoutGoal: [],
    actions: {},
    removed: {},
  })
}

type TestSocket = { readonly path: string; readonly events: LiveSocketEvents; readonly said: string[]; isClosed: boolean }

function world() {
  const clock = new VirtualClock()
  const sockets: TestSocket[] = []
  let renewal: string | null = null
  let page = { awake: (): void => undefined, offline: (): void => undefined }
  const environment: LiveEnvironment = {
    clock,
    random: () => 0.5,
    openSocket: (path, events) => {
      const socket: TestSocket = { path, events, said: [], isClosed: false }
      sockets.push(socket)
      return { send: text => void socket.said.push(text), close: () => { socket.isClosed = true } }
    },
    fetchRenewal: async () => {
      if (renewal === 'no answer') throw new Error(renewal)
      return renewal
    },
    watchPage: events => {
      page = events
      return () => undefined
    },
  }
  const live = openLivePlans(identity, environment)
  const newest = (): TestSocket => {
    const socket = sockets.at(-1)
    if (socket === undefined) throw new Error('no socket was opened')
    return socket
  }
  return {
    clock,
    sockets,
    live,
    newest,
    /** What is answered to whoever asks for a word to go on with. */
    answersRenewalWith: (answer: string | null) => { renewal = answer },
    lookAgain: () => page.awake(),
    goOffline: () => page.offline(),
    say: (...messages: LiveMessage[]) => {
      for (const message of messages) newest().events.message(JSON.stringify(message))
    },
  }
}

const summary = (plan: PlanId, version = 1, toFix = 0): LiveMessage => ({ type: 'summary', plan, version, summary: aSummary(plan, toFix) })
const patch = (plan: PlanId, version: number, from: number, to: number): LiveMessage =>
  ({ type: 'patch', plan, version, patch: patchOf(aSummary(plan, from), aSummary(plan, to)) })
const ready: LiveMessage = { type: 'ready' }

describe('joining', () => {
  it('nothing is shown before everything has come', () => {
    const { live, say } = world()
    say(summary(ms))
    expect(live.current()).toMatchObject({ state: 'loading' })
    expect(live.current().plans.size).toBe(0)
    say(summary(thb), ready)
    expect(live.current().state).toBe('live')
    expect([...live.current().plans.keys()]).toEqual([ms, thb])
  })

  it('the line names person and delegation', () => {
    expect(world().newest().path).toBe('/live?person=sample-person-de-drafter&party=ms-de')
  })
})

describe('which page the server gives out', () => {
  it('is known as soon as it is said, and stays known over a lost line', () => {
    const { live, say, newest } = world()
    expect(live.current().pageScript).toBeNull()
    say({ type: 'page', script: '/assets/index-abc.js' }, summary(ms), ready)
    newest().events.closed(1012)
    expect(live.current()).toMatchObject({ state: 'offline', pageScript: '/assets/index-abc.js' })
  })
})

describe('changes', () => {
  it('a change of one plan leaves the others the same objects', () => {
    const { live, say } = world()
    say(summary(ms), summary(thb), ready)
    const before = live.current().plans
    say(patch(ms, 2, 0, 3))
    const after = live.current().plans
    expect(after.get(ms)?.summary.counts.toFix).toBe(3)
    expect(after.get(thb)).toBe(before.get(thb))
    expect(after.get(ms)?.summary.cells[GoalId.parse('2026-2029/goal-1')]).toBe(before.get(ms)?.summary.cells[GoalId.parse('2026-2029/goal-1')])
  })

  it('a plan that is gone is taken away', () => {
    const { live, say } = world()
    say(summary(ms), ready, { type: 'gone', plan: ms })
    expect(live.current().plans.size).toBe(0)
  })

  it('a message that only says the line is alive changes nothing', () => {
    const { live, say } = world()
    say(summary(ms), ready)
    const before = live.current()
    say({ type: 'alive' })
    expect(live.current()).toBe(before)
  })

  it('a skipped version makes the page join anew, and what stayed the same keeps its object', async () => {
    const { live, say, sockets, clock, newest } = world()
    say(summary(ms), summary(thb), ready)
    const before = live.current().plans.get(thb)
    say(patch(ms, 3, 0, 1))
    expect(newest().isClosed).toBe(true)
    expect(live.current().state).toBe('offline')
    await clock.pass(10_000)
    expect(sockets).toHaveLength(2)
    say(summary(ms, 3, 1), summary(thb), ready)
    expect(live.current().state).toBe('live')
    expect(live.current().plans.get(ms)?.summary.counts.toFix).toBe(1)
    expect(live.current().plans.get(thb)).toBe(before)
  })
})

describe('a line that ends', () => {
  it('what was known stays, and goes with the next joining where it no longer exists', async () => {
    const { live, say, clock, newest } = world()
    say(summary(ms), summary(thb), ready)
    newest().events.closed(1006)
    expect(live.current().state).toBe('offline')
    expect(live.current().plans.size).toBe(2)
    await clock.pass(10_000)
    say(summary(ms), ready)
    expect([...live.current().plans.keys()]).toEqual([ms])
  })

  it('each try waits longer than the one before', async () => {
    const { sockets, clock, newest } = world()
    const waits: number[] = []
    for (let attempt = 0; attempt < 4; attempt++) {
      newest().events.closed(1006)
      const opened = sockets.length
      const from = clock.now()
      while (sockets.length === opened) await clock.pass(10)
      waits.push(clock.now() - from)
    }
    expect(waits).toEqual([...waits].sort((one, other) => one - other))
    expect(new Set(waits).size).toBe(4)
  })

  it('a line that says nothing for too long is left', async () => {
    const { live, say, clock, newest } = world()
    say(ready)
    await clock.pass(silenceTimeoutMs - 1)
    say({ type: 'alive' })
    await clock.pass(silenceTimeoutMs - 1)
    expect(live.current().state).toBe('live')
    await clock.pass(1)
    expect(newest().isClosed).toBe(true)
    expect(live.current().state).toBe('offline')
  })

  it('a device that has no network shows it at once, tries again ever later, and at once with the network', async () => {
    const { live, say, sockets, clock, newest, goOffline, lookAgain } = world()
    say(summary(ms), ready)
    goOffline()
    expect(newest().isClosed).toBe(true)
    expect(live.current()).toMatchObject({ state: 'offline', isKnown: true })
    expect(live.current().plans.size).toBe(1)
    await clock.pass(1_000)
    expect(sockets).toHaveLength(2)
    newest().events.closed(1006)
    lookAgain()
    say(summary(ms), ready)
    expect(sockets).toHaveLength(3)
    expect(live.current().state).toBe('live')
  })

  it('a line that is lost before anything has come does not say that there is nothing', () => {
    const { live, newest } = world()
    newest().events.closed(1006)
    expect(live.current()).toMatchObject({ state: 'offline', isKnown: false })
  })

  it('a line that does not open is given up sooner than one that was open', async () => {
    const { live, sockets, clock, newest, say } = world()
    await clock.pass(11_000)
    expect(sockets).toHaveLength(2)
    expect(live.current()).toMatchObject({ state: 'offline', isKnown: false })
    newest().events.closed(1006)
    await clock.pass(1_000)
    say(summary(ms), ready)
    await clock.pass(silenceTimeoutMs - 1)
    expect(live.current().state).toBe('live')
  })

  it('looking at the page again tries at once', () => {
    const { sockets, newest, lookAgain } = world()
    newest().events.closed(1006)
    lookAgain()
    expect(sockets).toHaveLength(2)
  })

  it('after a final close nobody tries again until the person has signed in', async () => {
    const { live, sockets, clock, newest, lookAgain } = world()
    newest().events.closed(4401)
    expect(live.current()).toMatchObject({ state: 'closed', reason: 'signedOut' })
    await clock.pass(60_000)
    lookAgain()
    expect(sockets).toHaveLength(1)
    live.resume()
    expect(sockets).toHaveLength(2)
  })

  it('a message that cannot be read makes the page join anew, not break', () => {
    const { live, newest } = world()
    newest().events.message('{"type":"unheard of"}')
    expect(live.current().state).toBe('offline')
  })

  it('a closed page opens nothing more', async () => {
    const { live, sockets, clock, newest } = world()
    live.close()
    expect(newest().isClosed).toBe(true)
    newest().events.closed(1006)
    await clock.pass(60_000)
    expect(sockets).toHaveLength(1)
  })
})

describe('a session that runs out', () => {
  it('keeps the line for a while; signed in again the reader goes on over it, and everything comes anew', async () => {
    const { live, say, newest, sockets, answersRenewalWith, clock } = world()
    say(summary(ms), summary(thb), ready, { type: 'session-over' })
    expect(live.current()).toMatchObject({ state: 'closed', reason: 'signedOut' })
    await clock.pass(signInAgainMs - 1_000)
    expect([sockets.length, newest().isClosed]).toEqual([1, false])
    live.resume()
    await clock.pass(0)
    expect(newest().said).toEqual([])
    answersRenewalWith('the word')
    live.resume()
    await clock.pass(0)
    expect(newest().said).toEqual([JSON.stringify({ type: 'renew', token: 'the word' })])
    // A delegation may have lost a plan meanwhile.
    say(summary(ms, 4, 2), ready)
    expect(live.current().state).toBe('live')
    expect([...live.current().plans.keys()]).toEqual([ms])
    expect(sockets).toHaveLength(1)
  })
})
