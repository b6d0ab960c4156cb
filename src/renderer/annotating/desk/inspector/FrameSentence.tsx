import { useTranslation } from 'react-i18next'
import type { Frame } from '#core/annotation/model.ts'
import { frameSentence, type SentencePart } from '#core/annotation/sentence.ts'
import type { OpenSession } from '#renderer/annotating/annotating-state.ts'
import { sentenceDirection, spanWords } from '#renderer/annotating/desk/sentence-text.ts'
import { roleName } from '#renderer/annotating/tagset-names.ts'
import { useLocale } from '#renderer/language.ts'

/** What a frame says, as one sentence: «القيادة العامة» تتهم: «…». */
export function FrameSentence(props: { readonly session: OpenSession; readonly frame: Frame }) {
  const { session, frame } = props
  const { language } = useLocale()
  const { annotations } = session.session
  const parts = frameSentence(session.tagset, annotations, frame, language)
  return (
    <p className="frame-sentence" lang={language} dir={sentenceDirection(session, frame)}>
      <Parts parts={parts} session={session} type={frame.type} />
    </p>
  )
}

interface PartsProps {
  readonly parts: readonly SentencePart[]
  readonly session: OpenSession
  readonly type: string
}

function Parts({ parts, session, type }: PartsProps) {
  return parts.map((part, i) => (
    <Part key={keyOf(part, i)} part={part} session={session} type={type} />
  ))
}

function keyOf(part: SentencePart, place: number): string {
  return 'id' in part ? `${place} ${part.id}` : `${place} ${part.kind}`
}

function Part({
  part,
  session,
  type,
}: { readonly part: SentencePart } & Omit<PartsProps, 'parts'>) {
  const { t } = useTranslation()
  const { language } = useLocale()
  switch (part.kind) {
    case 'text':
      return part.text
    case 'and':
      return t('annotating.and')
    case 'span': {
      const words = spanWords(session, part)
      return (
        <span className="sentence-words">
          {part.quoted ? t('annotating.quote', { words }) : words}
        </span>
      )
    }
    case 'writer':
      return <em className="sentence-writer">{t('annotating.writer')}</em>
    case 'gap':
      return (
        <span className="sentence-gap">{roleName(session.tagset, type, part.role, language)}</span>
      )
    case 'lost':
      return <span className="sentence-gap">{t('annotating.lost')}</span>
    case 'frame': {
      const inner = session.session.annotations.frames.get(part.id)
      return (
        <span className="sentence-frame">
          <Parts parts={part.parts} session={session} type={inner?.type ?? type} />
        </span>
      )
    }
  }
}
