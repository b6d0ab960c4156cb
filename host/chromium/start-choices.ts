import type { CommandLine } from '../command-line.ts'

/** What an app starts Chromium with. */
export interface StartChoices {
  readonly commandLine: CommandLine
  readonly appended: readonly (readonly [string, string])[]
  /** The app's session data; profiles lie in it. */
  readonly dataFolder: string
}

/** Whether a browser that was started with the one serves the other as well. */
export function sameChoices(one: StartChoices, other: StartChoices): boolean {
  return (
    one.dataFolder === other.dataFolder &&
    one.appended.map(String).join('\n') === other.appended.map(String).join('\n')
  )
}
