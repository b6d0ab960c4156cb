import { isQuotationMark } from '#core/text/quotes.ts'
import { type Annotations, type Frame, type Span, writer } from './model.ts'
import { fillersIn } from './roles.ts'
import { type Bilingual, findFrameType, type Tagset } from './tagset.ts'

/** A piece of the sentence that says what a frame says. */
export type SentencePart =
  | { readonly kind: 'text'; readonly text: string }
  /** The words of a span; `pieces` are its segments', to be joined by an ellipsis. */
  | {
      readonly kind: 'span'
      readonly role: string
      readonly id: string
      readonly pieces: readonly string[]
      /** To stand between quotation marks: it has none of its own. */
      readonly quoted: boolean
    }
  | { readonly kind: 'writer'; readonly role: string }
  | {
      readonly kind: 'frame'
      readonly role: string
      readonly id: string
      readonly parts: readonly SentencePart[]
    }
  /** Stands between several fillers of one role. */
  | { readonly kind: 'and' }
  /** A role that nothing fills yet, where the sentence needs it. */
  | { readonly kind: 'gap'; readonly role: string }
  /** A filler that is not there, or a frame within itself. */
  | { readonly kind: 'lost'; readonly role: string; readonly id: string }

interface Saying {
  readonly tagset: Tagset
  readonly annotations: Annotations
  readonly language: keyof Bilingual
  /** Frames being said, outermost first. */
  readonly above: readonly string[]
}

/**
 * The frame as a sentence, by the pattern of its type: «القيادة العامة» تتهم: «…». A type that the
 * tagset does not know is said role by role.
 */
export function frameSentence(
  tagset: Tagset,
  annotations: Annotations,
  frame: Frame,
  language: keyof Bilingual,
): readonly SentencePart[] {
  return say(frame, { tagset, annotations, language, above: [frame.id] })
}

function say(frame: Frame, saying: Saying): readonly SentencePart[] {
  const pattern =
    findFrameType(saying.tagset, frame.type)?.sentence[saying.language] ??
    Object.keys(frame.roles)
      .map((role) => `{${role}}`)
      .join(' ')
  const parts: SentencePart[] = []
  for (const piece of pattern.match(/\[[^\]]*\]|\{[^}]*\}|[^[{]+/g) ?? []) {
    if (!piece.startsWith('[')) parts.push(...sayPiece(piece, frame, saying))
    else if (rolesIn(piece).some((role) => fillersIn(frame, role).length > 0))
      for (const inner of piece.slice(1, -1).match(/\{[^}]*\}|[^{]+/g) ?? [])
        parts.push(...sayPiece(inner, frame, saying))
  }
  return withoutLeadingMarks(parts)
}

/** What stood before the first words may have been left out: nothing is to begin with its colon. */
function withoutLeadingMarks(parts: readonly SentencePart[]): readonly SentencePart[] {
  const [first, ...rest] = parts
  if (first?.kind !== 'text') return parts
  const text = first.text.replace(/^[\s:;,،؛]+/u, '')
  return text === '' ? rest : [{ kind: 'text', text }, ...rest]
}

function rolesIn(pattern: string): string[] {
  return Array.from(pattern.matchAll(/\{([^}:]*)/g), (found) => found[1] ?? '')
}

function sayPiece(piece: string, frame: Frame, saying: Saying): readonly SentencePart[] {
  if (!piece.startsWith('{')) return [{ kind: 'text', text: piece }]
  const [role = '', manner] = piece.slice(1, -1).split(':')
  const fillers = fillersIn(frame, role)
  if (fillers.length === 0) return [{ kind: 'gap', role }]
  const said = fillers.map((id) => sayFiller(id, role, manner !== 'bare', saying))
  return said.flatMap((part, i): SentencePart[] => (i === 0 ? [part] : [{ kind: 'and' }, part]))
}

function sayFiller(id: string, role: string, quoted: boolean, saying: Saying): SentencePart {
  if (id === writer) return { kind: 'writer', role }
  const span = saying.annotations.spans.get(id)
  if (span !== undefined) {
    const pieces = spanPieces(span)
    return { kind: 'span', role, id, pieces, quoted: quoted && !haveMarks(pieces) }
  }
  const frame = saying.annotations.frames.get(id)
  if (frame === undefined || saying.above.includes(id)) return { kind: 'lost', role, id }
  return { kind: 'frame', role, id, parts: say(frame, { ...saying, above: [...saying.above, id] }) }
}

function haveMarks(pieces: readonly string[]): boolean {
  const words = pieces.join('')
  return isQuotationMark(words.charAt(0)) || isQuotationMark(words.slice(-1))
}

/** The words of a span in one line, its pieces parted by an ellipsis. */
export function spanQuote(span: Span): string {
  return spanPieces(span).join(' … ')
}

/** The words of a span, segment by segment. */
function spanPieces(span: Span): readonly string[] {
  return [...span.segments, ...span.unplaced].map((segment) => segment.quote)
}
