import { defineConfig } from 'vitest/config'

/** Unit tests stand beside what they test; host and end-to-end tests have runners of their own. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'],
    environment: 'node',
    // Some go through many documents, on machines that may be busy.
    testTimeout: 60_000,
  },
})
