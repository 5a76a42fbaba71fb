// Before the first test: builds pages and server as `npm start` does, so that tests run what people run, and lets that server
// make one sample workspace, of which each test's server gets a copy (server.ts). That a server makes one by itself is for the
// tests of starting.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { startServer } from './server.ts'

export default async function build(): Promise<() => void> {
  // The test runner sets NODE_ENV, which would make it a development build.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync('npm', ['run', 'build', '--silent'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const server = await startServer()
  await server.stop()
  // Where every worker finds it.
  process.env['SAMPLE_WORKSPACE'] = server.dataDirectory
  return () => rmSync(server.dataDirectory, { recursive: true, force: true })
}
