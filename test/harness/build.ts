// Before the first test: builds pages and server as `npm start` does, so that tests run what people run.
import { execFileSync } from 'node:child_process'

export default function build(): void {
  // The test runner sets NODE_ENV, which would make it a development build.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync('npm', ['run', 'build', '--silent'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
}
