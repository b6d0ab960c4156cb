/** Runs an Electron app: takes Electron's command line, and the app's main script runs on Node. */
import { enableCompileCache } from 'node:module'

// What was stripped and compiled once starts in half the time.
enableCompileCache()
const { run } = await import('./run.ts')
await run()
