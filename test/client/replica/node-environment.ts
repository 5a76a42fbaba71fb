// A page's replica in this process: the real clock and real sockets with a session's cookie, and the storage and locks of
// one device, which several pages may share.
import { WebSocket } from 'ws'
import { outboxKey, webCipher } from '../../../client/replica/cipher.ts'
import type { Environment } from '../../../client/replica/environment.ts'
import { PersonId } from '../../../shared/ids.ts'
import type { RunningServer } from '../../harness/server.ts'
import type { SignedInPerson } from '../../harness/sign-in.ts'
import { MemoryStore } from './device.ts'

export type NodeDevice = { readonly store: MemoryStore; readonly held: Set<string> }
export const aDevice = (): NodeDevice => ({ store: new MemoryStore(), held: new Set() })

export type NodeTab = {
  readonly environment: Environment
  /** No more network from now on, or network again. */
  setOnline(isOnline: boolean): void
  /** Gone without a word. */
  die(): void
}

export function openNodeTab(server: RunningServer, who: SignedInPerson, device: NodeDevice): NodeTab {
  const sockets = new Set<WebSocket>()
  const locks = new Set<string>()
  const timers = new Set<NodeJS.Timeout>()
  let isOnline = true
  let isDead = false
  const environment: Environment = {
    clock: {
      now: () => Date.now(),
      setTimeout: (act, afterMs) => {
        const timer = setTimeout(() => {
          timers.delete(timer)
          act()
        }, afterMs)
        timers.add(timer)
        return timer
      },
      clearTimeout: timer => clearTimeout(timer as NodeJS.Timeout),
    },
    random: Math.random,
    openSocket: (path, events) => {
      const socket = new WebSocket(`ws://127.0.0.1:${isOnline && !isDead ? server.port : 9}${path}`, { headers: { cookie: who.cookie, origin: server.origin } })
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('message', (data: Buffer) => isDead || events.message(new Uint8Array(data)))
      socket.on('close', code => {
        sockets.delete(socket)
        if (!isDead) events.closed(code)
      })
      return {
        send: bytes => {
          if (socket.readyState === WebSocket.OPEN) socket.send(bytes)
        },
        close: () => socket.close(),
      }
    },
    store: device.store,
    locks: {
      hold: async name => {
        if (device.held.has(name)) return null
        device.held.add(name)
        locks.add(name)
        return () => device.held.delete(name)
      },
    },
    cipher: webCipher,
    fetchKey: async () => {
      const { json } = await who.call('GET', `/api/outbox-key?person=${who.person}`)
      return outboxKey(Buffer.from((json as { key: string }).key, 'base64'))
    },
    fetchRenewal: async () => {
      if (!isOnline) throw new Error('no network')
      const { status, json } = await who.call('POST', '/api/renewals')
      return status === 200 ? (json as { token: string }).token : null
    },
    watchPage: () => () => undefined,
    warnBeforeClosing: () => () => undefined,
  }
  return {
    environment,
    setOnline: online => {
      isOnline = online
      if (!online) for (const socket of sockets) socket.terminate()
    },
    die: () => {
      isDead = true
      for (const timer of timers) clearTimeout(timer)
      for (const socket of sockets) socket.terminate()
      for (const name of locks) device.held.delete(name)
    },
  }
}

export const personOf = (who: SignedInPerson): PersonId => PersonId.parse(who.person)
