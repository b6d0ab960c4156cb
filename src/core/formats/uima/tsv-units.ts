import type { Utf16, Utf16Range } from '#core/text/offsets.ts'
import { sentencesOf } from '#core/text/sentences.ts'
import { tokensOf } from '#core/text/tokens.ts'

/** A sentence as WebAnno TSV has it: it begins with its first token and ends where the next begins. */
export interface TsvSentence extends Utf16Range {
  /** From 1. */
  readonly number: number
  readonly tokens: readonly Utf16Range[]
}

export interface TsvSentences {
  readonly sentences: readonly TsvSentence[]
  /** White space before the first sentence, which a reader makes spaces of. */
  readonly before: string
  /** A line break at the text's end, which a reader adds whether it was there or not. */
  readonly after: string
}

/**
 * The sentences of a text, with all its characters but `before` and `after`, and a line break between two
 * sentences, which the format puts there itself.
 */
export function tsvSentences(text: string): TsvSentences {
  const tokens = tokensOf(text)
  const starts = firstTokens(text, tokens)
  const after = starts.length > 0 && text.endsWith('\n') ? '\n' : ''
  const sentences = starts.map((first, i) => {
    const next = starts[i + 1]
    const following = next === undefined ? undefined : tokens[next]?.start
    const start = tokens[first]?.start ?? 0
    const end =
      following === undefined
        ? text.length - after.length
        : following - (text[following - 1] === '\n' ? 1 : 0)
    return { number: i + 1, start, end, tokens: tokens.slice(first, next) }
  })
  return { sentences, before: text.slice(0, sentences[0]?.start ?? text.length), after }
}

/** The index of the first token of each sentence that has one. */
function firstTokens(text: string, tokens: readonly Utf16Range[]): readonly number[] {
  const firsts: number[] = []
  const ends = sentencesOf(text).map(({ end }) => end)
  let sentence = -1
  for (const [i, { start }] of tokens.entries()) {
    const before = sentence
    if (sentence === -1) sentence = 0
    while ((ends[sentence] ?? text.length) <= start) sentence++
    if (sentence !== before) firsts.push(i)
  }
  return firsts
}

/** A row: a token, or a part of one. */
export interface Unit extends Utf16Range {
  /** `1-2`, `1-2.1`. */
  readonly name: string
  /** Ids of the annotations that stand there, in the order in which they were put. */
  readonly annotations: string[]
}

interface TokenUnit extends Unit {
  readonly parts: Unit[]
}

/** The rows of a text, and which annotations stand on which. */
export class Units {
  readonly #tokens: readonly TokenUnit[]
  readonly #firstOf: ReadonlyMap<TsvSentence, number>
  readonly #names = new Map<string, string>()

  constructor(sentences: readonly TsvSentence[]) {
    const firstOf = new Map<TsvSentence, number>()
    const tokens: TokenUnit[] = []
    for (const sentence of sentences) {
      firstOf.set(sentence, tokens.length)
      for (const [i, { start, end }] of sentence.tokens.entries())
        tokens.push({
          start,
          end,
          name: `${sentence.number}-${i + 1}`,
          annotations: [],
          parts: [],
        })
    }
    this.#tokens = tokens
    this.#firstOf = firstOf
  }

  /**
   * Puts an annotation on all rows that it covers, or on the first alone. An empty range stands in the
   * token that ends there or after. False where the text has no tokens.
   */
  put(id: string, { start, end }: Utf16Range, onlyFirst: boolean): boolean {
    const first = this.#firstEndingAfter(start === end ? start - 1 : start)
    let named = false
    for (let i = first; i < this.#tokens.length; i++) {
      const token = this.#tokens[i]
      if (token === undefined || (token.start >= end && start < end)) break
      const unit = unitIn(
        token,
        Math.max(start, token.start),
        Math.min(Math.max(end, token.start), token.end),
      )
      unit.annotations.push(id)
      if (!named) this.#names.set(id, unit.name)
      named = true
      if (onlyFirst || start === end) break
    }
    return named
  }

  /** The first row of an annotation, which stands for it where it is pointed at. */
  nameOf(id: string): string | undefined {
    return this.#names.get(id)
  }

  *of(sentence: TsvSentence): Generator<Unit> {
    const first = this.#firstOf.get(sentence) ?? 0
    for (let i = first; i < first + sentence.tokens.length; i++) {
      const token = this.#tokens[i]
      if (token === undefined) continue
      yield token
      yield* token.parts
    }
  }

  #firstEndingAfter(at: Utf16): number {
    let low = 0
    let high = this.#tokens.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#tokens[middle]?.end ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return low
  }
}

function unitIn(token: TokenUnit, start: Utf16, end: Utf16): Unit {
  if (start === token.start && end === token.end) return token
  const known = token.parts.find((part) => part.start === start && part.end === end)
  if (known !== undefined) return known
  const part = { start, end, name: `${token.name}.${token.parts.length + 1}`, annotations: [] }
  token.parts.push(part)
  return part
}
