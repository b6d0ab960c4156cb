import type { Command, Target } from './commands/command.ts'
import type { Annotations, Entries, Span } from './model.ts'

/** What a step is called in the menu: a message of the catalogue `annotation.step`, and its parameters. */
export interface StepName {
  readonly kind: StepKind
  /** Id of the span's label or the frame's type, to be named by the tagset. */
  readonly label?: string
  /** The beginning of the span's words. */
  readonly quote?: string
  /** Id of the role or attribute. */
  readonly part?: string
  readonly count?: number
}

export type StepKind =
  | Exclude<Command['do'], 'change-entries' | 'set-attribute' | 'set-note' | 'set-status'>
  | `set-${Target['on']}-attribute`
  | `set-${Target['on']}-note`
  | 'submit'
  | 'withdraw'
  | `${'put' | 'remove'}-${keyof Entries}`

const longestQuote = 24

/** Names a command for the menu, from the annotations as they were before it. */
export function stepName(before: Annotations, command: Command): StepName {
  switch (command.do) {
    case 'create-span':
      return { kind: command.do, ...spanParameters(command.span) }
    case 'delete-span':
    case 'set-segments':
    case 'add-segment':
    case 'remove-segment':
      return { kind: command.do, ...spanParameters(before.spans.get(command.id)) }
    case 'set-label':
      return {
        kind: command.do,
        ...spanParameters(before.spans.get(command.id)),
        label: command.label,
      }
    case 'set-attribute':
      return {
        kind: `set-${command.target.on}-attribute`,
        ...targetParameters(before, command.target),
        part: command.key,
      }
    case 'set-note':
      return {
        kind: `set-${command.target.on}-note`,
        ...targetParameters(before, command.target),
      }
    case 'create-frame':
      return { kind: command.do, label: command.frame.type }
    case 'delete-frame':
      return { kind: command.do, ...frameParameters(before, command.id) }
    case 'fill-role':
    case 'empty-role':
      return { kind: command.do, ...frameParameters(before, command.id), part: command.role }
    case 'set-status':
      return { kind: command.status === 'submitted' ? 'submit' : 'withdraw' }
    case 'change-entries':
      return entriesName(command)
    case 'several': {
      const [first, ...rest] = command.commands
      const isOneAct = first !== undefined && rest.every((each) => isPartOf(first, each))
      return isOneAct
        ? stepName(before, first)
        : { kind: command.do, count: command.commands.length }
    }
    case 'restore':
      return { kind: command.do, count: command.edits.length }
  }
}

/** Whether a command is but a part of what one does by `first`: a span and its role, a span's pieces. */
function isPartOf(first: Command, command: Command): boolean {
  if (first.do === 'add-segment') return command.do === first.do && command.id === first.id
  if (first.do !== 'create-span') return false
  const { id } = first.span
  if (command.do === 'fill-role') return command.filler === id
  return (
    command.do === 'create-frame' &&
    Object.values(command.frame.roles).some((fillers) => fillers.includes(id))
  )
}

function entriesName({ entries }: Extract<Command, { readonly do: 'change-entries' }>): StepName {
  const lists = ['comments', 'reviews', 'decisions', 'conflicts'] as const
  const list = lists.find((name) => entries[name] !== undefined) ?? 'comments'
  const changes = Object.values(entries[list] ?? {})
  const act = changes.every((entry) => entry === null) ? 'remove' : 'put'
  return { kind: `${act}-${list}`, count: changes.length }
}

function targetParameters(before: Annotations, target: Target) {
  switch (target.on) {
    case 'span':
      return spanParameters(before.spans.get(target.id))
    case 'frame':
      return frameParameters(before, target.id)
    case 'document':
      return {}
  }
}

function frameParameters(before: Annotations, id: string): { readonly label?: string } {
  const frame = before.frames.get(id)
  return frame === undefined ? {} : { label: frame.type }
}

function spanParameters(span: Span | undefined): {
  readonly label?: string
  readonly quote?: string
} {
  if (span === undefined) return {}
  const quote = span.segments[0]?.quote ?? span.unplaced[0]?.quote ?? ''
  return { label: span.label, quote: shortened(quote) }
}

/** The first words of a quote, on one line. */
function shortened(quote: string): string {
  const line = quote.replace(/\s+/g, ' ')
  const units = [...line]
  if (units.length <= longestQuote) return line
  const cut = units.slice(0, longestQuote).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > longestQuote / 2 ? cut.slice(0, space) : cut}…`
}
