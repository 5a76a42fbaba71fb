// npm run museum -- v0.1.0: keeps a workspace of the present version in test/museum. Bundled like the server, so that it
// runs on the Node that the product runs on.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
execFileSync('npm', ['run', 'build', '--silent'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
await build({
  configFile: false,
  root,
  logLevel: 'warn',
  build: { ssr: true, outDir: 'dist/museum', emptyOutDir: true, target: 'node20', rollupOptions: { input: { make: 'test/museum/make.ts' }, output: { entryFileNames: '[name].js' } } },
})
await import('../dist/museum/make.js')
