/** What one piece of work took in a process of its own. */
export interface Measurement {
  readonly ms: number
  /** Greatest resident set, MB. */
  readonly memory: number
}
