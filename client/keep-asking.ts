// Asks the server for something the page cannot do without: now, again after a while as long as no answer comes, and at
// once when the network is back.

/** Between two attempts while the server does not answer. */
const retryMs = 3_000

/** `ask` gives null for "not answered yet"; what it gives else is told once, and nothing is asked any more.
 *  Returns how to stop. */
export function keepAsking<T>(ask: () => Promise<T | null>, answered: (answer: T) => void): () => void {
  let isWanted = true
  let isAsking = false
  let timer: number | undefined
  const stop = (): void => {
    isWanted = false
    window.clearTimeout(timer)
    window.removeEventListener('online', tryNow)
  }
  const attempt = async (): Promise<void> => {
    isAsking = true
    const answer = await ask()
    isAsking = false
    if (!isWanted) return
    if (answer === null) timer = window.setTimeout(tryNow, retryMs)
    else {
      stop()
      answered(answer)
    }
  }
  const tryNow = (): void => {
    if (isAsking) return
    window.clearTimeout(timer)
    void attempt()
  }
  window.addEventListener('online', tryNow)
  tryNow()
  return stop
}
