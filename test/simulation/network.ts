// The network between pages and server: bytes of one socket arrive in their order and late; those of two sockets arrive
// in any. A line can be cut, go dead without a word, stall, and have its opening heard twice.
import type { LineSocket, SocketEvents } from '../../client/replica/environment.ts'
import type { ServerSocket } from '../../server/sync/endpoint.ts'
import type { Random } from './randomness.ts'
import type { SimulatedTime } from './simulated-time.ts'

/** Whoever listens for sockets; null while nobody does. `who` names the session that the cookie of the request names. */
export type Listener = { upgrade(request: { path: string; sessionId: string }): Promise<(socket: ServerSocket) => void> } | null

export type NetworkEvents = {
  /** Bytes leave the server on a line. */
  leaves(line: Line, bytes: Uint8Array): void
  /** Bytes of a page reach the server on a line. */
  reaches(line: Line, bytes: Uint8Array): void
  /** Bytes of the server reach the page. */
  arrives(line: Line, bytes: Uint8Array): void
  closed(line: Line, code: number): void
}

const goneCode = 1006
/** An end that nobody told notices by itself after this. */
const unnoticedMs = 45_000

export class Network {
  /** What a message takes, before chance doubles it. */
  latencyMs = 5
  listener: Listener = null
  private isOut = false
  readonly lines = new Set<Line>()
  private readonly time: SimulatedTime
  private readonly random: Random
  private readonly events: NetworkEvents

  constructor(time: SimulatedTime, random: Random, events: NetworkEvents) {
    this.time = time
    this.random = random
    this.events = events
  }

  /** A page opens a socket. `isOnline` is asked when the request leaves; `twice` lets its opening be heard a second time. */
  open(path: string, sessionId: string, owner: string, events: SocketEvents, isOnline: boolean, twice: boolean): LineSocket {
    const line = new Line(this.time, this.random, this.events, () => this.latencyMs, owner, path, events)
    line.onGone = () => this.lines.delete(line)
    this.lines.add(line)
    if (!isOnline || this.isOut) this.time.after(this.random.between(1, 50), () => line.cut())
    else {
      this.time.after(this.delay(), () => void this.arrive(line, path, sessionId))
      if (twice) this.time.after(this.delay() * 3, () => void this.arriveAgain(path, sessionId, owner))
    }
    return {
      send: bytes => line.sendUp(new Uint8Array(bytes)),
      close: () => line.closeByPage(),
    }
  }

  /** Every line is cut, and none opens before this long has passed. */
  goOut(ms: number): void {
    this.isOut = true
    for (const line of [...this.lines]) line.cut()
    this.time.after(ms, () => { this.isOut = false })
  }

  comeBack(): void {
    this.isOut = false
  }

  private delay = (): number => this.latencyMs + this.random.below(this.latencyMs + 1)

  private async arrive(line: Line, path: string, sessionId: string): Promise<void> {
    if (line.isGone) return
    const { listener } = this
    if (listener === null) return line.cut()
    const take = await listener.upgrade({ path, sessionId })
    if (listener !== this.listener) return line.cut()
    if (!line.isGone) take(line.serverEnd())
  }

  /** A ghost: the server has two sockets where the page knows of one. */
  private async arriveAgain(path: string, sessionId: string, owner: string): Promise<void> {
    const { listener } = this
    if (listener === null) return
    const take = await listener.upgrade({ path, sessionId })
    if (listener !== this.listener) return
    const ghost = new Line(this.time, this.random, this.events, () => this.latencyMs, owner, path, { message: () => undefined, closed: () => undefined })
    ghost.onGone = () => this.lines.delete(ghost)
    this.lines.add(ghost)
    take(ghost.serverEnd())
    this.time.after(this.random.between(100, 5_000), () => ghost.closeByPage())
  }
}

let lineCount = 0

export class Line {
  readonly id = `line ${++lineCount}`
  readonly owner: string
  readonly path: string
  /** Which it is about. */
  readonly document: string
  onGone: () => void = () => undefined
  private readonly time: SimulatedTime
  private readonly random: Random
  private readonly events: NetworkEvents
  private readonly latencyMs: () => number
  private readonly page: SocketEvents
  private server: { message: (bytes: Uint8Array) => void; close: () => void } | null = null
  private upFreeAt = 0
  private downFreeAt = 0
  private stalledUntil = 0
  private waitingBytes = 0
  private isDead = false
  private pageHears = true
  private serverHears = true

