// What live plans need of the world around them: a clock, chance, and sockets that speak text. Tests give their own.
import { fetchRenewal } from '../api.ts'
import type { Clock, Environment, PageEvents } from '../replica/environment.ts'

/** After `closed` nothing more is told. `closed` also follows a socket that never opened. */
export type LiveSocketEvents = { message(text: unknown): void; closed(code: number): void }

export type LiveSocket = { send(text: string): void; close(): void }

export type LiveEnvironment = {
  readonly clock: Clock
  /** From 0 to just below 1. */
  random(): number
  openSocket(path: string, events: LiveSocketEvents): LiveSocket
  fetchRenewal: Environment['fetchRenewal']
  /** Returns how to stop. */
  watchPage(events: Pick<PageEvents, 'awake' | 'offline'>): () => void
}

export function browserLiveEnvironment(): LiveEnvironment {
  return {
    clock: {
      now: () => Date.now(),
      setTimeout: (act, afterMs) => window.setTimeout(act, afterMs),
      clearTimeout: timer => {
        if (typeof timer === 'number') window.clearTimeout(timer)
      },
    },
    random: () => Math.random(),
    openSocket: (path, events) => {
      const socket = new WebSocket(new URL(path, window.location.href.replace(/^http/, 'ws')))
      socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => events.message(data))
      socket.addEventListener('close', ({ code }) => events.closed(code))
      return { send: text => { if (socket.readyState === WebSocket.OPEN) socket.send(text) }, close: () => socket.close() }
    },
    fetchRenewal,
    watchPage: ({ awake, offline }) => {
      const looked = (): void => {
        if (document.visibilityState === 'visible') awake()
      }
      window.addEventListener('online', awake)
      window.addEventListener('offline', offline)
      document.addEventListener('visibilitychange', looked)
      return () => {
        window.removeEventListener('online', awake)
        window.removeEventListener('offline', offline)
        document.removeEventListener('visibilitychange', looked)
      }
    },
  }
}
