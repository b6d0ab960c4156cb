import type { ImportProblem } from '../importer.ts'

/**
 * Files that are not of a format. Beside files that are, they are none of its business; where there are no
 * others, each is told.
 */
export class Strangers {
  readonly #problems: ImportProblem[] = []
  #isAlone = true

  add(file: string, line: number | null, detail: string): void {
    this.#problems.push({ kind: 'schema', file, line, detail })
  }

  /** A file of the format was met. */
  met(): void {
    this.#isAlone = false
  }

  tell(report: (problem: ImportProblem) => void): void {
    if (this.#isAlone) for (const problem of this.#problems) report(problem)
  }
}
