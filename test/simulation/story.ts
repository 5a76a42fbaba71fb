// A story as somebody reads it who wants to see it again.
import type { Story } from './run.ts'
import { sentenceOf } from './sentence.ts'

/** Steps before the last that are told too: what broke it is mostly among them. */
const toldSteps = 14

/** Null for a story in which nothing broke. */
export function tell({ seed, planned, steps, broken }: Story): string | null {
  if (broken === null) return null
  const from = Math.max(0, steps.length - toldSteps)
  const told = steps.slice(from).map((step, index) => `${String(from + index + 1).padStart(5)}  ${sentenceOf(step)}`)
  const at = steps.length < planned ? `step ${steps.length} of ${planned}` : `after its ${planned} steps`
  return [`seed ${seed}, ${at}: ${broken.message}`, ...told, `replay: npm run simulate -- --seed ${seed}`].join('\n')
}
