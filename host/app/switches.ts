import type { CommandLine as ElectronCommandLine } from 'electron'
import { guarded } from '../lacking.ts'

/** Chromium's switches: those that the app was started with, and those that it appends itself. */
export class Switches {
  #given: ReadonlyMap<string, string> = new Map()
  #appended: (readonly [string, string])[] = []

  /** The app's own view of them. */
  readonly commandLine = guarded('app.commandLine', {
    appendSwitch: (name: string, value = ''): void => {
      this.#appended.push([name, value])
    },
    appendArgument: (value: string): void => {
      this.#appended.push([value.replace(/^--/, ''), ''])
    },
    removeSwitch: (name: string): void => {
      this.#appended = this.#appended.filter(([appended]) => appended !== name)
    },
    hasSwitch: (name: string): boolean =>
      this.#given.has(name) || this.#appended.some(([appended]) => appended === name),
    getSwitchValue: (name: string): string =>
      this.#appended.findLast(([appended]) => appended === name)?.[1] ??
      this.#given.get(name) ??
      '',
  } satisfies ElectronCommandLine)

  /** Those of the app's start; none are known before. */
  give(switches: ReadonlyMap<string, string>): void {
    this.#given = switches
  }

  get appended(): readonly (readonly [string, string])[] {
    return [...this.#appended]
  }
}
