import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Shell } from 'electron'
import { guarded } from '../lacking.ts'

/** Electron's module `shell`: what the desktop opens. */
export const shell = guarded('shell', {
  async openExternal(url: string): Promise<void> {
    const failure = await open(new URL(url).href)
    if (failure !== '') throw new Error(failure)
  },
  /** Resolves to a message where it failed, else to nothing, as Electron does. */
  openPath: (path: string): Promise<string> => open(path),
  /** Where the desktop cannot point at a file, its folder is shown. */
  showItemInFolder(path: string): void {
    const [program, values] = pointAt(path)
    run(program, values).then((failure) => {
      if (failure !== '') void open(dirname(path))
    })
  },
  beep(): void {
    process.stdout.write('\u0007')
  },
} satisfies Partial<Shell>)

function open(target: string): Promise<string> {
  if (process.platform === 'darwin') return run('open', [target])
  if (process.platform === 'win32') return run('explorer.exe', [target])
  return run('xdg-open', [target])
}

function pointAt(path: string): [string, string[]] {
  if (process.platform === 'darwin') return ['open', ['-R', path]]
  if (process.platform === 'win32') return ['explorer.exe', [`/select,${path}`]]
  return [
    'dbus-send',
    [
      '--session',
      '--print-reply',
      '--dest=org.freedesktop.FileManager1',
      '/org/freedesktop/FileManager1',
      'org.freedesktop.FileManager1.ShowItems',
      `array:string:${pathToFileURL(path).href}`,
      'string:',
    ],
  ]
}

/** Resolves to what went wrong, in words; to nothing where it went well. */
function run(program: string, values: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(program, values, { stdio: 'ignore', detached: true })
    child.once('error', (error) => resolve(`${program}: ${error.message}`))
    child.once('exit', (code) => resolve(code === 0 ? '' : `${program} ended with ${code}`))
    child.unref()
  })
}
