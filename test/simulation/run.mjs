// npm run simulate: bundles the simulation and runs it outside the test runner, which is quicker. Arguments: see main.ts.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: 'dist/simulation',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: { randomness: 'test/simulation/randomness.ts', main: 'test/simulation/main.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})
// First, and by itself: what a bundle imports is loaded before the bundle's own first line, and lib0 takes hold of the
// machine's randomness when it is loaded.
await import('../../dist/simulation/randomness.js')
await import('../../dist/simulation/main.js')
