// Asks the server for something the page cannot do without: now, again after a while as long as no answer comes, and at
// once when the network is back.

/** Between two attempts while the server does not answer. */
const retryMs = 3_000
/** A question without an answer for this long is asked again beside it; whichever is answered first counts. */
const patienceMs = 8_000

/** `ask` gives null for "not answered yet"; what it gives else is told once, and nothing is asked any more.
 *  Returns how to stop. */
export function keepAsking<T>(ask: () => Promise<T | null>, answered: (answer: T) => void): () => void {
  let isWanted = true
  let timer: number | undefined
  const stop = (): void => {
    isWanted = false
    window.clearTimeout(timer)
    window.removeEventListener('online', tryNow)
  }
  const tryAgainAfter = (ms: number): void => {
    window.clearTimeout(timer)
    timer = window.setTimeout(tryNow, ms)
  }
  const attempt = async (): Promise<void> => {
    tryAgainAfter(patienceMs)
    const answer = await ask()
    if (!isWanted) return
    if (answer === null) return tryAgainAfter(retryMs)
    stop()
    answered(answer)
  }
  const tryNow = (): void => void attempt()
  window.addEventListener('online', tryNow)
  tryNow()
  return stop
}
