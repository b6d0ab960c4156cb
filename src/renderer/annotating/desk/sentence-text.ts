import type { Annotations, Frame } from '#core/annotation/model.ts'
import { frameSentence, type SentencePart } from '#core/annotation/sentence.ts'
import type { Tagset } from '#core/annotation/tagset.ts'
import type { ArticleDocument } from '#core/document/document.ts'
import type { Direction } from '#core/text/direction.ts'
import { roleName } from '#renderer/annotating/tagset-names.ts'
import { inDirection, wordsDirection } from '#renderer/annotating/words-direction.ts'
import type { Naming } from './describe-problem.ts'

/** Most characters of a filler's words in a line. */
const longest = 60

interface SessionPart {
  readonly article: { readonly document: Pick<ArticleDocument, 'text' | 'blocks'> }
  readonly session: { readonly annotations: Pick<Annotations, 'spans'> }
}

/** What of an open session a sentence is said from. */
export interface SaidSession extends SessionPart {
  readonly tagset: Tagset
  readonly session: { readonly annotations: Annotations }
}

/** The frame's sentence as plain text, for a line in a list. */
export function sentenceText(naming: Naming, session: SaidSession, frame: Frame): string {
  const { tagset, session: now } = session
  const parts = frameSentence(tagset, now.annotations, frame, naming.language)
  return textOf(naming, session, parts, frame.type)
}

function textOf(
  naming: Naming,
  session: SaidSession,
  parts: readonly SentencePart[],
  type: string,
): string {
  return parts.map((part) => partText(naming, session, part, type)).join('')
}

function partText(naming: Naming, session: SaidSession, part: SentencePart, type: string): string {
  const { t, tagset, language } = naming
  switch (part.kind) {
    case 'text':
      return part.text
    case 'and':
      return t('annotating.and')
    case 'span': {
      const words = spanWords(session, part, longest)
      return part.quoted ? t('annotating.quote', { words }) : words
    }
    case 'writer':
      return t('annotating.writer')
    case 'gap':
      return `[${roleName(tagset, type, part.role, language)}]`
    case 'lost':
      return `[${t('annotating.lost')}]`
    case 'frame': {
      const inner = session.session.annotations.frames.get(part.id)
      return textOf(naming, session, part.parts, inner?.type ?? type)
    }
  }
}

/**
 * Direction of a frame's sentence: that of the article's words in it, which it mostly consists of, so
 * that they follow one another and are cut as on the page. Of the first of them, where they differ.
 */
export function sentenceDirection(
  { article, session }: SessionPart,
  { roles }: Pick<Frame, 'roles'>,
): Direction {
  const segments = Object.values(roles)
    .flat()
    .map((id) => session.annotations.spans.get(id)?.segments ?? [])
    .find(({ length }) => length > 0)
  return wordsDirection(article.document, { segments: segments ?? [] })
}

/** The words of a span in a sentence, in the direction of their paragraph; all of them unless cut. */
export function spanWords(
  { article, session }: SessionPart,
  part: Extract<SentencePart, { readonly kind: 'span' }>,
  most?: number,
): string {
  const words = part.pieces.join(' … ')
  const segments = session.annotations.spans.get(part.id)?.segments ?? []
  const direction = wordsDirection(article.document, { segments })
  return inDirection(most === undefined ? words : shortened(words, most), direction)
}

/** Words on one line, cut where they would fill it. */
export function shortened(words: string, most = longest): string {
  const line = words.replace(/\s+/g, ' ')
  const characters = [...line.slice(0, most * 2)]
  return characters.length <= most ? line : `${characters.slice(0, most).join('')}…`
}
