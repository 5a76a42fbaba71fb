import './randomness.ts'
import { expect, test } from 'vitest'
import { runSeed } from './run.ts'
import { tell } from './story.ts'

test('x', async () => {
  const n = Number(process.env['N'] ?? 20), from = Number(process.env['FROM'] ?? 1)
  const start = performance.now()
  let bad = 0; const sums: Record<string, number> = {}
  for (let seed = from; seed < from + n; seed++) {
    const story = await runSeed(seed)
    for (const [k, v] of Object.entries(story.counts)) sums[k] = (sums[k] ?? 0) + v
    const told = tell(story)
    if (told !== null) { console.log(told); bad++ }
  }
  console.log(((performance.now() - start) / n).toFixed(1), 'ms per seed', sums); expect(bad).toBe(0)
})
