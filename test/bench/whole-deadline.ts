// A measurement that does not end is ended with its server, on which everything else fails and ends too.
import type { RunningServer } from '../harness/server.ts'

/** @returns what calls it off. */
export function endsWithin(server: Pick<RunningServer, 'kill'>, wholeMs: number): () => void {
  const timer = setTimeout(() => {
    console.error(`The measurement did not end within ${wholeMs / 1000} s.`)
    process.exitCode = 1
    void server.kill()
  }, wholeMs)
  return () => clearTimeout(timer)
}
