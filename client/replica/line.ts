// One line to the server that comes back by itself: opens sockets one after another, notices a dead one, waits between
// attempts. It reads messages and knows nothing of documents.
//
// What must stay true:
// 1. At most one socket is heard; what an earlier one still says is dropped.
// 2. After a final close nothing is opened until `start`.
// 3. `close` leaves no timer and no socket.
import { closeNameOf, isFinalClose } from '../../shared/protocol/close-codes.ts'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import { silenceTimeoutMs } from '../../shared/protocol/limits.ts'
import { decodeServerMessage, encodeClientMessage } from '../../shared/protocol/messages.ts'
import type { ServerMessage } from '../../shared/protocol/messages.ts'
import { backOffMs } from './back-off.ts'
import type { Environment, LineSocket, Timer } from './environment.ts'

/** A line that held this long was good: the next loss starts with a short wait again. */
const steadyMs = 10_000
/** A line that may have died unnoticed (sleep, another network) has this long to answer. */
const probeMs = 5_000
/** After being too fast the first wait is about this attempt's. */
const attemptAfterTooFast = 4

export type LineEvents = {
  /** The path of the next attempt; asked each time. Must not reject. */
  path(): Promise<string>
  message(message: ServerMessage): void
  /** The line was lost, or never came; an attempt follows. */
  lost(): void
  /** The server ended it for good. */
  finished(reason: CloseName): void
}

export class Line {
  private readonly environment: Environment
  private readonly events: LineEvents
  private readonly stopWatching: () => void
  /** Counts attempts; whatever belongs to an earlier one is stale. */
  private turn = 0
  private attempt = 0
  private socket: LineSocket | null = null
  private heardSince: number | null = null
  private silentFrom = 0
  private silenceTimer: Timer | null = null
  private waitTimer: Timer | null = null

  constructor(environment: Environment, events: LineEvents) {
    this.environment = environment
    this.events = events
    this.stopWatching = environment.watchPage({ awake: () => this.awake(), hidden: () => undefined })
  }

  start(): void {
    if (this.socket === null) void this.connect()
  }

  send(bytes: Uint8Array): void {
    this.socket?.send(bytes)
  }

  /** Leaves the line and opens another at once, e.g. to say something else in the upgrade. */
  restart(): void {
    this.hangUp()
    void this.connect()
  }

  /** The line is of no use: leave it, and come back after a wait. */
  drop(): void {
    this.hangUp()
    this.comeBack()
  }

  close(): void {
    this.hangUp()
    this.stopWatching()
  }

  private async connect(): Promise<void> {
    this.hangUp()
    const turn = this.turn
    const path = await this.events.path()
    if (turn !== this.turn) return
    this.socket = this.environment.openSocket(path, {
      message: bytes => {
        if (turn === this.turn) this.heard(bytes)
      },
      closed: code => {
        if (turn === this.turn) this.ended(code)
      },
    })
    this.listen(silenceTimeoutMs)
  }

  private heard(bytes: Uint8Array): void {
    this.silentFrom = this.environment.clock.now()
    this.heardSince ??= this.silentFrom
    const message = decodeServerMessage(bytes)
    if (message.ok) this.events.message(message.value)
    else this.drop()
  }

  private ended(code: number): void {
    this.hangUp()
    if (isFinalClose(code)) {
      // A final code that this page does not know was added by a newer server.
      this.events.finished(closeNameOf(code) ?? 'pageTooOld')
      return
    }
    if (closeNameOf(code) === 'tooFast') this.attempt = Math.max(this.attempt, attemptAfterTooFast)
    this.comeBack()
  }

  private comeBack(): void {
    const wait = backOffMs(this.attempt++, this.environment.random())
    this.waitTimer = this.environment.clock.setTimeout(() => void this.connect(), wait)
    this.events.lost()
  }

  /** Ends socket and timers; what they still report is of an earlier turn. */
  private hangUp(): void {
    const { clock } = this.environment
    this.turn++
    if (this.heardSince !== null && clock.now() - this.heardSince >= steadyMs) this.attempt = 0
    this.heardSince = null
    if (this.silenceTimer !== null) clock.clearTimeout(this.silenceTimer)
    if (this.waitTimer !== null) clock.clearTimeout(this.waitTimer)
    this.silenceTimer = null
    this.waitTimer = null
    const { socket } = this
    this.socket = null
    socket?.close()
  }

  private listen(timeoutMs: number): void {
    const { clock } = this.environment
    if (this.silenceTimer !== null) clock.clearTimeout(this.silenceTimer)
    this.silentFrom = clock.now()
    const look = (): void => {
      const silentFor = clock.now() - this.silentFrom
      if (silentFor >= timeoutMs) return this.drop()
      this.silenceTimer = clock.setTimeout(look, timeoutMs - silentFor)
    }
    this.silenceTimer = clock.setTimeout(look, timeoutMs)
  }

  private awake(): void {
    if (this.waitTimer !== null) {
      void this.connect()
    } else if (this.socket !== null && this.heardSince !== null) {
      this.send(encodeClientMessage({ type: 'query-awareness' }))
      this.probe()
    }
  }

  private probe(): void {
    const { clock } = this.environment
    const turn = this.turn
    const askedAt = clock.now()
    if (this.silenceTimer !== null) clock.clearTimeout(this.silenceTimer)
    this.silenceTimer = clock.setTimeout(() => {
      if (turn !== this.turn) return
      if (this.silentFrom < askedAt) this.drop()
      else this.listen(silenceTimeoutMs)
    }, probeMs)
  }
}
