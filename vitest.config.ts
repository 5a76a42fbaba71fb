import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/harness/build.ts'],
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One second, the default, is a bet on the machine's speed.
    expect: { poll: { timeout: 20_000 } },
    // Two cores: more workers only make real servers and browsers wait for each other.
    maxWorkers: 2,
  },
})
