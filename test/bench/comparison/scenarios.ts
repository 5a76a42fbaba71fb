// The loads, each against one server: what is done, and the numbers that come of it.
import * as Y from 'yjs'
import { until } from '../../harness/wait.ts'
import { seededRandom } from '../../../shared/sample/seeded-random.ts'
import { contentOf } from './content.ts'
import { LoadClient } from './load-client.ts'
import type { Content, MeasuredServer, ServerKind } from './measured-server.ts'
import { cpuSecondsOf, pin, residentBytesOf } from './process-usage.ts'
import type { Pinning } from './process-usage.ts'
import { Receipts } from './receipts.ts'
import { TypingLoad, pause } from './typing-load.ts'
import type { TypingNumbers } from './typing-load.ts'
import { Typist, humanPace } from './typist.ts'

const typingAtOnce = 20
/** An idle document may be kept for half a minute, and garbage is collected when nothing happens. */
const afterLeavingMs = 90_000
const stoppedConnected = 20
const stoppedTyping = 10
const everySecond = { shortestMs: 900, longestMs: 1_100 }
const twentyASecond = { shortestMs: 40, longestMs: 60 }

/** How the measurement itself is set: the same for every server. */
export type Setting = { readonly pinning: Pinning | null; readonly measureMs: number; readonly rounds: number }

/** Starts a server on its processor, and ends it whatever happens. */
async function withServer<T>(kind: ServerKind, content: Content, { pinning }: Setting, measure: (server: MeasuredServer) => Promise<T>): Promise<T> {
  const server = await kind.start(content)
  try {
    if (pinning !== null) pin(server.pid(), pinning.serverCpu)
    return await measure(server)
  } finally {
    await server.remove()
  }
}

async function startAgain(server: MeasuredServer, { pinning }: Setting): Promise<void> {
  await server.startAgain()
  if (pinning !== null) pin(server.pid(), pinning.serverCpu)
}

const stateVectorOf = (state: Uint8Array): Uint8Array => Y.encodeStateVectorFromUpdate(state)

/** One document of about 0.4 MB; of those connected, twenty (or all, where there are fewer) type. */
export function fanOut(kind: ServerKind, setting: Setting, connected: number, showsCaret: boolean): Promise<TypingNumbers> {
  const content = contentOf('large', 1)
  return withServer(kind, content, setting, async server => {
    const load = new TypingLoad(server)
    try {
      await load.join(content.documents, connected)
      load.type(load.clients.slice(0, typingAtOnce), { state: content.state, pace: humanPace, showsCaret })
      return await load.measure(setting.measureMs)
    } finally {
      load.close()
    }
  })
}

export type RoomsNumbers = TypingNumbers & { readonly documentBytes: number; readonly residentBytesPerDocument: number }

/** 500 ordinary plans, three clients in each, everybody one edit a second. */
export function rooms(kind: ServerKind, setting: Setting, count = 500, eachWith = 3): Promise<RoomsNumbers> {
  const content = contentOf('ordinary', count)
  return withServer(kind, content, setting, async server => {
    // As empty as after a start: those that store hold nothing in memory yet.
    if (server.stores) {
      await pause(3_000)
      await server.kill()
      await startAgain(server, setting)
    }
    const before = residentBytesOf(server.pid())
    const load = new TypingLoad(server)
    try {
      await load.join(content.documents, eachWith)
      load.type(load.clients, { state: content.state, pace: everySecond })
      const numbers = await load.measure(setting.measureMs)
      return { ...numbers, documentBytes: content.state.byteLength, residentBytesPerDocument: server.stores ? (numbers.residentBytes - before) / count : Number.NaN }
    } finally {
      load.close()
    }
  })
}

export type IdleNumbers = { readonly openBytesPerDocument: number; readonly leftBytesPerDocument: number }

/** 500 ordinary plans, three clients in each, who read and go: what is held while they are there, and a while after. Null:
 *  nothing was stored, so nothing can be let go. */
