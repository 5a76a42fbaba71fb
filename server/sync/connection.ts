// One websocket of one person to one document: what it may write under, which of its updates are settled, and its bounds.
import type { Writer } from '../../shared/mandates/mandates.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import { keepAliveIntervalMs, maxUnsentBytes } from '../../shared/protocol/limits.ts'
import { encodeServerMessage } from '../../shared/protocol/messages.ts'
import type { Refusal } from '../../shared/protocol/messages.ts'
import { systemClock } from '../clock.ts'
import type { Clock, Timer } from '../clock.ts'
import { personsWork } from './rate.ts'
import type { PersonsWork } from './rate.ts'
import { atEndOf, atEndOfPatience } from './valid-until.ts'
import type { Term } from './valid-until.ts'

/** What a connection needs of a websocket. */
export type Socket = {
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  /** Bytes given to `send` that the other side has not taken yet. */
  unsentBytes(): number
}

/** Under what a connection may go on: whose session, for whom, until when. */
export type Standing = Term & { readonly writer: Writer; readonly sessionId: string }

export type ConnectionDetails = {
  readonly socket: Socket
  readonly under: Standing
  /** How others see this person: resolved by the server, never taken from the client. */
  readonly shownAs: { readonly person: string; readonly name: string; readonly party: string; readonly color: string }
  readonly clientIds: ReadonlySet<number>
  readonly speaksOurMessages: boolean
  /** What its person may make the server do, over all connections. Left out: it is the only one. */
  readonly work?: PersonsWork
  readonly clock?: Clock
}

type Unsettled = { readonly count: number; readonly afterSeq: number; readonly refusal: Refusal | null; readonly lostPlace: boolean }

const alive = encodeServerMessage({ type: 'awareness', update: new Uint8Array([0]) })

export class Connection {
  readonly shownAs: ConnectionDetails['shownAs']
  readonly clientIds: ReadonlySet<number>
  readonly speaksOurMessages: boolean
  readonly work: PersonsWork
  /** Has been sent the whole state, and gets every frame from then on. */
  isInStep = false
  /** An update was refused, or the server has closed the line: what is not judged yet is dropped. */
  isFinished = false
  private under: Standing
  private paused = false
  private mayEdit = true
  private readonly socket: Socket
  private count = 0
  private unsettled: Unsettled[] = []
  private open = true
  private readonly clock: Clock
  private quietTimer: Timer
  private stopWatchingEnd: () => void
  private saidSomething = false
  private mayWaitBytes = maxUnsentBytes

  constructor(details: ConnectionDetails) {
    this.socket = details.socket
    this.under = details.under
    this.shownAs = details.shownAs
    this.clientIds = details.clientIds
    this.speaksOurMessages = details.speaksOurMessages
    const { clock = systemClock } = details
    this.clock = clock
    this.work = details.work ?? personsWork(clock)
    this.stopWatchingEnd = atEndOf(details.under, this, clock)
    this.quietTimer = clock.setTimeout(this.keepAlive, keepAliveIntervalMs)
  }

  get isOpen(): boolean {
    return this.open
  }

  get writer(): Writer {
    return this.under.writer
  }
  get sessionId(): string {
    return this.under.sessionId
  }
  /** Its session has run out: nothing leaves to it and nothing is taken of it until it is renewed. */
  get isPaused(): boolean {
    return this.paused
  }

  get takesEdits(): boolean {
    return this.mayEdit
  }

  /** From now on nothing is taken of it: the page is told, and keeps its work until it comes back on another connection. */
  stopEdits(): void {
    if (!this.mayEdit) return
    this.mayEdit = false
    if (this.speaksOurMessages) this.send(encodeServerMessage({ type: 'not-storing' }))
  }

  /** The session has run out. A client of ours has a while to sign in again and go on over this socket; another one cannot
   *  say so, and comes back to be turned away. */
  sessionOver(): void {
    if (!this.open) this.isFinished = true
    else if (!this.paused) this.pause()
  }

