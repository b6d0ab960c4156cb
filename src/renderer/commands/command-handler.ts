import type { Situation } from './situation.ts'

/** What a command does, and when it can. Each room of the window brings the handlers of its own. */
export interface CommandHandler {
  run(): void
  /** Always, where it is not given. */
  enabled?(now: Situation): boolean
  /**
   * What is told where its key is pressed on the page and it cannot be run; null, and where this is
   * not given, leaves the key to the page.
   */
  whyNot?(now: Situation): string | null
  /** For what is chosen or switched: whether it is so now. */
  checked?(now: Situation): boolean
  /** What it is called now, where that says more than its name in the catalogue. */
  label?(): string | null
  /** The browser does this by itself on the key: the key is left to it. */
  readonly native?: true
}
