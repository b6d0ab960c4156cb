import type { Settings } from './settings.ts'

/** What holds until the annotator chooses otherwise. Apart from the schema, so that the window need not load it. */
export const defaultSettings: Settings = {
  language: 'system',
  digits: 'european',
  theme: 'system',
  page: {
    font: 'noto-naskh',
    size: 20,
    lineHeight: 2,
    measure: 68,
    showInvisibles: false,
    labelBar: true,
    labelTags: false,
    allFrames: false,
  },
  panes: { shelfWidth: 280, deskWidth: 340, shelfOpen: true, deskOpen: true },
  annotator: null,
}

/** Least and most of what is set by steps. */
export const settingsLimits = {
  size: { min: 14, max: 40 },
  lineHeight: { min: 1.4, max: 3 },
  measure: { min: 40, max: 100 },
  shelfWidth: { min: 180, max: 640 },
  deskWidth: { min: 240, max: 720 },
  annotatorId: 32,
  annotatorName: 100,
} as const

/** The slug that names an annotator's sidecars. */
export const annotatorIdPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** Names the adjudicated result, so that nobody may have it. */
export const reservedAnnotatorId = 'gold'
