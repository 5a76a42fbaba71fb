// Half, nineteen of twenty and ninety-nine of a hundred, from samples or from a histogram of Prometheus.

export type Quantiles = { readonly count: number; readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number }

/** By nearest rank, so that every answer is a value that was measured. No samples: NaN throughout. */
export function quantilesOf(samples: readonly number[]): Quantiles {
  const sorted = Float64Array.from(samples).sort()
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

/** Upper bound → how many samples were at most that. The last bound is Infinity. */
export type Buckets = ReadonlyMap<number, number>

/** The bound of the bucket that the quantile falls into: the true value is at most this. */
export function boundAt(share: number, buckets: Buckets): number {
  const counts = [...buckets].sort(([a], [b]) => a - b)
  const total = counts.at(-1)?.[1] ?? 0
  return counts.find(([, count]) => count >= share * total && count > 0)?.[0] ?? Number.NaN
}
