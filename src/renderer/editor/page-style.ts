import type { CSSProperties } from 'react'
import type { Settings } from '#ipc/settings.ts'
import { faces } from './faces.ts'

/** The settings of the page as the custom properties that its sheet reads. */
export function pageStyle(page: Settings['page']): CSSProperties {
  const face = faces[page.font]
  return {
    '--page-face': face.family,
    '--page-advance': face.advance,
    '--page-size': `${page.size}px`,
    '--page-line': page.lineHeight,
    '--page-measure': page.measure,
  } as CSSProperties
}

/** Tells the heights of blocks that are not laid out how long a line is where the window is narrow. */
export function fitLines(
  element: HTMLElement | null,
  { font, size, measure }: Pick<Settings['page'], 'font' | 'size' | 'measure'>,
): (() => void) | undefined {
  if (element === null) return undefined
  const advance = faces[font].advance * size
  let told = element.style.getPropertyValue('--line-characters')
  const observer = new ResizeObserver(([entry]) => {
    const characters = Math.floor((entry?.contentRect.width ?? 0) / advance)
    const fits = characters >= measure || characters < 1 ? '' : String(characters)
    // Every change of it, to nothing too, has the browser style all of the text anew.
    if (fits === told) return
    told = fits
    if (fits === '') element.style.removeProperty('--line-characters')
    else element.style.setProperty('--line-characters', fits)
  })
  observer.observe(element)
  return () => observer.disconnect()
}
