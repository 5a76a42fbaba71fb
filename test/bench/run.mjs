// npm run bench [-- typing | search | matrix | history | discussion | fan-out rooms idle cold storm kill stopped gate commit] [--runs 3] [--rounds 20] [--only ours]:
// builds the product as it is served and the bench beside it, then measures. Never part of the tests.
import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { bundle } from '../harness/bundle.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

execFileSync('npm', ['run', 'build', '--silent'], { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'inherit'] })
await bundle('bench', { bench: 'test/bench/bench.ts', gate: 'test/bench/gate.ts', matrix: 'test/bench/matrix.ts', history: 'test/bench/history.ts', discussion: 'test/bench/discussion.ts', search: 'test/bench/search.ts', writers: 'test/bench/writers.ts', comparison: 'test/bench/comparison/comparison.ts' })
const [first, ...rest] = process.argv.slice(2)
const isAll = first === undefined || first.startsWith('--')
if (isAll || !['typing', 'gate', 'matrix', 'search', 'history', 'discussion'].includes(first)) measure('comparison.js', process.argv.slice(2))
if (isAll || first === 'gate') measure('gate.js', [])
if (isAll || first === 'search') measure('search.js', [])
if (isAll || first === 'history') measure('history.js', [])
if (isAll || first === 'discussion') measure('discussion.js', [])
if (isAll || first === 'matrix') measure('matrix.js', isAll ? [] : rest)
if (isAll || first === 'typing') measure('bench.js', isAll ? [] : rest)

/** Each in a process of its own: the one is pinned to a processor, the other is not. */
function measure(program, args) {
  const ended = spawnSync(process.execPath, [fileURLToPath(new URL(`../../dist/bench/${program}`, import.meta.url)), ...args], { stdio: 'inherit' })
  if (ended.status !== 0) process.exitCode = 1
}