  constructor(time: SimulatedTime, random: Random, events: NetworkEvents, latencyMs: () => number, owner: string, path: string, page: SocketEvents) {
    this.time = time
    this.random = random
    this.events = events
    this.latencyMs = latencyMs
    this.owner = owner
    this.path = path
    this.document = new URL(path, 'ws://server').pathname.slice('/sync/'.length)
    this.page = page
  }

  get isGone(): boolean {
    return !this.pageHears && (!this.serverHears || this.server === null)
  }

  serverEnd(): ServerSocket {
    let message: (data: unknown, isBinary: boolean) => void = () => undefined
    let close: () => void = () => undefined
    this.server = { message: bytes => message(bytes, true), close: () => close() }
    const waiting = (): number => this.waitingBytes
    return {
      send: bytes => this.sendDown(bytes),
      close: code => this.closeByServer(code),
      get bufferedAmount() {
        return waiting()
      },
      on: (event: 'message' | 'close', listener: (data: unknown, isBinary: boolean) => void) => {
        if (event === 'message') message = listener
        else close = () => listener(null, false)
      },
    }
  }

  sendUp(bytes: Uint8Array): void {
    if (!this.pageHears) return
    this.upFreeAt = this.arrivesAt(this.upFreeAt)
    this.time.after(this.upFreeAt - this.time.now(), () => {
      if (this.isDead || !this.serverHears || this.server === null) return
      this.events.reaches(this, bytes)
      this.server.message(bytes)
    })
  }

  private sendDown(bytes: Uint8Array): void {
    if (!this.serverHears) return
    this.events.leaves(this, bytes)
    this.waitingBytes += bytes.byteLength
    this.downFreeAt = this.arrivesAt(this.downFreeAt)
    this.time.after(this.downFreeAt - this.time.now(), () => {
      this.waitingBytes -= bytes.byteLength
      if (this.isDead || !this.pageHears) return
      this.events.arrives(this, bytes)
      this.page.message(bytes)
    })
  }

  /** Nothing arrives in either direction before this long has passed; then everything does. */
  stall(ms: number): void {
    this.stalledUntil = Math.max(this.stalledUntil, this.time.now() + ms)
  }

  /** Both ends are told; what was on its way up may still be read before the end is noticed, what was on its way down is
   *  lost. */
  cut(): void {
    this.pageEnds(goneCode)
    if (this.server !== null) this.time.after(this.random.chance(0.5) ? 0 : this.random.between(1, 400), () => this.serverEnds())
    else this.serverEnds()
  }

  /** Dead, and neither end is told. */
  die(): void {
    this.isDead = true
    this.time.after(unnoticedMs, () => {
      this.pageEnds(goneCode)
      this.serverEnds()
    })
  }

  /** The machine at the other end is gone: what it had sent may still arrive. */
  serverDied(): void {
    this.serverHears = false
    this.server = null
    this.time.after(this.random.between(0, 200), () => this.pageEnds(goneCode))
  }

  closeByPage(): void {
    this.pageHears = false
    const at = this.arrivesAt(this.upFreeAt)
    this.time.after(at - this.time.now(), () => this.serverEnds())
  }

  private closeByServer(code: number): void {
    if (!this.serverHears) return
    this.serverHears = false
    this.downFreeAt = this.arrivesAt(this.downFreeAt)
    this.time.after(this.downFreeAt - this.time.now(), () => {
      if (!this.isDead) this.pageEnds(code)
    })
    this.server?.close()
    if (this.isGone) this.onGone()
  }

  private pageEnds(code: number): void {
    if (!this.pageHears) return
    this.pageHears = false
    this.events.closed(this, code)
    this.page.closed(code)
    if (this.isGone) this.onGone()
  }

  private serverEnds(): void {
    if (this.serverHears) {
      this.serverHears = false
      this.server?.close()
    }
    if (this.isGone) this.onGone()
  }

  private arrivesAt(freeAt: number): number {
    const latency = this.latencyMs()
    const own = this.time.now() + latency + this.random.below(latency + 1)
    return Math.max(freeAt, own, this.stalledUntil)
  }
}
