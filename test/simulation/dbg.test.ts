import './randomness.ts'
import { test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { runSeed } from './run.ts'
import { tell } from './story.ts'
test('x', async () => {
  const lines: string[] = []
  const story = await runSeed(Number(process.env['SEED']), line => lines.push(line))
  writeFileSync('/tmp/w/sim-trace.txt', lines.join('\n') + '\n' + tell(story))
  console.log(tell(story), story.counts)
})
