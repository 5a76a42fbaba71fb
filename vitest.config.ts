import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/harness/build.ts'],
    // A worker that has loaded the code keeps it for the next file: what a file starts, mocks or opens it ends, restores and closes.
    isolate: false,
    // Nothing that a machine is slow at fails here: what never comes does.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    // One more than the two cores: a third of the time a file waits for a clock, a commit or a page, and another has the processor.
    maxWorkers: 3,
  },
})
