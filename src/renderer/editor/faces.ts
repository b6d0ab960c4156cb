import type { Settings } from '#ipc/settings.ts'

export interface Face {
  /** CSS family list. */
  readonly family: string
  /** Mean advance of a character of Arabic news text, in em, spaces counted and marks not. */
  readonly advance: number
}

export const faces: Readonly<Record<Settings['page']['font'], Face>> = {
  'noto-naskh': { family: '"Isnad Naskh", serif', advance: 0.383 },
  amiri: { family: '"Isnad Amiri", serif', advance: 0.355 },
  scheherazade: { family: '"Isnad Scheherazade", serif', advance: 0.391 },
}

/** Fetches a face before text is set in it, so that lines are broken once. */
export function loadFace(font: Settings['page']['font']): Promise<unknown> {
  const { family } = faces[font]
  return Promise.all([
    document.fonts.load(`20px ${family}`, SAMPLE),
    document.fonts.load(`700 20px ${family}`, SAMPLE),
  ])
}

/** One character of each file that an article is sure to need. */
const SAMPLE = 'اa'
