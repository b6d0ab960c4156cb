import { type KeyboardEvent, type MouseEvent, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FolderListing } from '#ipc/contract.ts'
import { openFile, useWorkspace } from '#renderer/opening/workspace.ts'
import { useWindow } from '#renderer/shell/window-state.ts'
import { rowByKey, rowUnder } from '#renderer/widgets/row-targets.ts'
import { useRowWindow } from '#renderer/widgets/row-window.ts'
import { ArticleRow, rowHeight } from './ArticleRow.tsx'
import { useFirstLines } from './first-lines.ts'
import { fileIndex, moveTo, preparedFor, rowCount, useShelf } from './shelf-store.ts'
import { TypedPrefix } from './typed-prefix.ts'
import '#renderer/widgets/virtual-rows.css'

/** The articles that the filter leaves; only the rows in sight are in the document. */
export function ArticleList({ listing }: { readonly listing: FolderListing }) {
  const { t } = useTranslation()
  const id = useId()
  const shelf = useShelf()
  const open = useWorkspace((state) => state.file)
  const typed = useRef(new TypedPrefix())
  const { firstLines, names } = preparedFor(listing)
  const rows = rowCount(shelf)
  const { activeRow } = shelf

  const inSight = useRowWindow({ count: rows, rowHeight, active: activeRow })
  const fileAt = (row: number): string => listing.files[fileIndex(shelf, row)] ?? ''
  useFirstLines(firstLines, inSight.rows.map(fileAt))

  const openRow = (row: number): void => {
    moveTo(row)
    useWindow.setState({ drawer: null })
    void openFile(fileAt(row))
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = inSight.page()
    const target = rowByKey(event.key, { active: activeRow, page, count: rows })
    if (target !== null) moveTo(target)
    else if (event.key === 'Enter' || (event.key === ' ' && typed.current.isEmpty(event.timeStamp)))
      openRow(activeRow)
    else if (isCharacter(event.key)) {
      const { prefix, isNew } = typed.current.add(event.key, event.timeStamp)
      const from = isNew ? activeRow + 1 : activeRow
      const row = names.startingWith(prefix, from, rows, (at) => fileIndex(shelf, at))
      if (row !== -1) moveTo(row)
    } else return
    event.preventDefault()
  }

  return (
    <div ref={inSight.scroller} className="article-list">
      <div
        className="virtual-rows article-rows"
        role="listbox"
        tabIndex={0}
        data-pane-entrance
        aria-label={t('shelf.list', { folder: listing.name })}
        aria-activedescendant={rows > 0 ? `${id}-${activeRow}` : undefined}
        style={{ blockSize: rows * rowHeight }}
        onKeyDown={onKeyDown}
        onMouseDown={keepFocus}
        onClick={({ target }) => {
          const row = rowUnder(target)
          if (row !== null) openRow(row)
        }}
        onFocus={inSight.showActive}
      >
        {inSight.rows.map((index) => {
          const file = fileAt(index)
          const at = fileIndex(shelf, index)
          return (
            <ArticleRow
              key={file}
              id={`${id}-${index}`}
              file={file}
              firstLine={firstLines.lineOf(file)}
              bytes={listing.sizes[at] ?? 0}
              sidecars={shelf.annotatedSince.has(file) ? 1 : (listing.sidecars[at] ?? 0)}
              row={index}
              rows={rows}
              offset={index * rowHeight}
              isActive={index === activeRow}
              isOpen={file === open}
            />
          )
        })}
      </div>
    </div>
  )
}

/** The list has the focus, never a row: a row may leave the document while it is scrolled. */
function keepFocus(event: MouseEvent<HTMLElement>): void {
  event.preventDefault()
  event.currentTarget.focus({ preventScroll: true, focusVisible: false })
}

function isCharacter(key: string): boolean {
  return [...key].length === 1 && key !== ' '
}
