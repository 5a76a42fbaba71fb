// The command line of the simulation.
//   --seeds N     as many seeds, from one that nobody has run yet, or from --from; ends at the first that breaks something
//   --from SEED   the first of them
//   --seed SEED   that one again; with --trace every message of it
//   --go-on       tells of every seed that breaks something instead of ending at the first
import { parseArgs } from 'node:util'
import { runSeed } from './run.ts'
import { tell } from './story.ts'

const { values } = parseArgs({ options: { seeds: { type: 'string' }, from: { type: 'string' }, seed: { type: 'string' }, trace: { type: 'boolean' }, 'go-on': { type: 'boolean' } } })
const count = values.seed === undefined ? Number(values.seeds ?? 1_000) : 1
const first = Number(values.seed ?? values.from ?? Date.now() % 1_000_000_000)
if (!Number.isSafeInteger(count) || !Number.isSafeInteger(first) || count < 1 || first < 0) {
  process.stderr.write('Seeds are whole numbers: npm run simulate -- --seeds 1000, or --seed 7294013.\n')
  process.exit(1)
}
const say = (line: string): void => void process.stdout.write(`${line}\n`)
/** A line of progress is worth this much time. */
const progressMs = 10_000

const beganAt = performance.now()
const sums = new Map<string, number>()
let saidAt = beganAt
let broken = 0
for (let seed = first; seed < first + count; seed++) {
  const story = await runSeed(seed, values.trace === true ? say : null)
  for (const [what, times] of Object.entries(story.counts)) sums.set(what, (sums.get(what) ?? 0) + times)
  const told = tell(story)
  if (values.seed !== undefined) say(`${story.steps.length} steps, ${story.hash}`)
  if (told !== null) {
    say(told)
    broken++
    if (values['go-on'] !== true) break
  }
  if (performance.now() - saidAt > progressMs) {
    saidAt = performance.now()
    progress(seed - first + 1)
  }
}
if (broken > 0) process.exitCode = 1
else progress(count)

function progress(done: number): void {
  const seconds = (performance.now() - beganAt) / 1000
  say(`${done} of ${count} seeds from ${first}, ${(done / seconds).toFixed(1)} a second; ${[...sums].map(([what, times]) => `${times} ${what}`).join(', ')}`)
}
