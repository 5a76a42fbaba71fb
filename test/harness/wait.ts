// Waits for a state, never for a time: asks again after every turn of the event loop that could have changed it.

const defaultDeadlineMs = 20_000
/** How often a state is asked for that nothing announces. */
const askEveryMs = 15

/** Resolves with the first truthy answer; rejects after the deadline, saying what was awaited. */
export async function until<T>(what: string, ask: () => T | Promise<T>, deadlineMs = defaultDeadlineMs): Promise<NonNullable<T>> {
  const end = performance.now() + deadlineMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > end) throw new Error(`waited ${deadlineMs} ms for: ${what}`)
    await new Promise(resolve => setTimeout(resolve, askEveryMs))
  }
}
