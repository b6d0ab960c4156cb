import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '#renderer/banners/window-notices.ts'
import { bridge } from '#renderer/bridge.ts'
import { DropSign } from '#renderer/widgets/DropSign.tsx'
import { openFrom } from './opening-commands.ts'

/** Takes files dropped anywhere in the window, and says so while they hang over it. */
export function DropVeil() {
  const { t } = useTranslation()
  const [hovered, setHovered] = useState(false)
  useEffect(() => {
    // A drag enters an element before it leaves the one before: what counts is the balance.
    let depth = 0
    const carriesFiles = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') ?? false
    const onEnter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return
      depth++
      setHovered(true)
    }
    const onLeave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setHovered(false)
    }
    const onOver = (event: DragEvent): void => {
      event.preventDefault()
      if (event.dataTransfer !== null)
        event.dataTransfer.dropEffect = carriesFiles(event) ? 'copy' : 'none'
    }
    const onDrop = (event: DragEvent): void => {
      event.preventDefault()
      depth = 0
      setHovered(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) void openFrom(() => openDropped(files))
    }
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('dragover', onOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
  if (!hovered) return null
  return <DropSign title={t('shell.drop.title')} hint={t('shell.drop.hint')} />
}

async function openDropped(files: readonly File[]) {
  const [first, ...more] = await bridge.openDropped(files)
  if (first === undefined) tell({ kind: 'drop-unreadable' })
  else if (more.length > 0) tell({ kind: 'drop-several' })
  return first ?? null
}
