// What the bench and the process of the scripted writers say to each other.
import { z } from 'zod'

export const ToWriters = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), origin: z.string(), plan: z.string(), writers: z.int() }),
  z.strictObject({ type: z.literal('measure') }),
  z.strictObject({ type: z.literal('stop') }),
])
export type ToWriters = z.infer<typeof ToWriters>

const Share = z.number().nullable()

export const WritersReport = z.strictObject({
  type: z.literal('report'),
  sent: z.int(),
  settled: z.int(),
  refusals: z.array(z.string()),
  closed: z.array(z.int()),
  /** Milliseconds from sending to another's receipt; null where nothing was measured. */
  latency: z.strictObject({ count: z.int(), p50: Share, p95: Share, p99: Share, max: Share }),
  /** How many characters of people outside this process have reached its replicas. */
  fromOthers: z.int(),
  cpuSeconds: z.number(),
})
export type WritersReport = z.infer<typeof WritersReport>

export const FromWriters = z.discriminatedUnion('type', [z.strictObject({ type: z.literal('ready') }), WritersReport])
export type FromWriters = z.infer<typeof FromWriters>
