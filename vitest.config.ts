import { defineConfig } from 'vitest/config'

/** These start no server of their own and leave nothing behind. */
const pure = ['test/shared/**/*.test.{ts,tsx}', 'test/client/**/*.test.{ts,tsx}']
const withServer = ['test/client/replica/with-server.test.ts']
/** What these begin they end; where the server is no process of its own, its parts are made anew for each test. */
const ofServer = ['test/server/**/*.test.{ts,tsx}', 'test/browser/**/*.test.{ts,tsx}', ...withServer]

export default defineConfig({
  test: {
    globalSetup: ['test/harness/build.ts'],
    // Nothing that a machine is slow at fails here: what never comes does.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    // One more than the two cores: a third of the time a file waits for a clock, a commit or a page, and another has the processor.
    maxWorkers: 3,
    projects: [
      // Worlds that are drawn by a seed, mocks and whole processes that are killed: each file in a worker of its own.
      { extends: true, test: { name: 'apart', include: ['test/!(shared|client|server|browser)/**/*.test.{ts,tsx}'] } },
      // A worker that has loaded the code keeps it for the next file: what a file starts, mocks or opens it ends, restores and closes.
      { extends: true, test: { name: 'whole', include: ofServer, isolate: false } },
      { extends: true, test: { name: 'pure', include: pure, exclude: withServer, isolate: false } },
    ],
  },
})
