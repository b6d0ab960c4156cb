import { type Command, UsageError } from './command.ts'
import { type ExitCode, exitCodes, exitCodesHelp } from './exit-codes.ts'
import { programVersion } from './program.ts'
import type { Terminal } from './terminal.ts'

/** Runs what the arguments ask for, and gives the exit code. */
export async function runCommandLine(
  args: readonly string[],
  commands: Readonly<Record<string, Command>>,
  terminal: Terminal,
): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === '--version') {
    terminal.print(`isnad ${programVersion()}`)
    return exitCodes.done
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = name === undefined ? undefined : rest[0]
    if (asked === undefined) terminal.print(overview(commands))
    else return helpOf(asked, commands, terminal)
    return name === undefined ? exitCodes.usage : exitCodes.done
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined || rest.includes('--help') || rest.includes('-h'))
    return helpOf(name, commands, terminal)
  try {
    return await command.run(rest, terminal)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.warn(`isnad ${name}: ${error.message}\nSee isnad ${name} --help.`)
    return exitCodes.usage
  }
}

function helpOf(
  name: string,
  commands: Readonly<Record<string, Command>>,
  terminal: Terminal,
): ExitCode {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    terminal.warn(`isnad: there is no command «${name}».\nSee isnad --help.`)
    return exitCodes.usage
  }
  terminal.print(`${command.help}\n\n${exitCodesHelp}`)
  return exitCodes.done
}

function overview(commands: Readonly<Record<string, Command>>): string {
  const list = Object.entries(commands)
    .map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`)
    .join('\n')
  return `isnad COMMAND [arguments]

Annotated Arabic news articles: check, count, merge, write as data sets. Works offline, without a window.

${list}

  isnad COMMAND --help   what a command takes, with examples
  isnad --version

${exitCodesHelp}`
}
