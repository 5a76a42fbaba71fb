// Limits on failed attempts: after some free ones, each further failure makes the next attempt wait longer, by account
// and by address. Kept in memory: a restart forgets, which nobody outside can bring about.
//
// What must stay true:
// 1. An attempt counts as failed from its beginning, so that many at once get no more tries than one after another.
// 2. The wait for an account is short at its longest: whoever guesses must not lock the owner out.
// 3. What is remembered is bounded; the least recent key is forgotten first.

export type AttemptLimits = {
  readonly freeFailures: number
  readonly firstWaitMs: number
  readonly longestWaitMs: number
  /** After so long without an attempt a key is forgotten. */
  readonly forgetAfterMs: number
}

/** By account: five free, then 1, 2, 4 … 60 s. */
export const accountLimits: AttemptLimits = {
  freeFailures: 5,
  firstWaitMs: 1_000,
  longestWaitMs: 60_000,
  forgetAfterMs: 60 * 60_000,
}
/** By address, which an office may share: twenty free, then 1, 2, 4 … 300 s. */
export const addressLimits: AttemptLimits = {
  freeFailures: 20,
  firstWaitMs: 1_000,
  longestWaitMs: 300_000,
  forgetAfterMs: 60 * 60_000,
}
/** Links asked for with one address, each of which is a message to somebody who may not have asked: three free, then 1, 2, 4 … 15 min. */
export const askedLinkLimits: AttemptLimits = {
  freeFailures: 3,
  firstWaitMs: 60_000,
  longestWaitMs: 15 * 60_000,
  forgetAfterMs: 24 * 60 * 60_000,
}

const maxKeys = 20_000

export type Attempts = {
  /** Begins an attempt, or tells how long to wait. A begun attempt counts as failed until it is taken back. */
  readonly begin: (key: string) => { readonly waitMs: number }
  /** The attempt was right after all: it does not count. */
  readonly takeBack: (key: string) => void
  /** Forgets all failures of the key. */
  readonly forget: (key: string) => void
}

type Failures = { readonly count: number; readonly lastMs: number }

export function createAttempts(limits: AttemptLimits, now: () => number): Attempts {
  const failuresByKey = new Map<string, Failures>()

  function failuresOf(key: string): Failures {
    const found = failuresByKey.get(key)
    return found && now() - found.lastMs < limits.forgetAfterMs ? found : { count: 0, lastMs: 0 }
  }

  function remember(key: string, failures: Failures): void {
    failuresByKey.delete(key)
    if (failures.count > 0) failuresByKey.set(key, failures)
    if (failuresByKey.size <= maxKeys) return
    const leastRecent = failuresByKey.keys().next().value
    if (leastRecent !== undefined) failuresByKey.delete(leastRecent)
  }

  return {
    begin: key => {
      const { count, lastMs } = failuresOf(key)
      const waitMs = lastMs + waitAfter(count, limits) - now()
      if (count > 0 && waitMs > 0) return { waitMs }
      remember(key, { count: count + 1, lastMs: now() })
      return { waitMs: 0 }
    },
    takeBack: key => {
      const { count, lastMs } = failuresOf(key)
      remember(key, { count: count - 1, lastMs })
    },
    forget: key => {
      failuresByKey.delete(key)
    },
  }
}

/** How long the attempt after the `failures`-th failure has to wait. Milliseconds. */
export function waitAfter(failures: number, limits: AttemptLimits): number {
  const beyond = failures - limits.freeFailures
  return beyond < 0 ? 0 : Math.min(limits.firstWaitMs * 2 ** beyond, limits.longestWaitMs)
}
