// Which of a row of numbers must go so that the others rise: as few as possible.

/** Indices of those outside one longest rising row. */
export function outsideOrder(numbers: readonly number[]): readonly number[] {
  /** By length, the index at which the rising row of that length ends lowest. */
  const ends: number[] = []
  const before: (number | undefined)[] = []
  const at = (index: number | undefined): number => (index === undefined ? Number.NEGATIVE_INFINITY : (numbers[index] ?? 0))
  numbers.forEach((number, index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (at(ends[middle]) < number) low = middle + 1
      else high = middle
    }
    before[index] = ends[low - 1]
    ends[low] = index
  })
  const inside = new Set<number>()
  for (let index = ends.at(-1); index !== undefined; index = before[index]) inside.add(index)
  return numbers.flatMap((_, index) => (inside.has(index) ? [] : [index]))
}
