import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportPreview, PreviewFile } from '#ipc/datasets.ts'
import { Select } from '#renderer/widgets/Select.tsx'
import { previewPieces, valuePieces } from './preview-pieces.ts'
import './Preview.css'

/** So many lines are shown, and of each so many characters: a record of a whole article is one line. */
const mostLines = 80
const mostOfLine = 1200

interface PreviewProps {
  readonly preview: ExportPreview
  readonly format: ExportPreview['format']
  readonly isStale: boolean
}

/** The beginning of each file, as it will be written. */
export function Preview({ preview, format, isStale }: PreviewProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const file = preview.files.find((one) => one.file === chosen) ?? preview.files[0]
  if (file === undefined) return null
  return (
    <div className="preview" data-stale={isStale}>
      <Select
        label={t('exporting.file')}
        isLabelHidden
        value={file.file}
        placeholder=""
        groups={[
          { name: null, options: preview.files.map((one) => ({ id: one.file, name: one.file })) },
        ]}
        onChange={setChosen}
      />
      {preview.format !== format && (
        <p className="text-hint">
          {t('exporting.asText', { format: t(`datasets.format.${preview.format}.name`) })}
        </p>
      )}
      <PreviewText file={file} isOfAll={preview.isWhole} />
    </div>
  )
}

interface PreviewTextProps {
  readonly file: PreviewFile
  readonly isOfAll: boolean
}

function PreviewText({ file, isOfAll }: PreviewTextProps) {
  const { t } = useTranslation()
  const { beginning } = file
  if (beginning === null) return <p className="preview-packed">{t('exporting.packed')}</p>
  const lines = beginning
    .replace(/^\ufeff/, '')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line, number) => ({ number, line }))
  const isCut = file.isCut || lines.length > mostLines
  return (
    <>
      <section {...scrolling} className="preview-text" dir="ltr" aria-label={file.file}>
        {lines.slice(0, mostLines).map(({ number, line }) => (
          <Line key={number} line={line} file={file.file} />
        ))}
      </section>
      {(isCut || !isOfAll) && (
        <p className="text-hint">
          {isCut && t('exporting.cutFile')} {!isOfAll && t('exporting.firstOnly')}
        </p>
      )}
    </>
  )
}

/** What scrolls is reached by the keyboard too. */
const scrolling = { tabIndex: 0 }

function Line({ line, file }: { readonly line: string; readonly file: string }): ReactNode {
  const { t } = useTranslation()
  const shown = line.length > mostOfLine ? line.slice(0, mostOfLine).toWellFormed() : line
  return (
    <div className="preview-line">
      {previewPieces(shown, file).map(({ at, text, isRightToLeft }) =>
        isRightToLeft ? <Value key={at} value={text} /> : text,
      )}
      {shown !== line && (
        <bdi className="preview-more">
          {t('exporting.cutLine', { count: line.length - mostOfLine })}
        </bdi>
      )}
    </div>
  )
}

/** A value from right to left, its escapes from left to right. */
function Value({ value }: { readonly value: string }): ReactNode {
  return (
    <bdi>
      {valuePieces(value).map(({ at, text, isEscape }) =>
        isEscape ? (
          <bdi key={at} dir="ltr">
            {text}
          </bdi>
        ) : (
          text
        ),
      )}
    </bdi>
  )
}
