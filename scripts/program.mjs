// `node scripts/program.mjs <name> …`: builds the server when that was never done, then runs one of the programs beside it.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const [, , name, ...words] = process.argv
const program = fileURLToPath(new URL(`../dist/server/${name}.js`, import.meta.url))
if (!existsSync(program)) {
  execFileSync('npx', ['vite', 'build', '--config', 'vite.server.config.ts', '--logLevel', 'warn'], { stdio: ['ignore', 'ignore', 'inherit'] })
}
process.argv = [process.argv[0], program, ...words]
await import(program)
