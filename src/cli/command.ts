import { type ParseArgsConfig, parseArgs } from 'node:util'
import { languageTags } from '#core/formats/language-tags.ts'
import type { ExitCode } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

/** One word of the command line, `isnad export` for instance. */
export interface Command {
  readonly summary: string
  /** Usage, options, examples; the exit codes are the same for all and are added. */
  readonly help: string
  /** Throws UsageError where the arguments are not understood. */
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>
}

/** The command line was not understood; the message says what of it. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>

/** Parses arguments, with `--json` among the options of every command. */
export function parseArguments<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, json: { type: 'boolean', default: false } },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    // Of an option that it does not know, Node goes on to explain how to name files like it.
    if (error instanceof TypeError) throw new UsageError(error.message.split('. To specify')[0])
    throw error
  }
}

/** Exactly one positional argument. */
export function onlyPositional(positionals: readonly string[], what: string): string {
  const [first, second] = positionals
  // Of a shell's variable that is not set: it would be taken for the folder that one is in.
  if (first === undefined || first === '') throw new UsageError(`${what} is missing.`)
  if (second !== undefined) throw new UsageError(`«${second}» is one argument too many.`)
  return first
}

export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`${option} is missing.`)
  return value
}

/** BCP 47 tags, in their canonical form. */
export function languagesOf(given: readonly string[]): readonly string[] {
  const tags = languageTags(given.join())
  if (tags === null)
    throw new UsageError(`--language is a tag such as ar or ar-EG, not «${given.join(', ')}».`)
  return tags
}

export function oneOf<const T extends string>(
  value: string,
  allowed: readonly T[],
  option: string,
): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined)
    throw new UsageError(`${option} is one of ${allowed.join(', ')}, not «${value}».`)
  return found
}
