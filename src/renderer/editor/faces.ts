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
