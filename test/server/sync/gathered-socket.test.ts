// What a client is sent over a gathered socket, by real sockets: whole, in order, and before the line is closed.
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { systemClock } from '../../../server/clock.ts'
import type { Clock } from '../../../server/clock.ts'
import { GatheredSocket } from '../../../server/sync/gathered-socket.ts'
import { cutOffWhenStalled } from '../../../server/sync/stalled-lines.ts'
import { until } from '../../harness/wait.ts'

type Side = { readonly socket: WebSocket; readonly line: Duplex }

let server: Server
let clients: WebSocket[]
let sides: Side[]
beforeEach(async () => {
  clients = []
  sides = []
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  server = createServer()
  server.on('upgrade', (request, line, head) => sockets.handleUpgrade(request, line, head, socket => sides.push({ socket, line })))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  for (const client of clients) client.terminate()
  server.close()
})

/** A client, what it hears, and its socket on the server. */
async function joined(closeAnsweredWithinMs?: number): Promise<{ client: WebSocket; socket: WebSocket; heard: Uint8Array[]; closed: { code: number | null }; gathered: GatheredSocket; line: Duplex }> {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('not listening')
  const client = new WebSocket(`ws://127.0.0.1:${address.port}`)
  const heard: Uint8Array[] = []
  const closed: { code: number | null } = { code: null }
  client.on('message', (data: Buffer) => heard.push(new Uint8Array(data)))
  client.on('close', code => { closed.code = code })
  clients.push(client)
  const side = await until('the socket is open', () => sides[clients.length - 1])
  return { client, socket: side.socket, heard, closed, gathered: new GatheredSocket(side.socket, side.line, closeAnsweredWithinMs), line: side.line }
}

const messageOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index % 251)

test('messages of every length that a frame counts differently arrive whole and in the order they were said', async () => {
  const { heard, gathered } = await joined()
  const lengths = [0, 1, 125, 126, 16 * 1024, 16 * 1024 + 1, 65_535, 65_536, 300_000, 3]
  const messages = lengths.map(messageOf)
  for (const message of messages) gathered.send(message)
  await until('all have arrived', () => heard.length === messages.length)
  expect(heard.map(({ length }) => length)).toEqual(lengths)
  heard.forEach((bytes, index) => expect(Buffer.compare(bytes, messages[index] ?? new Uint8Array())).toBe(0))
})

test('what was said before a close arrives before it, and nothing said after it', async () => {
  const { heard, closed, gathered } = await joined()
  gathered.send(messageOf(10))
  gathered.close(4510, 'slowReader')
  gathered.send(messageOf(11))
  await until('the client is told why', () => closed.code !== null)
  expect(closed.code).toBe(4510)
  expect(heard.map(({ length }) => length)).toEqual([10])
})

test('what is said to somebody within one turn leaves in one write, and what waits for the turn to end counts as unsent', async () => {
  const { heard, gathered, line } = await joined()
  // What a stream hands to the system: one chunk by _write, several at once by _writev.
  let writes = 0
  const [one, several] = [line._write.bind(line), line._writev?.bind(line)]
  line._write = (...given) => {
    writes++
    one(...given)
  }
  line._writev = (...given) => {
    writes++
    several?.(...given)
  }
  gathered.send(messageOf(10))
  gathered.send(messageOf(20))
  expect(gathered.bufferedAmount).toBe(2 + 10 + 2 + 20)
  await until('both have arrived', () => heard.length === 2)
  expect(writes).toBe(1)
  expect(gathered.bufferedAmount).toBe(0)
})

test('one message to many is framed once: each is written the same bytes', async () => {
  const [first, second] = [await joined(), await joined()]
  const written: unknown[] = []
  for (const { line } of [first, second]) {
    const write = line.write.bind(line)
    line.write = (chunk: unknown) => {
      written.push(chunk)
      return write(chunk)
    }
  }
  const message = messageOf(50)
  first.gathered.send(message)
  second.gathered.send(message)
  await until('both have heard it', () => first.heard.length === 1 && second.heard.length === 1)
  expect(written).toHaveLength(2)
  expect(written[0]).toBe(written[1])
})

test('whoever has stopped reading and does not answer a close is cut off', async () => {
  const { client, gathered, line } = await joined(50)
  client.pause()
  // More than the system holds for a line, so that the close waits behind it.
  for (let part = 0; part < 30; part++) gathered.send(new Uint8Array(1024 * 1024))
  gathered.close(4510, 'slowReader')
  await until('the line is gone', () => line.destroyed)
  expect(line.destroyed).toBe(true)
})

/** A clock whose time comes when the test says so. */
function byHand(): { readonly clock: Clock; readonly next: () => void; readonly isWaiting: () => boolean } {
  let waiting: (() => void) | null = null
  return {
    clock: { ...systemClock, setTimeout: act => { waiting = act; return {} }, clearTimeout: () => { waiting = null } },
    next: () => {
      const act = waiting
      waiting = null
      act?.()
    },
    isWaiting: () => waiting !== null,
  }
}
const megabytes = (count: number): Uint8Array => new Uint8Array(count * 1024 * 1024)

test('whoever has stopped reading altogether is cut off, though it may leave much waiting', async () => {
  const { client, socket, gathered, line } = await joined()
  const { clock, next, isWaiting } = byHand()
  cutOffWhenStalled(socket, line, clock)
  client.pause()
  gathered.send(megabytes(30))
  await until('the system takes no more', () => line.writableLength > 0)
  next()
  for (let looks = 0; looks < 2; looks++) {
    expect(line.destroyed).toBe(false)
    // What comes meanwhile is no sign of reading.
    gathered.send(messageOf(10))
    await until('it waits with the rest', () => gathered.bufferedAmount === line.writableLength)
    next()
  }
  await until('the line is gone', () => line.destroyed)
  expect(isWaiting()).toBe(false)
})

test('whoever reads slowly, or has read all, is let go on', async () => {
  const { client, socket, heard, gathered, line } = await joined()
  const { clock, next } = byHand()
  cutOffWhenStalled(socket, line, clock)
  const left = (): unknown => (line as Duplex & { _handle?: { writeQueueSize: number } })._handle?.writeQueueSize
  client.pause()
  gathered.send(megabytes(60))
  await until('the system takes no more', () => line.writableLength > 0)
  for (let looks = 0; looks < 4; looks++) {
    next()
    const before = left()
    client.resume()
    await until('something was read', () => left() !== before)
    client.pause()
  }
  client.resume()
  await until('all has arrived', () => heard.length === 1)
  for (let looks = 0; looks < 4; looks++) next()
  expect(line.destroyed).toBe(false)
})
