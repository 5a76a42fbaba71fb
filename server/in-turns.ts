// Work in steps on the one thread that everybody's typing goes through: after a while others have their turn.
import { othersTurn, systemClock } from './clock.ts'
import type { Clock } from './clock.ts'

/** A turn is this long, and as much longer as the step with which it ends. */
const turnMs = 8

export async function inTurns<Result>(steps: Generator<void, Result>, clock: Clock = systemClock): Promise<Result> {
  let beganAt = clock.steadyMs()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (clock.steadyMs() - beganAt < turnMs) continue
    await othersTurn(clock)
    beganAt = clock.steadyMs()
  }
}
