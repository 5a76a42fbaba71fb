// Work in steps, so that whoever does it can let others have their turn in between.

/** Does all that is left of it at once. */
export function doAll(steps: Iterable<void>): void {
  const left = steps[Symbol.iterator]()
  while (left.next().done !== true);
}