export function idle(kind: ServerKind, setting: Setting, count = 500, eachWith = 3): Promise<IdleNumbers | null> {
  const content = contentOf('ordinary', count)
  if (!kind.stores) return Promise.resolve(null)
  return withServer(kind, content, setting, async server => {
    await pause(3_000)
    await server.kill()
    await startAgain(server, setting)
    const before = residentBytesOf(server.pid())
    const load = new TypingLoad(server)
    await load.join(content.documents, eachWith)
    const open = residentBytesOf(server.pid())
    load.close()
    await pause(afterLeavingMs)
    return { openBytesPerDocument: (open - before) / count, leftBytesPerDocument: (residentBytesOf(server.pid()) - before) / count }
  })
}

export type OpenNumbers = { readonly firstMs: number; readonly firstCpuMs: number; readonly secondMs: number }

/** The first opening of a document after a start, and the next by somebody else. Null: nothing was stored. */
export function coldOpen(kind: ServerKind, setting: Setting): Promise<OpenNumbers | null> {
  const content = contentOf('large', 1)
  if (!kind.stores) return Promise.resolve(null)
  return withServer(kind, content, setting, async server => {
    await pause(3_000)
    await server.kill()
    await startAgain(server, setting)
    const open = async (): Promise<number> => {
      const client = new LoadClient({ server, document: documentOf(content), index: 0, receipts: new Receipts() })
      const startedAt = performance.now()
      await client.join()
      const took = performance.now() - startedAt
      const sent = client.state?.byteLength ?? 0
      if (sent < content.state.byteLength / 2) throw new Error(`${server.name} answered with ${sent} bytes before the document was loaded`)
      client.cut()
      return took
    }
    const cpuBefore = cpuSecondsOf(server.pid())
    const firstMs = await open()
    const firstCpuMs = 1000 * (cpuSecondsOf(server.pid()) - cpuBefore)
    return { firstMs, firstCpuMs, secondMs: await open() }
  })
}

export type StormNumbers = { readonly inStepMs: number; readonly cpuMs: number; readonly sinceKillMs: number; /** Since it listened. */ readonly loads: number | null }

/** 250 clients of one document whose server is killed come back at once when it listens again. They are in step when all
 *  have been sent the state and an edit made then has reached every one. */
export function storm(kind: ServerKind, setting: Setting, count = 250): Promise<StormNumbers> {
  const content = contentOf('large', 1)
  return withServer(kind, content, setting, async server => {
    const receipts = new Receipts()
    const page = new Y.Doc()
    Y.applyUpdate(page, content.state)
    const answers = new Map<string, Uint8Array>()
    const held = {
      stateVector: stateVectorOf(content.state),
      // Everybody holds the same, so what a server lacks is computed once for each state vector that it names.
      missingFrom: (stateVector: Uint8Array): Uint8Array => {
        const key = Buffer.from(stateVector).toString('base64')
        const answer = answers.get(key) ?? Y.encodeStateAsUpdate(page, stateVector)
        answers.set(key, answer)
        return answer
      },
    }
    const clients = Array.from({ length: count }, (_, index) => new LoadClient({ server, document: documentOf(content), index, receipts }))
    for (let next = 0; next < count; next += 25) await Promise.all(clients.slice(next, next + 25).map(client => client.join(held)))
    await pause(3_000)
    const killedAt = performance.now()
    await server.kill()
    await startAgain(server, setting)
    const loadsBefore = await server.loads()
    const listensAt = performance.now()
    const cpuBefore = cpuSecondsOf(server.pid())
    await Promise.all(clients.map(client => client.join(held)))
    const [first] = clients
    if (first === undefined) throw new Error('nobody to come back')
    receipts.measureFrom(performance.now())
    const typist = new Typist({ client: first, state: content.state, random: seededRandom(1), pace: humanPace, place: 0, showsCaret: false })
    typist.type()
    await until(`an edit has reached all ${count} clients of ${server.name}`, () => receipts.delivered >= count - 1, 60_000)
    const lastMs = Math.max(...receipts.latenciesMs)
    const inStepAt = receipts.lastSentAt + lastMs
    const cpuMs = 1000 * (cpuSecondsOf(server.pid()) - cpuBefore)
    typist.stop()
    for (const client of clients) client.cut()
    const loads = await server.loads()
    return { inStepMs: inStepAt - listensAt, cpuMs, sinceKillMs: inStepAt - killedAt, loads: loads === null ? null : loads - (loadsBefore ?? 0) }
  })
}

