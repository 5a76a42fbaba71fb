// Whoever does not read at all is cut off. A reader may leave a whole document waiting, or all summaries, and take its time
// over them; but not hold them for ever, as one can that says it is there and has stopped reading.
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { systemClock } from '../clock.ts'
import type { Clock, Timer } from '../clock.ts'

/** A line is looked at this often, and cut off when it has not moved between three looks. A client of ours takes one on which
 *  nothing has come for half a minute for dead itself. */
const lookEveryMs = 15_000
const looksWithoutMoving = 2

/** Watches the line that a websocket was upgraded on until the websocket is closed. */
export function cutOffWhenStalled(socket: Pick<WebSocket, 'terminate' | 'once'>, line: Duplex, clock: Clock = systemClock): void {
  let timer: Timer
  let stood = 0
  let lastLeft = leftToWrite(line)
  const look = (): void => {
    const left = leftToWrite(line)
    stood = left > 0 && left === lastLeft ? stood + 1 : 0
    lastLeft = left
    if (stood >= looksWithoutMoving) return socket.terminate()
    timer = clock.setTimeout(look, lookEveryMs)
  }
  timer = clock.setTimeout(look, lookEveryMs)
  socket.once('close', () => clock.clearTimeout(timer))
}

/** Bytes of the write under way that the system has not taken. What the stream counts as waiting stays the same until all of a
 *  write is gone, however large it is; node itself tells a slow write from one that stands still by this number (`net`,
 *  `Socket._onTimeout`), and gives no other way to it. What comes while a write stands waits behind it and does not change it.
 *  0 where nothing waits, or it cannot be told. */
function leftToWrite(line: Duplex): number {
  const { _handle: handle } = line as Duplex & { readonly _handle?: { readonly writeQueueSize?: unknown } | null }
  return line.writableLength > 0 && typeof handle?.writeQueueSize === 'number' ? handle.writeQueueSize : 0
}
