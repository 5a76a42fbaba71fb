// Four pages type all the time while the server is killed again and again. Whatever one of them was shown of another's is
// there afterwards, and so is everything that was on its way: once, on every page.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { planPlain } from '../../shared/documents/plan.ts'
import { aimOf, typeAim } from '../client/replica/plan-world.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { fourWith, inStep, isSaved, openPage, startWithPlan } from './open-page.ts'
import type { OpenPage } from './open-page.ts'

// The process is started several times, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 })

const plan = 'env-2028'
/** At how many words seen of others the server is killed: in the first commits of a session, and further on. */
const killedAfter = [1, 5, 40, 2, 90]
const typedEveryMs = 25
const comesBackWithinMs = 60_000

let server: RunningServer
let pages: (OpenPage & { readonly name: string })[]
beforeEach(async () => {
  pages = []
  server = await startWithPlan('2026-2029/env/env', fourWith.pens)
})
afterEach(async () => {
  for (const { tab } of pages) tab.die()
  await server.remove()
})

const wordsOf = ({ replica }: OpenPage): string[] => aimOf(replica.doc).match(/<[^>]+>/g) ?? []

test('nothing that anybody saw is lost, and nothing comes twice, however often the server is killed under load', async () => {
  for (const [name, delegation] of fourWith.writers) {
    const page = { ...openPage(server, plan, await signInAs(server.origin, name), delegation), name }
    pages.push(page)
    await inStep(name, page)
  }
  const typed = new Set<string>()
  const seenOfOthers = new Set<string>()
  for (const page of pages) {
    page.replica.doc.on('update', () => {
      for (const word of wordsOf(page)) if (!word.startsWith(`<${page.name} `)) seenOfOthers.add(word)
    })
  }

  for (const [round, seenBefore] of killedAfter.entries()) {
    const before = seenOfOthers.size
    let count = 0
    const typing = setInterval(() => {
      count++
      for (const page of pages) {
        const word = `<${page.name} ${round} ${count}>`
        typed.add(word)
        typeAim(page.replica, word)
      }
    }, typedEveryMs)
    try {
      await until(`${seenBefore} words of round ${round} have reached others`, () => seenOfOthers.size >= before + seenBefore)
      await server.kill()
    } finally {
      clearInterval(typing)
    }
    const seen = new Set(seenOfOthers)
    await server.startAgain()
    const afterwards = openPage(server, plan, await signInAs(server.origin, 'it-reader'), 'ms-it')
    await inStep('a page that was never there before', afterwards)
    const stored = new Set(wordsOf(afterwards))
    afterwards.tab.die()
    expect([...seen].filter(word => !stored.has(word)), `of round ${round}`).toEqual([])
    for (const page of pages) await until(`${page.name} is saved`, isSaved(page), comesBackWithinMs)
  }

  for (const page of pages) {
    await until(`${page.name} shows all that was typed`, () => wordsOf(page).length >= typed.size)
    expect(wordsOf(page).toSorted()).toEqual([...typed].toSorted())
    expect(planPlain(page.replica.doc)).toEqual(planPlain(pages[0]?.replica.doc ?? page.replica.doc))
    expect(page.replica.keptWords()).toEqual([])
  }
})
