import { resolve } from 'node:path'

/** Electron's command line, taken apart. */
export interface CommandLine {
  /** Everything after the executable, as `process.argv` shows it. */
  readonly all: readonly string[]
  /** Modules to load before the app's main script (`-r`). */
  readonly preloads: readonly string[]
  /** Host and port for Node's inspector, where one was asked for. */
  readonly inspect: string | null
  /** The app's folder or main script; null when none was named. */
  readonly app: string | null
  /** Switches for Chromium and for `app.commandLine`, wherever they stand before a `--`. */
  readonly switches: ReadonlyMap<string, string>
}

/** Takes apart what follows the executable's name. */
export function parseCommandLine(all: readonly string[], workingDirectory: string): CommandLine {
  const preloads: string[] = []
  const switches = new Map<string, string>()
  let inspect: string | null = null
  let app: string | null = null
  for (let index = 0; index < all.length; index += 1) {
    const argument = all[index] ?? ''
    if (app === null && (argument === '-r' || argument === '--require')) {
      index += 1
      preloads.push(resolve(workingDirectory, all[index] ?? ''))
    } else if (argument === '--') {
      break
    } else if (/^--inspect(=|$)/.test(argument)) {
      inspect = argument.slice('--inspect='.length)
    } else if (argument.startsWith('--')) {
      const [name = '', value = ''] = split(argument.slice(2))
      switches.set(name, value)
    } else if (app === null) {
      app = resolve(workingDirectory, argument)
    }
  }
  return { all, preloads, inspect, app, switches }
}

function split(text: string): [string, string] {
  const at = text.indexOf('=')
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
