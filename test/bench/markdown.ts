// Tables that docs/performance.md can hold, and the median of several runs.

export type Column<Item> = { readonly title: string; readonly cell: (item: Item) => string }

export function markdownTable<Item>(columns: readonly Column<Item>[], items: readonly Item[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [row(columns.map(({ title }) => title)), row(columns.map(() => '---')), ...items.map(item => row(columns.map(({ cell }) => cell(item))))].join('\n')
}

/** The middle one; of an even number the lower of the two, so that it is a value that was measured. None: NaN. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}

/** The same shape, with the median of every number in it; what is no number comes from the first run. */
export function medianOfRuns<Numbers>(runs: readonly Numbers[]): Numbers {
  const [first] = runs
  if (first === undefined) throw new Error('no run to take the median of')
  return medianOfValues(runs) as Numbers
}

function medianOfValues(values: readonly unknown[]): unknown {
  const [first] = values
  if (values.some(value => typeof value === 'number')) return medianOf(values.filter(value => typeof value === 'number'))
  if (typeof first !== 'object' || first === null || Array.isArray(first)) return first
  return Object.fromEntries(Object.keys(first).map(key => [key, medianOfValues(values.map(value => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined)))]))
}
