/** A screen for windows where there is none: Xvfb, on a display number of its own choosing. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { canInstall, installPackages } from './debian.ts'
import { findInPath } from './program.ts'

export interface VirtualDisplay {
  readonly environment: { readonly DISPLAY: string }
  stop(): Promise<void>
}

export function hasDisplay(): boolean {
  return (
    process.platform !== 'linux' ||
    Boolean(process.env.DISPLAY) ||
    Boolean(process.env.WAYLAND_DISPLAY)
  )
}

/** Starts Xvfb; null where it is not there and, with `install`, cannot be installed either. */
export async function startVirtualDisplay(options: {
  readonly install: boolean
}): Promise<VirtualDisplay | null> {
  if (process.platform !== 'linux') return null
  let program = findInPath('Xvfb')
  if (!program && options.install && canInstall() && installPackages(['xvfb'])) {
    program = findInPath('Xvfb')
  }
  if (!program) return null
  const server = spawn(
    program,
    ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const chosen = server.stdio[3]
  if (!chosen || !('setEncoding' in chosen)) throw new Error('Xvfb was started without its pipe')
  const number = await Promise.race([
    once(chosen.setEncoding('utf8'), 'data').then(([text]) => String(text).trim()),
    once(server, 'exit').then(() => null),
  ])
  if (number === null) return null
  return {
    environment: { DISPLAY: `:${number}` },
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) return
      const gone = once(server, 'exit')
      server.kill('SIGTERM')
      await gone
    },
  }
}
