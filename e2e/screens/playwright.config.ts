import { defineConfig } from '@playwright/test'

/** Pictures of the window's states, to be judged by eye; they assert nothing about looks. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.screen.ts',
  outputDir: '../../test-results/screens-run',
  globalSetup: '../app/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
})
