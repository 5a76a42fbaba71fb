// How long to wait before the next attempt: longer each time, and by chance, so that a hundred pages that lost the
// server in one moment do not all come back in one.

const shortestMs = 250
const longestMs = 10_000

/** Milliseconds before attempt 0, 1, 2 …; `random` is from 0 to just below 1. */
export function backOffMs(attempt: number, random: number): number {
  const atMost = Math.min(longestMs, shortestMs * 2 ** (attempt + 1))
  return shortestMs + random * (atMost - shortestMs)
}
