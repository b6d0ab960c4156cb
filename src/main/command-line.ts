/** What the command line asks to open. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Options of Electron and Node that take the next argument as their value. */
const optionsWithValue: ReadonlySet<string> = new Set(['-r', '--require', '--import'])

/**
 * The absolute paths among `argv` (the whole command line, the executable first). Unpackaged, the
 * first argument that is no option is the app itself. What follows `--` is a path even if it begins
 * with a dash. Desktops hand files over as `file:` URLs; one that names another machine is no path
 * and is left as it stands, to be refused when it is opened.
 */
export function pathsOf(
  argv: readonly string[],
  packaged: boolean,
  cwd: string,
): readonly string[] {
  const plain: string[] = []
  for (let at = 1; at < argv.length; at++) {
    const argument = argv[at] ?? ''
    if (argument === '--') {
      plain.push(...argv.slice(at + 1))
      break
    }
    if (optionsWithValue.has(argument)) at++
    else if (argument !== '' && !argument.startsWith('-')) plain.push(argument)
  }
  return (packaged ? plain : plain.slice(1)).map((argument) => resolve(cwd, plainPath(argument)))
}

function plainPath(argument: string): string {
  if (!argument.startsWith('file://')) return argument
  const url = URL.parse(argument)
  return url === null || url.host !== '' ? argument : fileURLToPath(url)
}
