import type { TFunction } from 'i18next'
import type { ExtractionNotice } from '#core/document/document.ts'
import type { EncodingNotice } from '#core/text/encoding.ts'
import type { NameNotice } from '#core/text/names.ts'
import type { OpenedArticle } from '#ipc/contract.ts'
import { currentLocale } from '#renderer/language.ts'

export type ArticleNotice = EncodingNotice | ExtractionNotice | NameNotice

/** What a notice offers to do, beside being read. */
export type NoticeAction = 'choose-encoding' | 'whole-page' | 'show-invisibles'

export interface DescribedNotice {
  readonly kind: ArticleNotice['kind']
  readonly text: string
  /** A warning may mean that what is seen is not what is there; all else is for the record. */
  readonly warning: boolean
  readonly action: NoticeAction | null
}

/** All that an article's reader should be told, warnings first. */
export function articleNotices(article: OpenedArticle): readonly ArticleNotice[] {
  const all = [...article.nameNotices, ...article.decoding.notices, ...article.document.notices]
  return [...all.filter(isWarning), ...all.filter((notice) => !isWarning(notice))]
}

export function describeNotice(t: TFunction, notice: ArticleNotice): DescribedNotice {
  return {
    kind: notice.kind,
    text: sentence(t, notice),
    warning: isWarning(notice),
    action: action(notice),
  }
}

function isWarning(notice: ArticleNotice): boolean {
  switch (notice.kind) {
    case 'undecodable-bytes':
    case 'cut-inside-character':
    case 'malformed-utf-8':
    case 'nul-characters':
    case 'looks-binary':
    case 'contradictory-charset':
    case 'mixed-encodings':
    case 'name-bidi-override':
    case 'name-control-character':
    case 'name-twin':
    case 'format-by-content':
      return true
    case 'bidi-controls':
      return notice.unbalanced
    default:
      return false
  }
}

function action(notice: ArticleNotice): NoticeAction | null {
  switch (notice.kind) {
    case 'encoding-assumed':
    case 'undecodable-bytes':
    case 'malformed-utf-8':
    case 'contradictory-charset':
    case 'mixed-encodings':
      return 'choose-encoding'
    case 'page-parts-hidden':
      return 'whole-page'
    case 'bidi-controls':
      return 'show-invisibles'
    default:
      return null
  }
}

function sentence(t: TFunction, notice: ArticleNotice): string {
  switch (notice.kind) {
    case 'encoding-assumed':
      return t('notices.encodingAssumed', {
        encoding: t(`status.encodings.${notice.encoding}`),
        reason: t(`status.reasons.${notice.reason}`),
      })
    case 'undecodable-bytes':
      return t('notices.undecodableBytes', { count: notice.count, first: notice.firstByte + 1 })
    case 'cut-inside-character':
      return t('notices.cutInsideCharacter')
    case 'malformed-utf-8':
      return t(`notices.malformedUtf8.${notice.form}`)
    case 'nul-characters':
      return t('notices.nulCharacters', { count: notice.count })
    case 'looks-binary':
      return t('notices.looksBinary')
    case 'contradictory-charset':
      return t('notices.contradictoryCharset', {
        declared: notice.declared,
        encoding: t(`status.encodings.${notice.used}`),
      })
    case 'mixed-encodings':
      return t('notices.mixedEncodings', { encoding: t(`status.encodings.${notice.also}`) })
    case 'page-parts-hidden':
      return t('notices.pagePartsHidden', { count: notice.blocks, size: notice.characters })
    case 'active-content-ignored':
      return t('notices.activeContentIgnored', {
        parts: list(t, notice.parts, (part) => t(`notices.active.${part}`)),
      })
    case 'left-out':
      return t('notices.leftOut', {
        parts: list(t, notice.parts, (part) => t(`notices.omitted.${part}`)),
      })
    case 'long-line':
      return t('notices.longLine', { count: notice.longest })
    case 'large-article':
      return t('notices.largeArticle', { count: notice.characters })
    case 'bidi-controls': {
      const counted = t('notices.bidiControls', { count: notice.count })
      return notice.unbalanced ? `${counted} ${t('notices.bidiUnbalanced')}` : counted
    }
    case 'noncharacters':
      return t('notices.noncharacters', { count: notice.count })
    case 'combining-run':
      return t('notices.combiningRun', { count: notice.longest })
    case 'unsafe-links':
      return t('notices.unsafeLinks', { count: notice.count })
    case 'raw-html':
      return t('notices.rawHtml', { count: notice.count })
    case 'deep-nesting':
      return t('notices.deepNesting', { count: notice.depth })
    case 'format-by-content':
      return t('notices.formatByContent', {
        extension: `.${notice.extension}`,
        format: t(`desk.formats.${notice.format}`),
      })
    case 'name-bidi-override':
      return t('notices.nameBidiOverride', { escaped: notice.escaped })
    case 'name-control-character':
      return t('notices.nameControlCharacter', { escaped: notice.escaped })
    case 'name-leading-dash':
      return t('notices.nameLeadingDash')
    case 'name-twin':
      return t(`notices.nameTwin.${notice.form}`, { twin: notice.twin })
    case 'name-long':
      return t('notices.nameLong', { count: notice.bytes })
  }
}

function list<P extends string>(
  t: TFunction,
  parts: readonly { readonly part: P; readonly count: number }[],
  name: (part: P) => string,
): string {
  const items = parts.map(({ part, count }) =>
    t('notices.part', { part: name(part), items: count }),
  )
  return currentLocale().list(items)
}
