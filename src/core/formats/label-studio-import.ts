import { isRecord, readJson } from '#core/json.ts'
import { decodeUtf8 } from './import-text.ts'
import {
  asFound,
  type ImportedDocument,
  type ImportFormat,
  type ImportProblem,
} from './importer.ts'
import { isMinimal, taskOfMinimal } from './label-studio-min.ts'
import { AnnotationResults, type Json, textOf } from './label-studio-results.ts'
import { type OffsetUnit, type UnitFit, UnitVote } from './offset-unit.ts'

/**
 * Reads Label Studio's JSON, an export or tasks to import: labels, what was chosen or written for a region,
 * relations. And its JSON-MIN, which has no relations, nor always the region that a choice belongs to.
 */
export const labelStudioImport: ImportFormat = {
  recognise(name, head) {
    if (!/\.json$/i.test(name)) return 'no'
    if (/"(?:from_name|to_name|completed_by|annotation_id)"\s*:/.test(head)) return 'surely'
    // What JSON-MIN has of its own may stand below a text that is longer than the head.
    return /"data"\s*:\s*\{|^\s*\[\s*\{/.test(head) ? 'maybe' : 'no'
  },
  *read(source, report, { choices, assume } = asFound) {
    for (const file of source.names) {
      if (!file.toLowerCase().endsWith('.json')) continue
      const text = decodeUtf8(source, file, report)
      if (text === null) continue
      const { value, faults } = readJson(text)
      for (const { kind } of faults) report({ kind: 'malformed', file, line: null, detail: kind })
      if (faults.length > 0) continue
      const tell = (kind: ImportProblem['kind'], detail: string) =>
        report({ kind, file, line: null, detail })
      const found: readonly unknown[] = Array.isArray(value) ? value : [value]
      if (found.some(isMinimal)) assume({ kind: 'json-min', file })
      const tasks = found.map((task) => (isMinimal(task) ? taskOfMinimal(task) : task))
      const fit = choices.unit === null ? unitOf(tasks) : null
      if (fit !== null) assume({ kind: 'offset-unit', file, ...fit })
      const unit = choices.unit ?? fit?.unit ?? 'code-point'
      for (const [i, task] of tasks.entries())
        if (isRecord(task))
          yield* documentsOf(task, `${file}#${i + 1}`, unit, (kind, detail) =>
            tell(kind, `#${i + 1} ${detail}`),
          )
        else tell('malformed', `#${i + 1}`)
    }
  },
}

/** Label Studio counts code points; older versions and other programs that write its form, UTF-16. */
function unitOf(tasks: readonly unknown[]): UnitFit | null {
  const vote = new UnitVote()
  for (const task of tasks) {
    if (!isRecord(task)) continue
    const data = isRecord(task.data) ? task.data : {}
    for (const { results } of annotationsOf(task)) {
      const text = textOf(data.text) ?? soleText(data, results)
      if (text === null) continue
      const pieces = results.flatMap(({ type, value }) =>
        type === 'labels' &&
        isRecord(value) &&
        typeof value.start === 'number' &&
        typeof value.end === 'number' &&
        typeof value.text === 'string'
          ? [{ start: value.start, end: value.end, quote: value.text }]
          : [],
      )
      vote.add(text, pieces)
    }
  }
  return vote.best('code-point')
}

type Tell = (kind: ImportProblem['kind'], detail: string) => void

interface AnnotationOfTask {
  readonly annotation: Json
  readonly results: readonly Json[]
}

/** What people said of a task; where nobody has, what was predicted. */
function annotationsOf(task: Json): readonly AnnotationOfTask[] {
  const annotations = [task.annotations, task.completions, task.predictions].find(
    (one) => Array.isArray(one) && one.length > 0,
  )
  return Array.isArray(annotations)
    ? annotations.flatMap((annotation) =>
        isRecord(annotation) && Array.isArray(annotation.result)
          ? [{ annotation, results: annotation.result.filter(isRecord) }]
          : [],
      )
    : []
}

function* documentsOf(
  task: Json,
  name: string,
  unit: OffsetUnit,
  tell: Tell,
): Generator<ImportedDocument> {
  const data = isRecord(task.data) ? task.data : {}
  for (const { annotation, results } of annotationsOf(task)) {
    const text = textOf(data.text) ?? soleText(data, results)
    if (text === null) tell('no-text', name)
    const reading = new AnnotationResults(text, textOf(data.text_sha256), unit, tell)
    for (const result of results) reading.add(result)
    yield {
      name,
      file: textOf(data.file),
      text,
      textSha256: textOf(data.text_sha256),
      annotator: annotatorOf(annotation.completed_by),
      // JSON-MIN does not part the text from what is said of it.
      attributes: Object.fromEntries(
        Object.entries(reading.attributes).filter(([, value]) => value !== text),
      ),
      note: '',
      ...reading.items(),
    }
  }
}

/** The text of a configuration that calls it otherwise: the only one that holds the words of all regions. */
function soleText(data: Json, results: readonly Json[]): string | null {
  const words = results.flatMap(({ value }) => (isRecord(value) ? (textOf(value.text) ?? []) : []))
  const texts = Object.values(data).filter((one) => typeof one === 'string')
  const fitting = texts.filter((one) => words.every((word) => one.includes(word)))
  const [only, another] = fitting
  return words.length > 0 && another === undefined ? (only ?? null) : null
}

function annotatorOf(by: unknown): ImportedDocument['annotator'] {
  if (typeof by === 'number') return { id: `user-${by}`, name: `user-${by}` }
  if (typeof by === 'string' && by !== '') return { id: by, name: by }
  if (!isRecord(by)) return null
  const id = typeof by.id === 'number' ? `user-${by.id}` : textOf(by.id)
  const name = [by.first_name, by.last_name].flatMap((part) => textOf(part) || []).join(' ')
  if (id === null) return null
  return { id, name: name || textOf(by.email) || id }
}
