import { defineConfig } from 'vitest/config'

/** These start no server of their own and leave nothing behind: a worker that has loaded the code keeps it for the next file. */
const pure = ['test/shared/**/*.test.{ts,tsx}', 'test/client/**/*.test.{ts,tsx}']
const withServer = ['test/client/replica/with-server.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['test/harness/build.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One second, the default, is a bet on the machine's speed.
    expect: { poll: { timeout: 20_000 } },
    // One more than the two cores: a third of the time a file waits for a clock, a commit or a page, and another has the processor.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'whole', include: ['test/!(shared|client)/**/*.test.{ts,tsx}', ...withServer] } },
      { extends: true, test: { name: 'pure', include: pure, exclude: withServer, isolate: false } },
    ],
  },
})
