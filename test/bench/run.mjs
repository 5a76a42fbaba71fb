// npm run bench: builds the product as it is served and the bench beside it, then measures. Never part of the tests.
// `npm run bench -- gate` measures the gate alone.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

execFileSync('npm', ['run', 'build', '--silent'], { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'inherit'] })
// Bundled like the server, so that what is measured runs as it is delivered; as deep in the tree as its sources, because
// the harness finds the product from where it stands.
await build({
  configFile: false,
  root,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: 'dist/bench',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: { bench: 'test/bench/bench.ts', gate: 'test/bench/gate.ts', writers: 'test/bench/writers.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})
await import(process.argv[2] === 'gate' ? '../../dist/bench/gate.js' : '../../dist/bench/bench.js')
