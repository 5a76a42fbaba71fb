// Time as the server sees it, as an argument: the process gives the system's, the simulation one of its own, so that
// whatever depends on time can be run again exactly.

export type Timer = object
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds since some moment; never goes back. */
  steadyMs(): number
  setTimeout(act: () => void, afterMs: number): Timer
  clearTimeout(timer: Timer): void
  /** After what is being done now and the bytes that have arrived already, before anything has to wait. */
  soon(act: () => void): void
}

/** No timer is a reason to keep the process: its sockets are. */
export const systemClock: Clock = {
  now: () => Date.now(),
  steadyMs: () => performance.now(),
  setTimeout: (act, afterMs) => setTimeout(act, afterMs).unref(),
  clearTimeout: timer => clearTimeout(timer as NodeJS.Timeout),
  soon: act => void setImmediate(act),
}

/** Lets what has arrived have its turn. SQLite and all computing answer at once, so a row of it keeps everybody else waiting
 *  until it is over. */
export const othersTurn = (clock: Clock = systemClock): Promise<void> => new Promise(resolve => clock.soon(resolve))
