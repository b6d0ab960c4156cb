/** What was measured, beside what it is measured against, as a table for people and as JSON. */

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'MB' | ''
  /** What the target compares it with, from the same run. */
  readonly floor?: number
  /** The best peer's, from the same run. */
  readonly peer?: number
  /** Absent where a figure is only told. */
  readonly target?: Target
  /** The single measurements behind the value. */
  readonly samples: readonly number[]
}

export interface Target {
  readonly says: string
  readonly met: boolean
  /** Which of several bounds were missed; absent where the target is one. */
  readonly missed?: readonly string[]
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, floor, peer, target }) => [
    name,
    show(value, unit),
    floor === undefined ? '' : show(floor, unit),
    peer === undefined ? '' : show(peer, unit),
    target?.says ?? '',
    target === undefined ? '' : verdict(target),
  ])
  const all = [['', 'measured', 'floor', 'peer', 'target', 'verdict'], ...rows]
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  )
  const lines = all.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  const rule = `| ${widths.map((width) => '-'.repeat(Math.max(3, width))).join(' | ')} |`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

function verdict({ met, missed }: Target): string {
  if (met) return 'met'
  return missed === undefined ? 'MISSED' : `MISSED: ${missed.join(', ')}`
}

function show(value: number, unit: Figure['unit']): string {
  const digits = value < 10 && !Number.isInteger(value) ? 1 : 0
  return unit === '' ? value.toFixed(digits) : `${value.toFixed(digits)} ${unit}`
}

/** A Markdown document with what stands under a heading of the second level replaced, or added at the end. */
export function withSection(document: string, title: string, body: string): string {
  const sections = document.trimEnd().split(/^(?=## )/m)
  const section = `## ${title}\n\n${body}\n`
  const at = sections.findIndex((each) => each.startsWith(`## ${title}\n`))
  if (at === -1) sections.push(section)
  else sections[at] = section
  return `${sections.map((each) => each.trimEnd()).join('\n\n')}\n`
}
