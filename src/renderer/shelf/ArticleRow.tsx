import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '#renderer/language.ts'
import { FileName } from '#renderer/widgets/FileName.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import type { FirstLine } from './first-lines.ts'

/** CSS pixels; the sheet has the same figure. */
export const rowHeight = 58

interface ArticleRowProps {
  readonly id: string
  readonly file: string
  readonly firstLine: FirstLine
  readonly bytes: number
  readonly sidecars: number
  readonly row: number
  readonly rows: number
  /** Distance from the list's top, in CSS pixels. */
  readonly offset: number
  readonly isActive: boolean
  readonly isOpen: boolean
}

/** One article: its name, its first line, its size, and whether it has been annotated. */
export const ArticleRow = memo(function ArticleRow(props: ArticleRowProps) {
  const { id, file, firstLine, bytes, sidecars, row, rows, offset, isActive, isOpen } = props
  const { t } = useTranslation()
  const locale = useLocale()
  const cut = file.lastIndexOf('/') + 1
  return (
    <div
      id={id}
      role="option"
      className="virtual-row article-row"
      aria-selected={isOpen}
      aria-posinset={row + 1}
      aria-setsize={rows}
      data-active={isActive}
      style={{ insetBlockStart: offset }}
      tabIndex={-1}
    >
      <span className="article-row-name">
        <FileName name={file.slice(cut)} />
      </span>
      <span className="article-row-facts">
        {sidecars > 0 && (
          <span
            className="article-row-mark"
            role="img"
            aria-label={t('shelf.sidecars', { count: sidecars })}
          >
            <Icon name="tag" size={14} />
          </span>
        )}
        <span>{locale.bytes(bytes)}</span>
      </span>
      <span className="article-row-line">
        {cut > 0 && <bdi className="article-row-folder">{file.slice(0, cut)}</bdi>}
        <span className="article-row-first" dir="auto">
          {bytes === 0
            ? t('shelf.emptyFile')
            : firstLine === null
              ? t('shelf.unreadableFile')
              : firstLine}
        </span>
      </span>
    </div>
  )
})
