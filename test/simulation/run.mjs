// npm run simulate: bundles the simulation and runs it outside the test runner, which is quicker. Arguments: see main.ts.
import { bundle } from '../harness/bundle.mjs'

await bundle('simulation', { randomness: 'test/simulation/randomness.ts', main: 'test/simulation/main.ts' })
// First, and by itself: what a bundle imports is loaded before the bundle's own first line, and lib0 takes hold of the
// machine's randomness when it is loaded.
await import('../../dist/simulation/randomness.js')
await import('../../dist/simulation/main.js')