  private pause(): void {
    if (!this.speaksOurMessages) return this.close('restarting')
    this.send(encodeServerMessage({ type: 'session-over' }))
    this.paused = true
    // What is stored meanwhile it does not hear of: it asks for the state again.
    this.isInStep = false
    this.stopWatchingEnd()
    this.stopWatchingEnd = atEndOfPatience(this, this.clock)
  }

  /** The same person has signed in again: it goes on under what holds now. The client learns how many of its updates were
   *  judged, since what it sent later was not taken. */
  renew(under: Standing, storedSeq: number): void {
    this.stopWatchingEnd()
    this.under = under
    this.paused = false
    this.stopWatchingEnd = atEndOf(under, this, this.clock)
    this.send(encodeServerMessage({ type: 'renewed', count: this.count }))
    if (!this.mayEdit) this.send(encodeServerMessage({ type: 'not-storing' }))
    this.settleThrough(storedSeq)
  }

  send(bytes: Uint8Array): void {
    if (!this.open || this.paused) return
    const unsent = this.socket.unsentBytes()
    if (unsent > this.mayWaitBytes) return this.close('slowReader')
    if (unsent <= maxUnsentBytes) this.mayWaitBytes = maxUnsentBytes
    this.saidSomething = true
    this.socket.send(bytes)
  }

  /** The answer to a step 1. A document may be larger than what a slow reader may leave waiting, and must open all the
   *  same: until the line has caught up the bound is larger by this answer. */
  sendState(bytes: Uint8Array): void {
    this.send(bytes)
    this.mayWaitBytes = maxUnsentBytes + bytes.byteLength
  }

  close(name: CloseName): void {
    // What of it waits to be judged is dropped, also where the other side has hung up: a right may have ended, and its page
    // sends it again.
    this.isFinished = true
    if (!this.open) return
    this.ended()
    this.socket.close(closeCodes[name], name)
  }

  /** The socket is gone, or about to be. */
  ended(): void {
    this.open = false
    this.clock.clearTimeout(this.quietTimer)
    this.stopWatchingEnd()
  }

  /** The next update of this connection was taken; it is acknowledged once `afterSeq` is stored. */
  settle(afterSeq: number, storedSeq: number, lostPlace = false): void {
    this.unsettled.push({ count: ++this.count, afterSeq, refusal: null, lostPlace })
    this.settleThrough(storedSeq)
  }

  /** The next update of this connection was refused; the connection hears it after what came before is stored. */
  refuse(refusal: Refusal, afterSeq: number, storedSeq: number): void {
    this.isFinished = true
    this.unsettled.push({ count: ++this.count, afterSeq, refusal, lostPlace: false })
    this.settleThrough(storedSeq)
  }

  /** y-websocket's provider hangs up after 30 s without a message; an empty awareness update is one. */
  private readonly keepAlive = (): void => {
    this.quietTimer = this.clock.setTimeout(this.keepAlive, keepAliveIntervalMs)
    if (!this.saidSomething) this.send(alive)
    this.saidSomething = false
  }

  settleThrough(storedSeq: number): void {
    if (this.unsettled.length === 0 || this.paused) return
    let acknowledged = 0
    const settled = this.unsettled.filter(entry => entry.afterSeq <= storedSeq)
    if (settled.length === 0) return
    this.unsettled = this.unsettled.slice(settled.length)
    if (!this.speaksOurMessages) return
    for (const { count, refusal, lostPlace } of settled) {
      if (lostPlace) this.send(encodeServerMessage({ type: 'lost-places', count }))
      if (refusal === null) {
        acknowledged = count
        continue
      }
      if (acknowledged > 0) this.send(encodeServerMessage({ type: 'acknowledgement', count: acknowledged, seq: storedSeq }))
      acknowledged = 0
      this.send(encodeServerMessage({ type: 'refusal', count, refusal }))
    }
    if (acknowledged > 0) this.send(encodeServerMessage({ type: 'acknowledgement', count: acknowledged, seq: storedSeq }))
  }
}
