import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import type { RuntimeOptions } from './app.ts'

const electronModule = join(import.meta.dirname, '../../node_modules/electron')
/** The binary that Electron's own package fetches; the tests run on it too wherever it is there. */
const hasElectron = existsSync(join(electronModule, 'path.txt'))

/**
 * The same expectations, which are Electron's documented behaviour, for the host and for Electron.
 * What only the host has (its own dialogs, its errors for what it lacks) is tested on it alone.
 */
export default defineConfig<RuntimeOptions>({
  testDir: '.',
  outputDir: '../../test-results/host',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  reporter: 'list',
  projects: [
    { name: 'host', use: { runtime: 'host' } },
    ...(hasElectron
      ? [
          {
            name: 'electron',
            testIgnore: '**/host-only/**',
            use: { runtime: 'electron' as const },
          },
        ]
      : []),
  ],
})
