// The browser as a replica sees it: the only file of the replica that knows window, navigator and IndexedDB.
import { z } from 'zod'
import { fetchRenewal } from '../api.ts'
import { webCipher, outboxKey } from './cipher.ts'
import type { Environment, LineSocket, Locks, SocketEvents } from './environment.ts'
import { indexedDbStore } from './indexed-db-store.ts'

const KeyAnswer = z.object({ key: z.base64() })
/** A server that does not answer must not hold up the page: it goes on in memory and asks again later. */
const keyTimeoutMs = 4_000

export function browserEnvironment(): Environment {
  // Without a secure context there is neither encryption nor locks, and then nothing is kept.
  const keepsNothing = !window.isSecureContext || navigator.locks === undefined || window.indexedDB === undefined
  return {
    clock: {
      now: () => Date.now(),
      setTimeout: (act, afterMs) => window.setTimeout(act, afterMs),
      clearTimeout: timer => {
        if (typeof timer === 'number') window.clearTimeout(timer)
      },
    },
    random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
    openSocket,
    store: keepsNothing ? null : indexedDbStore(window.indexedDB),
    locks: keepsNothing ? null : tabLocks(navigator.locks),
    cipher: webCipher,
    fetchKey: async person => {
      const answer = await fetch(`/api/outbox-key?person=${encodeURIComponent(person)}`, { signal: AbortSignal.timeout(keyTimeoutMs) })
      if (!answer.ok) throw new Error(`the key of the outbox was answered with ${answer.status}`)
      const { key } = KeyAnswer.parse(await answer.json())
      return outboxKey(Uint8Array.from(atob(key), character => character.charCodeAt(0)))
    },
    fetchRenewal,
    watchPage: ({ awake, offline, hidden }) => {
      const changed = (): void => (document.visibilityState === 'hidden' ? hidden() : awake())
      const listeners: [EventTarget, string, () => void][] = [
        [window, 'online', awake],
        [window, 'offline', offline],
        [window, 'pageshow', awake],
        [window, 'pagehide', hidden],
        [window, 'blur', hidden],
        [document, 'visibilitychange', changed],
      ]
      for (const [target, type, listener] of listeners) target.addEventListener(type, listener)
      return () => {
        for (const [target, type, listener] of listeners) target.removeEventListener(type, listener)
      }
    },
    warnBeforeClosing: isNeeded => {
      const ask = (event: BeforeUnloadEvent): void => {
        if (isNeeded()) event.preventDefault()
      }
      window.addEventListener('beforeunload', ask)
      return () => window.removeEventListener('beforeunload', ask)
    },
  }
}

function openSocket(path: string, events: SocketEvents): LineSocket {
  const socket = new WebSocket(new URL(path, window.location.href.replace(/^http/, 'ws')))
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('message', ({ data }) => {
    // Text is nothing of this protocol; as no bytes at all it reads as malformed.
    events.message(data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array())
  })
  socket.addEventListener('close', ({ code }) => events.closed(code))
  return {
    send: bytes => {
      if (socket.readyState === WebSocket.OPEN) socket.send(new Uint8Array(bytes))
    },
    close: () => socket.close(),
  }
}

function tabLocks(manager: LockManager): Locks {
  return {
    hold: name =>
      new Promise((resolve, reject) => {
        const held = (lock: Lock | null): Promise<void> | null => {
          if (lock === null) {
            resolve(null)
            return null
          }
          return new Promise(release => resolve(() => release()))
        }
        manager.request(name, { ifAvailable: true }, held).catch(reject)
      }),
  }
}
