// Work in steps, so that whoever does it can let others have their turn in between.

/** Does all that is left of it at once. */
export function doAll(steps: Iterable<void>): void {
  const left = steps[Symbol.iterator]()
  while (left.next().done !== true);
}

/** The same of work that comes to something. */
export function resultOf<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
