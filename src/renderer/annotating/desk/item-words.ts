import { writer } from '#core/annotation/model.ts'
import { spanQuote } from '#core/annotation/sentence.ts'
import type { Direction } from '#core/text/direction.ts'
import { wordsDirection } from '#renderer/annotating/words-direction.ts'
import type { Naming } from './describe-problem.ts'
import { type SaidSession, sentenceDirection, sentenceText } from './sentence-text.ts'

/** What is said of a span, a frame or the writer where one is named in a line. */
export type ItemWords =
  | {
      readonly kind: 'span' | 'frame'
      /** Id of the span's label or of the frame's type. */
      readonly type: string
      readonly words: string
      readonly direction: Direction
    }
  | {
      readonly kind: 'writer' | 'lost'
      readonly type: null
      readonly words: string
      readonly direction: 'auto'
    }

/** The words of a span, the sentence of a frame; of an id that is neither, whom or what it stands for. */
export function itemWords(naming: Naming, session: SaidSession, id: string): ItemWords {
  const { spans, frames } = session.session.annotations
  const span = spans.get(id)
  if (span !== undefined) {
    const direction = wordsDirection(session.article.document, span)
    return { kind: 'span', type: span.label, words: spanQuote(span), direction }
  }
  const frame = frames.get(id)
  if (frame !== undefined) {
    const words = sentenceText(naming, session, frame)
    return { kind: 'frame', type: frame.type, words, direction: sentenceDirection(session, frame) }
  }
  const kind = id === writer ? 'writer' : 'lost'
  return { kind, type: null, words: naming.t(`annotating.${kind}`), direction: 'auto' }
}
