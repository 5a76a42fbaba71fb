// What the running server has counted about itself, read from /metrics, and what lies between two readings.
import type { Buckets } from './quantiles.ts'

export type ServerCounters = {
  readonly at: number
  readonly cpuSeconds: number
  readonly memoryBytes: number
  readonly heapBytes: number
  readonly accepted: number
  readonly refused: number
  readonly stored: number
  readonly connections: number
  readonly commitBuckets: Buckets
}

export async function readCounters(origin: string): Promise<ServerCounters> {
  const answer = await fetch(`${origin}/metrics`)
  if (!answer.ok) throw new Error(`/metrics answered ${answer.status}`)
  const lines = (await answer.text()).split('\n')
  // A counter with labels has a line for each; one that has not counted yet has none.
  const sum = (name: string): number =>
    lines.filter(line => line.startsWith(`${name} `) || line.startsWith(`${name}{`)).reduce((total, line) => total + valueOf(line), 0)
  return {
    at: performance.now(),
    cpuSeconds: sum('process_cpu_seconds_total'),
    memoryBytes: sum('process_resident_memory_bytes'),
    heapBytes: sum('nodejs_heap_size_used_bytes'),
    accepted: sum('empact_updates_accepted_total'),
    refused: sum('empact_updates_refused_total'),
    stored: sum('empact_updates_stored_total'),
    connections: sum('empact_connections'),
    commitBuckets: new Map(lines.flatMap(line => {
      const bound = /^empact_commit_seconds_bucket\{le="([^"]+)"\}/.exec(line)?.[1]
      return bound === undefined ? [] : [[bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound), valueOf(line)] as const]
    })),
  }
}

export const bucketsBetween = (before: Buckets, after: Buckets): Buckets =>
  new Map([...after].map(([bound, count]) => [bound, count - (before.get(bound) ?? 0)]))

const valueOf = (line: string): number => Number(line.slice(line.lastIndexOf(' ') + 1))
