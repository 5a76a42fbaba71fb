// One line to the server that comes back by itself: opens sockets one after another, notices a dead one, waits between
// attempts. It reads messages and knows nothing of documents.
//
// What must stay true:
// 1. At most one socket is heard; what an earlier one still says is dropped.
// 2. After a final close nothing is opened until `start`.
// 3. `close` leaves no timer and no socket.
// 4. While the server owes an answer and nothing large is under way, no line is silent for longer than `askAfterMs + probeMs`.
import { closeNameOf, isFinalClose } from '../../shared/protocol/close-codes.ts'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import { silenceTimeoutMs } from '../../shared/protocol/limits.ts'
import { decodeServerMessage, encodeClientMessage } from '../../shared/protocol/messages.ts'
import type { ServerMessage } from '../../shared/protocol/messages.ts'
import { backOffMs } from './back-off.ts'
import type { Environment, LineSocket, Timer } from './environment.ts'

/** A line that held this long was good: the next loss starts with a short wait again. */
const steadyMs = 10_000
/** The server says something small as soon as a line is open: one on which nothing has come for this long is not opening. */
const openTimeoutMs = 10_000
/** An answer is owed and nothing was heard for this long: the server is asked whether it is there. It acknowledges within
 *  a moment; one whose disk is slow still answers, and so keeps its line. */
const askAfterMs = 3_000
/** A line that was asked, since it may have died unnoticed (sleep, another network), has this long to answer. */
const probeMs = 5_000
/** After asking for more than there is for one person the first wait is about this attempt's. */
const attemptAfterTooMuch = 4

export type LineEvents = {
  /** The path of the next attempt; asked each time. Must not reject. */
  path(): Promise<string>
  message(message: ServerMessage): void
  /** Whether the server still owes the answer that `expectAnswer` named, and could have given it by now. */
  isAnswerOwed(): boolean
  /** How much longer than usual the line may be silent, because something large is under way: while it is, neither end
   *  can say anything else. Milliseconds; 0 for nothing large. */
  transferMs(): number
  /** The line was lost, or never came; an attempt follows. `reason`: as the server said, if it did. */
  lost(reason: CloseName | null): void
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
  /** Since when an answer is expected; null where none is. */
  private owedSince: number | null = null
  /** When the server was asked whether it is there; null once anything was heard. */
  private askedAt: number | null = null
  private silenceTimer: Timer | null = null
  private waitTimer: Timer | null = null

  constructor(environment: Environment, events: LineEvents) {
    this.environment = environment
    this.events = events
    this.stopWatching = environment.watchPage({ awake: () => this.awake(), offline: () => this.offline(), hidden: () => undefined })
  }

  start(): void {
    if (this.socket === null) void this.connect()
  }

  send(bytes: Uint8Array): void {
    this.socket?.send(bytes)
  }

  /** The server answers within a moment to what was sent: should nothing be heard, the line is not waited for long. */
  expectAnswer(): void {
    if (this.owedSince !== null) return
    this.owedSince = this.environment.clock.now()
    this.watch()
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
    this.silentFrom = this.environment.clock.now()
    this.watch()
  }

  private heard(bytes: Uint8Array): void {
    this.silentFrom = this.environment.clock.now()
    this.heardSince ??= this.silentFrom
    this.askedAt = null
    const message = decodeServerMessage(bytes)
    if (!message.ok) return this.drop()
    this.events.message(message.value)
    if (!this.events.isAnswerOwed()) this.owedSince = null
  }

  private ended(code: number): void {
    this.hangUp()
    if (isFinalClose(code)) {
      // A final code that this page does not know was added by a newer server.
      this.events.finished(closeNameOf(code) ?? 'pageTooOld')
      return
    }
    const reason = closeNameOf(code)
    if (reason === 'tooFast' || reason === 'tooManySockets') this.attempt = Math.max(this.attempt, attemptAfterTooMuch)
    this.comeBack(reason)
  }

  private comeBack(reason: CloseName | null = null): void {
    const wait = backOffMs(this.attempt++, this.environment.random())
    this.waitTimer = this.environment.clock.setTimeout(() => void this.connect(), wait)
    this.events.lost(reason)
  }

  /** Ends socket and timers; what they still report is of an earlier turn. */
  private hangUp(): void {
    const { clock } = this.environment
    this.turn++
    if (this.heardSince !== null && clock.now() - this.heardSince >= steadyMs) this.attempt = 0
    this.heardSince = null
    this.owedSince = null
    this.askedAt = null
    if (this.silenceTimer !== null) clock.clearTimeout(this.silenceTimer)
    if (this.waitTimer !== null) clock.clearTimeout(this.waitTimer)
    this.silenceTimer = null
    this.waitTimer = null
    const { socket } = this
    this.socket = null
    socket?.close()
  }

  /** Looks at the line when it would have been silent for too long. What is heard meanwhile only moves that moment. */
  private watch(): void {
    const { clock } = this.environment
    if (this.silenceTimer !== null) clock.clearTimeout(this.silenceTimer)
    this.silenceTimer = null
    if (this.socket === null) return
    this.silenceTimer = clock.setTimeout(() => {
      const { does, at } = this.afterSilence()
      if (clock.now() < at) this.watch()
      else if (does === 'ask') this.ask()
      else this.drop()
    }, Math.max(0, this.afterSilence().at - clock.now()))
  }

  private afterSilence(): { readonly does: 'ask' | 'drop'; readonly at: number } {
    const transferMs = this.heardSince === null ? 0 : this.events.transferMs()
    if (this.askedAt !== null) return { does: 'drop', at: this.askedAt + probeMs + transferMs }
    if (this.owedSince !== null && this.events.isAnswerOwed()) return { does: 'ask', at: Math.max(this.silentFrom, this.owedSince) + askAfterMs }
    return { does: 'drop', at: this.silentFrom + (this.heardSince === null ? openTimeoutMs : silenceTimeoutMs + transferMs) }
  }

  /** Presence is asked for because the server answers that at once, whatever else it is busy with. */
  private ask(): void {
    this.send(encodeClientMessage({ type: 'query-awareness' }))
    this.askedAt = this.environment.clock.now()
    this.watch()
  }

  private awake(): void {
    if (this.waitTimer !== null) void this.connect()
    else if (this.socket === null) return
    else if (this.askedAt !== null) return
    else if (this.heardSince !== null) {
      if (this.events.transferMs() === 0) this.ask()
    }
    // Begun without a network, an attempt may hang for as long as the system lets it.
    else if (this.environment.clock.now() - this.silentFrom >= probeMs) void this.connect()
  }

  private offline(): void {
    if (this.socket !== null) this.drop()
  }
}
