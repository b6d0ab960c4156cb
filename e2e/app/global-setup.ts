import { buildIfStale } from '../../scripts/build.ts'
import { hasDisplay, startVirtualDisplay } from '../../scripts/display.ts'
import { chooseRuntime } from '../../scripts/electron.ts'

/** Makes the tests runnable on their own: a built app, something that runs it, and a screen. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const runtime = await chooseRuntime({ fetch: false })
  if (runtime.kind === 'none') throw new Error(runtime.advice)
  Object.assign(process.env, runtime.environment)
  if (!buildIfStale()) throw new Error('The app could not be built.')
  const display = hasDisplay() ? null : await startVirtualDisplay({ install: false })
  Object.assign(process.env, display?.environment)
  return async () => display?.stop()
}
