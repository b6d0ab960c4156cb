/**
 * Brings a bare checkout to where the project's own tools run: installs the locked dependencies,
 * the pinned Node among them. Plain JavaScript, since it runs on whatever Node is there (>= 20).
 * Run alone it does just that; the entry scripts beside it also call `runOnPinnedNode`.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const windows = process.platform === 'win32'
const pinnedNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')

/** Whether node_modules holds exactly what package-lock.json names (npm records what it installed). */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(pinnedNode) || !existsSync(record)) return false
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    // Optional packages are those of other platforms.
    if (found === undefined) return wanted.optional === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/** Installs what is missing or out of date; ends the process with npm's own message if it cannot. */
export function prepare() {
  if (isInstalled()) return
  console.log('Installing dependencies…')
  // Not `npm ci`: it refuses a lockfile written where other platforms' binaries could not be seen.
  const args = [
    'install',
    '--no-save',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const npm = process.env.npm_execpath
  const { status, error } = npm?.endsWith('.js')
    ? spawnSync(process.env.npm_node_execpath ?? process.execPath, [npm, ...args], {
        cwd: root,
        stdio: 'inherit',
      })
    : spawnSync(windows ? 'npm.cmd' : 'npm', args, { cwd: root, stdio: 'inherit', shell: windows })
  if (status !== 0) {
    console.error(
      `The dependencies could not be installed${error ? ` (${error.message})` : ''}: npm must reach its registry once.`,
    )
    process.exit(1)
  }
}

/** Runs a TypeScript file of this folder on the pinned Node with this process's arguments, and ends as it ends. */
export function runOnPinnedNode(script) {
  const child = spawn(
    pinnedNode,
    [fileURLToPath(new URL(script, import.meta.url)), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
      },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) prepare()
