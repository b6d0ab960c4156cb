import type { ImportProblem, ImportSource } from './importer.ts'

/**
 * The text of a file to be read in; null, and a problem, where it is not there or not UTF-8. A byte order
 * mark is left out, or with `mark` kept, where a U+FEFF may be the text's own first character.
 */
export function decodeUtf8(
  source: ImportSource,
  file: string,
  report: (problem: ImportProblem) => void,
  mark: 'drop' | 'keep' = 'drop',
): string | null {
  const bytes = source.read(file)
  if (bytes === null) {
    report({ kind: 'no-text', file, line: null, detail: '' })
    return null
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: mark === 'keep' }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    report({ kind: 'not-utf-8', file, line: null, detail: '' })
    return null
  }
}
