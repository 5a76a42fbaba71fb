// People typing into documents of one server for a while, and what that cost: the middle of fan-out, rooms and the
// stopped reader.
import { seededRandom } from '../../../shared/sample/seeded-random.ts'
import { quantilesOf } from '../quantiles.ts'
import type { Quantiles } from '../quantiles.ts'
import { LoadClient } from './load-client.ts'
import type { MeasuredServer } from './measured-server.ts'
import { cpuSecondsOf, residentBytesOf } from './process-usage.ts'
import { Receipts } from './receipts.ts'
import { Typist } from './typist.ts'
import type { Pace } from './typist.ts'

/** Typed before anything counts, so that every server runs compiled code. */
const warmUpMs = 5_000
/** The last edits are waited for this long. */
const settleMs = 2_000
/** So many connect at the same time. */
const connectAtOnce = 25

export type TypingNumbers = {
  readonly latency: Quantiles
  readonly delivered: number
  /** Deliveries that did not happen, nor a while after. */
  readonly missing: number
  readonly refusals: readonly string[]
  /** Of the server, for each edit that reached somebody. */
  readonly cpuMsPerDelivery: number
  /** 1 is one processor, all the time. */
  readonly cpuShare: number
  /** The same of the process of the clients: near 1, the load generator is what is measured. */
  readonly clientCpuShare: number
  readonly residentBytes: number
}

export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

export class TypingLoad {
  readonly clients: LoadClient[] = []
  readonly receipts = new Receipts()
  private readonly typists: Typist[] = []
  private readonly server: MeasuredServer

  constructor(server: MeasuredServer) {
    this.server = server
  }

  /** Connects as many clients to each of the documents. */
  async join(documents: readonly string[], eachWith: number): Promise<void> {
    const coming = documents.flatMap(document => Array.from({ length: eachWith }, () => document)).map((document, index) => new LoadClient({ server: this.server, document, index, receipts: this.receipts }))
    for (let next = 0; next < coming.length; next += connectAtOnce) {
      await Promise.all(coming.slice(next, next + connectAtOnce).map(client => client.join()))
    }
    this.clients.push(...coming)
  }

  /** From now on these type, each into a place of its own. */
  type(typing: readonly LoadClient[], options: { readonly state: Uint8Array; readonly pace: Pace; readonly showsCaret?: boolean; readonly text?: string }): void {
    typing.forEach((client, index) => {
      const typist = new Typist({ client, place: index, random: seededRandom(index + 1), showsCaret: false, ...options })
      this.typists.push(typist)
      typist.start()
    })
  }

  /** What is typed in the time that comes, by when it reached all others of its document. */
  async measure(ms: number, warmUp = warmUpMs): Promise<TypingNumbers> {
    await pause(warmUp)
    const { receipts, server } = this
    const sentBefore = receipts.sentCount
    const [latenciesBefore, deliveredBefore] = [receipts.latenciesMs.length, receipts.delivered]
    const startedAt = performance.now()
    const [cpuBefore, ownBefore] = [cpuSecondsOf(server.pid()), process.cpuUsage()]
    receipts.measureUntil(Number.POSITIVE_INFINITY)
    receipts.measureFrom(startedAt)
    await pause(ms)
    const endedAt = performance.now()
    receipts.measureUntil(endedAt)
    const seconds = (endedAt - startedAt) / 1000
    const cpu = cpuSecondsOf(server.pid()) - cpuBefore
    const own = process.cpuUsage(ownBefore)
    const residentBytes = residentBytesOf(server.pid())
    await pause(settleMs)
    const delivered = receipts.delivered - deliveredBefore
    const readers = this.clients.filter(({ closedWith, isStopped }) => closedWith === null && !isStopped).length / new Set(this.clients.map(({ document }) => document)).size
    const expected = (receipts.sentCount - sentBefore) * (readers - 1)
    return {
      latency: quantilesOf(receipts.latenciesMs.slice(latenciesBefore)),
      delivered,
      missing: Math.max(0, Math.round(expected - delivered)),
      refusals: this.clients.flatMap(({ refusals }) => refusals),
      cpuMsPerDelivery: (1000 * cpu) / delivered,
      cpuShare: cpu / seconds,
      clientCpuShare: (own.user + own.system) / 1_000_000 / seconds,
      residentBytes,
    }
  }

  close(): void {
    for (const typist of this.typists) typist.stop()
    for (const client of this.clients) client.cut()
  }
}
