// What dishonest machines do to the address of the server: messages at and over every limit, bent ones, names that are no
// names, connections that come and go. The process lives, what was refused is nowhere, the honest go on, and what the
// others took up is given back. HOSTILE_CONNECTS makes more of the quick connections.
import * as fc from 'fast-check'
import { readdirSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { planSchema } from '../../shared/documents/plan.ts'
import * as limits from '../../shared/protocol/limits.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { encodeClientMessage, providerVersion } from '../../shared/protocol/messages.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import { collectGarbage, inspected } from '../harness/garbage.ts'
import { LiveReader } from '../harness/live-reader.ts'
import { metric } from '../harness/metrics.ts'
import { joinRaw, openRaw } from '../harness/raw-client.ts'
import type { RawClient } from '../harness/raw-client.ts'
import { freePort, startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { itemAt, updateOf } from '../server/sync/hand-made.ts'
import { acts, awarenessOf, bent, messagesAround, runOf } from './recorded.ts'
import type { Bend } from './recorded.ts'

const plan = 'ms-2026'
const connects = Number(process.env['HOSTILE_CONNECTS'] ?? 300)
/** What may stay of so many connections: code that was compiled, caches that are full by then. */
const heapBoundBytes = 10 * 1024 * 1024
const testTimeoutMs = 1_800_000

let server: RunningServer
let inspectorPort: number
let watcher: RawClient
/** Each may write in the plan, and name three hundred new client ids at once. */
let attackers: (readonly [who: SignedInPerson, party: string])[]

beforeAll(async () => {
  inspectorPort = await freePort()
  server = await startServer(inspected(inspectorPort))
  watcher = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', plan)
  attackers = await Promise.all(([['fr-drafter', 'ms-fr'], ['europol-analyst', 'europol'], ['de-speaks', 'ms-de']] as const)
    .map(async ([name, party]) => [await signInAs(server.origin, name), party] as const))
})
afterAll(async () => {
  watcher?.close()
  await server?.remove()
})

let turn = 0
async function joins(options: Parameters<typeof joinRaw>[4] = {}): Promise<RawClient> {
  const [who, party] = attackers[turn++ % attackers.length] ?? []
  if (who === undefined || party === undefined) throw new Error('there are people')
  return joinRaw(server, who, party, plan, options)
}
const stateOf = (doc: Y.Doc): string => canonicalHash(doc, planSchema, 'state')
const ended = (client: RawClient): Promise<unknown> => until('the connection is ended', () => client.closedWith !== null)

/** The process answers, everybody shows the same, and an honest edit arrives. */
async function honestPeopleGoOn(): Promise<void> {
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
  const writer = await joins()
  const run = runOf(writer.plan.roots.aim.fragment)
  const words = `honest ${turn} `
  run.insert(0, words)
  writer.sendOwn()
  expect(await writer.settled(1)).toBe('taken')
  await until('the words are read', () => runOf(watcher.plan.roots.aim.fragment).toString().includes(words.trim()))
  await until('all show the same', () => stateOf(watcher.doc) === stateOf(writer.doc))
  expect(watcher.closedWith).toBeNull()
  writer.close()
}

describe('at its limit a thing is taken, and one byte over it is not', () => {
  /** An update of a new client id, of exactly so many bytes. */
  function updateOfBytes(client: RawClient, bytes: number): Uint8Array {
    const parent = runOf(client.plan.roots.aim.fragment)._item?.id
    // Deleted in the same breath, since no text may be as large as an update.
    const made = (letters: number): Uint8Array => updateOf(client.doc.clientID, [itemAt(client.doc.clientID, 0, new Y.ContentString('x'.repeat(letters)), { parent })], [[client.doc.clientID, 0, letters]])
    const update = made(bytes - (made(bytes).byteLength - bytes))
    expect(update.byteLength).toBe(bytes)
    return update
  }
  const outcome = async (client: RawClient): Promise<string> => {
    const settled = await client.settled(1)
    client.close()
    return settled
  }

  test.each([[-1, 'taken'], [0, 'taken'], [1, 'update/too-large']] as const)('an update (%i)', async (over, expected) => {
    const client = await joins()
    client.sendUpdate(updateOfBytes(client, limits.maxUpdateBytes + over))
    expect(await outcome(client)).toBe(expected)
  })

  test.each([[-1, 'update/too-large'], [0, 'update/too-large'], [1, 'closed 1009'], [99 * limits.maxMessageBytes, 'closed 1009']] as const)('a message (%i)', async (over, expected) => {
    const client = await joins()
    client.sendBytes(sized(limits.maxMessageBytes + over))
    expect(await outcome(client)).toBe(expected)
  })
  /** A whole message of exactly so many bytes: an update of zeros. */
  function sized(bytes: number): Uint8Array {
    const message = encodeClientMessage({ type: 'update', update: new Uint8Array(bytes - 5) })
    return message.byteLength === bytes ? message : encodeClientMessage({ type: 'update', update: new Uint8Array(bytes - 5 - (message.byteLength - bytes)) })
  }

  test('a message of the largest size in pieces of a few bytes', async () => {
    const [who, party] = attackers[0] ?? []
    if (who === undefined || party === undefined) throw new Error('there are people')
    const query = new URLSearchParams({ person: who.person, party, clients: '990001', schema: String(planSchema.version), provider: String(providerVersion) })
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/sync/plan/${plan}?${query}`, { headers: { cookie: who.cookie, origin: server.origin } })
    let closedWith: number | null = null
    let isRefused = false
    socket.on('close', code => { closedWith = code })
    socket.on('error', () => undefined)
    socket.on('message', (data: Buffer) => { isRefused ||= data[0] === 18 })
    await until('the line is open', () => socket.readyState === WebSocket.OPEN)
    const message = sized(limits.maxMessageBytes)
    const piece = 64
    for (let at = 0; at < message.length; at += piece) socket.send(message.subarray(at, at + piece), { fin: at + piece >= message.length, binary: true })
    await until('the whole is judged', () => isRefused || closedWith !== null)
    expect([isRefused, closedWith]).toEqual([true, null])
    socket.terminate()
  })

  test.each([[-1, 'taken'], [0, 'taken'], [1, 'update/collected-too-long']] as const)('a collected run (%i)', async (over, expected) => {
    const client = await joins()
    client.sendUpdate(updateOf(client.doc.clientID, [new Y.GC(Y.createID(client.doc.clientID, 0), limits.maxCollectedLength + over)]))
    expect(await outcome(client)).toBe(expected)
  })

  test('what somebody says of where they are', async () => {
    const heard = (): string => watcher.messages.filter(message => message.type === 'awareness').map(({ update }) => Buffer.from(update).toString('latin1')).join('\n')
    const says = async (over: number): Promise<RawClient> => {
      const client = await joins()
      const state = (padding: number): unknown => ({ place: [`mark ${over}`], padding: 'x'.repeat(padding) })
      const { byteLength } = awarenessOf(client.doc.clientID, state(1_000))
      const update = awarenessOf(client.doc.clientID, state(1_000 + limits.maxAwarenessBytes + over - byteLength))
      expect(update.byteLength).toBe(limits.maxAwarenessBytes + over)
      client.sendBytes(encodeClientMessage({ type: 'awareness', update }))
      return client
    }
    const [at, over] = [await says(0), await says(1)]
    await until('what is at the limit is heard', () => heard().includes('mark 0'))
    over.sendBytes(encodeClientMessage({ type: 'awareness', update: awarenessOf(over.doc.clientID, { place: ['afterwards'] }) }))
    await until('what came after it is heard', () => heard().includes('afterwards'))
    expect(heard()).not.toContain('mark 1')
    expect(over.closedWith).toBeNull()
    for (const client of [at, over]) client.close()
  })

  test('the client ids that a connection names', async () => {
    const [who, party] = attackers[0] ?? []
    const named = (count: number): RawClient => openRaw(server, who ?? null, party ?? '', `plan/${plan}`, { clients: Array.from({ length: count }, (_, index) => 880_000 + index).join(',') })
    const client = named(limits.maxClientIds)
    await until('it is welcome', () => client.last('welcome') !== undefined)
    client.close()
    const over = named(limits.maxClientIds + 1)
    await ended(over)
    expect([over.closedWith, over.received]).toEqual([4422, []])
  })

  test('the new client ids of one person', async () => {
    const who = await signInAs(server.origin, 'frontex-speaks')
    const open: RawClient[] = []
    let next = 0
    // Some flow in while the others are named.
    for (let naming = 0; naming < 2 + limits.newClientIdsAtOnce / limits.maxClientIds + 40 && open.every(({ closedWith }) => closedWith === null); naming++) {
      const client = openRaw(server, who, 'frontex', `plan/${plan}`, { clients: Array.from({ length: limits.maxClientIds }, () => 660_000 + next++).join(',') })
      open.push(client)
      await until('it is welcome or ended', () => client.last('welcome') !== undefined || client.closedWith !== null)
    }
    expect(open.at(-1)?.closedWith).toBe(4529)
    expect(open.length).toBeGreaterThan(limits.newClientIdsAtOnce / limits.maxClientIds - 1)
    for (const client of open) client.close()
  })

  test('the sockets of one person, of lists and documents together', async () => {
    const who = await signInAs(server.origin, 'eurojust-drafter')
    const open: (LiveReader | RawClient)[] = []
    const another = (): LiveReader | RawClient => {
      const socket = open.length % 2 === 0 ? new LiveReader(server, who, 'eurojust') : openRaw(server, who, 'eurojust', `plan/${plan}`, { clients: '550001' })
      open.push(socket)
      return socket
    }
    const isOpen = (socket: LiveReader | RawClient): boolean => (socket instanceof LiveReader ? socket.has('ready') : socket.last('welcome') !== undefined)
    for (const socket of Array.from({ length: limits.maxSocketsPerPerson }, another)) await until('it is open', () => isOpen(socket) || socket.closedWith !== null)
    expect(open.filter(({ closedWith }) => closedWith !== null)).toEqual([])
    for (const over of [another(), another()]) {
      await until('it is closed', () => over.closedWith !== null)
      expect([over.closedWith, isOpen(over)]).toEqual([closeCodes.tooManySockets, false])
    }
    // Nobody else is the worse for it, and room that was made is taken.
    const other = await joins()
    open[0]?.close()
    await until('there is room', async () => {
      const next = another()
      await until('it is open or closed', () => isOpen(next) || next.closedWith !== null)
      return isOpen(next)
    })
    for (const socket of [other, ...open]) socket.close()
  })

  test('sockets without a session from one address', async () => {
    // None of them answers when it is told to close, as no browser does.
    const silent = Array.from({ length: limits.maxStrangersPerAddress }, () => new SilentStranger(server))
    await Promise.all(silent.map(({ isToldToClose }) => isToldToClose))
    const over = openRaw(server, null, 'ms-de', `plan/${plan}`)
    await until('it is cut off', () => over.closedWith !== null)
    expect(over.closedWith).toBe(1006)
    const honest = await joins()
    for (const stranger of silent) stranger.close()
    await until('there is room', async () => {
      const next = openRaw(server, null, 'ms-de', `plan/${plan}`)
      await until('it is told or cut off', () => next.closedWith !== null)
      return next.closedWith === closeCodes.signedOut
    })
    honest.close()
  })

  test('every limit has its place among the tests', () => {
    const elsewhere = {
      maxDocumentBytes: 'refusals', maxTextBytes: 'refusals', maxTitleBytes: 'refusals', nearlyFullShare: '../browser/editor', maxApplySteps: 'work', maxNewStructs: 'work',
      maxMessagesPerSecond: 'floods', maxMessageBurst: 'floods', bytesPerMessage: 'floods', answerBytesPerMessage: 'floods', stepsPerMessage: 'floods', maxWorkPerSecond: 'floods', maxWorkAtOnce: 'floods', connectionsWorthOfMessages: 'floods',
      searchesPerSecond: '../server/search', searchesAtOnce: '../server/search', historiesPerSecond: '../server/history', historiesAtOnce: '../server/history', versionNamesPerSecond: '../server/named-versions', versionNamesAtOnce: '../server/named-versions', roundsPerSecond: '../server/due-steps', roundsAtOnce: '../server/due-steps', newClientIdsPerSecond: 'sockets', maxUnsentBytes: '../server/sync/pipeline', signInAgainMs: '../server/sync/term', renewalTokenMs: '../server/sync/term', keepAliveIntervalMs: '../client/replica/line', silenceTimeoutMs: '../client/replica/line',
    }
    const here = ['maxSocketsPerPerson', 'maxStrangersPerAddress', 'maxUpdateBytes', 'maxMessageBytes', 'maxCollectedLength', 'maxAwarenessBytes', 'maxClientIds', 'newClientIdsAtOnce']
    expect(Object.keys(limits).sort()).toEqual([...here, ...Object.keys(elsewhere)].sort())
  })
})

test('names of documents that are no names are like plans that do not exist, and never reach a file or a line of the log', async () => {
  const before = readdirSync(server.dataDirectory)
  const printed = server.output().length
  const [who, party] = attackers[0] ?? []
  const names = ['plan/..%2f..%2f..%2fetc%2fpasswd', 'plan/%2e%2e', '..%2fplan/ms-2026', 'plan/ms-2026%00', 'plan/%00', 'plan/%e2%80%ae6202-sm', 'plan/__proto__', 'plan/constructor', '__proto__/ms-2026',
    'plan/ms-2026%0d%0a{"level":60}', 'plan/%27%20or%201=1--', 'plan/%ff%fe', 'plan/%', `plan/${'a'.repeat(8_000)}`, 'plan/MS-2026', 'plan/ms-2026%20', 'jad/ms-2026/a', 'plan/']
  for (const name of names) {
    const client = openRaw(server, who ?? null, party ?? '', name, { clients: '990002' })
    await ended(client)
    expect([name, client.received]).toEqual([name, []])
    expect([name, client.closedWith === 1000 || client.closedWith === 101]).toEqual([name, false])
  }
  const huge = openRaw(server, who ?? null, party ?? '', `plan/${'a'.repeat(1024 * 1024)}`, { clients: '990002' })
  await ended(huge)
  expect(huge.received).toEqual([])
  expect(readdirSync(server.dataDirectory)).toEqual(before)
  // oxlint-disable-next-line no-control-regex
  expect(server.output().slice(printed)).not.toMatch(/passwd|\u0000|\u202e|a{1000}|"level":60\}/)
  await honestPeopleGoOn()
})

test('bent messages over sockets, some hundred of them', async () => {
  const share = fc.double({ min: 0, max: 0.999_999, noNaN: true })
  const bend: fc.Arbitrary<Bend> = fc.oneof(
    fc.record({ how: fc.constant('flip' as const), at: share, bit: fc.nat(7) }),
    fc.record({ how: fc.constantFrom('put' as const, 'insert' as const), at: share, byte: fc.nat(255) }),
    fc.record({ how: fc.constantFrom('cut out' as const, 'double' as const), at: share, length: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ how: fc.constantFrom('end at' as const, 'overflow' as const), at: share }),
  )
  const made = fc.tuple(fc.nat(acts.length - 1), fc.nat(3), fc.array(bend, { minLength: 1, maxLength: 3 }), fc.boolean())
  await fc.assert(fc.asyncProperty(made, async ([which, kind, bends, isInside]) => {
    const client = await joins()
    const heard = watcher.messages.length
    const updates: Uint8Array[] = []
    client.doc.on('update', (update: Uint8Array) => updates.push(update))
    acts[which]?.[1](client.plan, client.doc)
    const update = Y.mergeUpdates(updates)
    client.sendBytes(isInside ? encodeClientMessage({ type: 'update', update: bent(update, bends) }) : bent(messagesAround(update, client.doc)[kind] ?? new Uint8Array(), bends))
    // Whatever it was, the server has heard it when it answers this, or it has closed the line.
    const answers = client.messages.filter(({ type }) => type === 'awareness').length
    client.sendBytes(encodeClientMessage({ type: 'query-awareness' }))
    await until('it has been judged', () => client.closedWith !== null || client.messages.filter(({ type }) => type === 'awareness').length > answers)
    const isRefused = client.closedWith !== null || client.last('refusal') !== undefined
    if (isRefused) expect(watcher.messages.slice(heard).filter(({ type }) => type === 'committed')).toEqual([])
    client.close()
  }), { numRuns: 200, seed: 20_261_126, endOnFailure: true })
  await honestPeopleGoOn()
}, testTimeoutMs)

/** A websocket by hand, of somebody without a session, that never answers a close. */
class SilentStranger {
  /** Resolves when the server has upgraded it and said something. */
  readonly isToldToClose: Promise<void>
  private readonly line: Socket

  constructor(to: RunningServer) {
    this.line = connect(to.port, '127.0.0.1')
    this.line.on('error', () => undefined)
    this.line.write([
      `GET /sync/plan/${plan}?person=sample-person-de-drafter&party=ms-de&clients=1&schema=${planSchema.version} HTTP/1.1`,
      `Host: 127.0.0.1:${to.port}`, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`, `Origin: ${to.origin}`, '', '',
    ].join('\r\n'))
    let heard = ''
    this.isToldToClose = new Promise(resolve => {
      this.line.on('data', (bytes: Buffer) => {
        heard += bytes.toString('latin1')
        // The frame of a close: 0x88, and the code.
        if (heard.split('\r\n\r\n')[1]?.includes('\u0088') === true) resolve()
      })
    })
  }
  close(): void {
    this.line.destroy()
  }
}

/** One number of the server's own count; what it does not name it has none of. */
const counted = async (name: string): Promise<number> => {
  const count = await metric(server, name)
  return Number.isNaN(count) ? 0 : count
}
const holding = async () => ({
  documents: await counted('empact_documents_open'),
  connections: await counted('empact_connections'),
  timers: await counted('nodejs_active_resources{type="Timeout"}'),
  sockets: await counted('nodejs_active_resources{type="TCPSocketWrap"}'),
})

test('connections that come and go give back all they took: documents, sockets, timers and memory', async () => {
  const storm = async (count: number): Promise<void> => {
    for (let from = 0; from < count; from += 20) {
      await Promise.all(Array.from({ length: Math.min(20, count - from) }, (_, index) => comesAndGoes(from + index)))
    }
  }
  const settled = async (): Promise<number> => {
    await collectGarbage(inspectorPort)
    return counted('nodejs_heap_size_used_bytes')
  }
  await storm(100)
  await until('only the watcher is connected', async () => (await holding()).connections === 1)
  const before = await holding()
  const heapBefore = await settled()
  await storm(connects)
  // A timer or a socket more is this test's own asking.
  const isBack = async (): Promise<boolean> => {
    const now = await holding()
    return now.connections === 1 && now.documents <= before.documents && now.timers <= before.timers + 2 && now.sockets <= before.sockets + 2
  }
  await until(`all is given back (before: ${JSON.stringify(before)})`, isBack, 90_000)
  expect(await settled() - heapBefore).toBeLessThan(heapBoundBytes)
  await honestPeopleGoOn()
}, testTimeoutMs)

/** One connection that ends at some moment: before it is open, as soon as it is, after a word, or turned away. */
async function comesAndGoes(number: number): Promise<void> {
  const [who, party] = attackers[number % attackers.length] ?? []
  if (who === undefined || party === undefined) throw new Error('there are people')
  const query = new URLSearchParams({ person: who.person, party, clients: String(770_000 + (number % attackers.length)), schema: String(planSchema.version), provider: '1' })
  const document = number % 7 === 0 ? 'plan/none' : `plan/${plan}`
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/sync/${document}?${query}`, { headers: { origin: server.origin, ...(number % 5 === 0 ? {} : { cookie: who.cookie }) } })
  await new Promise<void>(resolve => {
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
    const moment = number % 4
    if (moment === 0) return socket.once('upgrade', () => socket.terminate())
    socket.once('open', () => {
      if (moment === 1) return socket.terminate()
      socket.send(encodeClientMessage({ type: 'step1', stateVector: new Uint8Array([0]) }))
      socket.send(encodeClientMessage({ type: 'awareness', update: awarenessOf(770_000 + (number % attackers.length)) }))
      if (moment === 2) return socket.terminate()
      socket.once('message', () => socket.close())
    })
  })
}
