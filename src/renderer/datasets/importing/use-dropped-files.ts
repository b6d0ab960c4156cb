import { useEffect, useState } from 'react'

const dragEvents = ['dragenter', 'dragover', 'dragleave', 'drop'] as const

/**
 * Hears of files that are dropped anywhere in the window before anybody else does: elsewhere they are
 * opened as articles. `take` null: they are refused. Gives whether files that would be taken hang over
 * the window.
 */
export function useDroppedFiles(take: ((files: readonly File[]) => void) | null): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const listeners = new AbortController()
    const hear = (event: DragEvent): void => {
      event.preventDefault()
      event.stopPropagation()
      const { type, relatedTarget, dataTransfer } = event
      const isTaken = take !== null && dataTransfer?.types.includes('Files') === true
      if (dataTransfer !== null) dataTransfer.dropEffect = isTaken ? 'copy' : 'none'
      const hasLeft = type === 'drop' || (type === 'dragleave' && relatedTarget === null)
      setOver(isTaken && !hasLeft)
      if (isTaken && type === 'drop') take([...dataTransfer.files])
    }
    for (const name of dragEvents)
      window.addEventListener(name, hear, { signal: listeners.signal, capture: true })
    return () => {
      listeners.abort()
      setOver(false)
    }
  }, [take])
  return isOver
}
