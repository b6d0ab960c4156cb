/** On Debian and its kin, as root, a missing program can be installed without asking. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export function canInstall(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0
}

/** Installs Debian packages; false when apt could not. Its own messages go to the terminal. */
export function installPackages(names: readonly string[]): boolean {
  console.log(`Installing ${names.join(', ')} (apt-get)…`)
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', ['-q', '-y', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  return apt('update') && apt('install', '--no-install-recommends', ...names)
}