export type KillNumbers = { readonly rounds: number; readonly delivered: number; readonly lost: number; readonly roundsWithLoss: number }

/** Four write twenty edits a second; the server is killed after one to twelve seconds, and what one of the others had
 *  seen is looked for in what the server holds when it is back. */
export function killed(kind: ServerKind, setting: Setting): Promise<KillNumbers> {
  const content = contentOf('ordinary', 1)
  return withServer(kind, content, setting, async server => {
    const random = seededRandom(9)
    let [delivered, lost, roundsWithLoss] = [0, 0, 0]
    for (let round = 0; round < setting.rounds; round++) {
      const load = new TypingLoad(server)
      await load.join(content.documents, 4)
      load.type(load.clients, { state: content.state, pace: twentyASecond })
      await pause(random.between(1_000, 12_000))
      await server.kill()
      load.close()
      await startAgain(server, setting)
      if (!server.stores) await server.seed(content)
      const reader = new LoadClient({ server, document: documentOf(content), index: 0, receipts: new Receipts() })
      await reader.join()
      const clocks = Y.parseUpdateMeta(reader.state ?? new Uint8Array()).to
      reader.cut()
      let lostNow = 0
      for (const { clientId } of load.clients) {
        const seen = load.receipts.seenOf(clientId)
        delivered += seen.edits
        lostNow += seen.clocks.filter(clock => clock > (clocks.get(clientId) ?? 0)).length
      }
      lost += lostNow
      if (lostNow > 0) roundsWithLoss++
    }
    return { rounds: setting.rounds, delivered, lost, roundsWithLoss }
  })
}

export type StoppedNumbers = {
  readonly before: TypingNumbers
  readonly during: TypingNumbers
  readonly grownBytes: number
  /** Null: it was still open at the end. */
  readonly closedAfterMs: number | null
  readonly measuredMs: number
}

/** Ten write about half a megabyte a second to twenty; then one of them reads nothing more. */
export function stoppedReader(kind: ServerKind, setting: Setting): Promise<StoppedNumbers> {
  const content = contentOf('large', 1)
  const measuredMs = 30_000
  return withServer(kind, content, setting, async server => {
    const load = new TypingLoad(server)
    try {
      await load.join(content.documents, stoppedConnected)
      load.type(load.clients.slice(0, stoppedTyping), { state: content.state, pace: { shortestMs: 180, longestMs: 220 }, text: 'e'.repeat(10_000) })
      const before = await load.measure(setting.measureMs)
      const residentBefore = residentBytesOf(server.pid())
      const stopped = load.clients[stoppedConnected - 1]
      if (stopped === undefined) throw new Error('nobody to stop')
      stopped.stopReading()
      const stoppedAt = performance.now()
      let closedAfterMs: number | null = null
      // The stopped one hears of nothing, so the server is asked.
      const watch = setInterval(() => {
        if (closedAfterMs === null && !stopped.isKeptByServer()) closedAfterMs = performance.now() - stoppedAt
      }, 250)
      const during = await load.measure(measuredMs, 0)
      clearInterval(watch)
      return { before, during, grownBytes: during.residentBytes - residentBefore, closedAfterMs, measuredMs }
    } finally {
      load.close()
    }
  })
}

function documentOf({ documents: [document] }: Content): string {
  if (document === undefined) throw new Error('no document')
  return document
}
