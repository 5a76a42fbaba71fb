// `npm run admin -- …`: builds the server when that was never done, then runs what works beside it.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const program = new URL('../dist/server/admin.js', import.meta.url)
if (!existsSync(program)) {
  execFileSync('npx', ['vite', 'build', '--config', 'vite.server.config.ts', '--logLevel', 'warn'], { stdio: ['ignore', 'ignore', 'inherit'] })
}
await import(program)
