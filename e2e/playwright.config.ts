import { defineConfig } from '@playwright/test'

/** The app as it was built, driven through its window; on Electron or on the Electron host alike. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  testIgnore: 'screens/**',
  outputDir: '../test-results/e2e',
  globalSetup: './app/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
})
