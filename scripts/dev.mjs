// `npm run dev`: the page reloads by vite on port 5173, the server is built and started again on every change.
import { spawn } from 'node:child_process'
import { build, createServer } from 'vite'
import { nodeArguments } from './node-arguments.mjs'

process.env.NODE_ENV = 'development'
// It starts again on every change: nobody waits for warm code then.
process.env.WARM_UP_MS ??= '0'
let server = null

const start = () => {
  server = spawn(process.execPath, [...nodeArguments, 'dist/server/main.js'], { stdio: 'inherit', env: process.env })
}

const restartWhenBuilt = {
  name: 'restart-server',
  closeBundle() {
    const before = server
    if (before === null || before.exitCode !== null) return start()
    // The data directory belongs to one process at a time.
    before.once('exit', start)
    before.kill('SIGTERM')
  },
}

await build({ configFile: 'vite.server.config.ts', mode: 'development', plugins: [restartWhenBuilt], build: { watch: {} } })
const pages = await createServer({ configFile: 'vite.config.ts' })
await pages.listen()
pages.printUrls()

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    server?.kill('SIGTERM')
    await pages.close()
    process.exit(0)
  })
}
