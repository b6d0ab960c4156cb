import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Tokens of each theme as the sheet states them: a theme has those of `:root` that it does not change. */
function tokensOf(sheet: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const themes = new Map<string, Map<string, string>>()
  const isDarkScheme = (at: number): boolean => {
    const media = sheet.indexOf('@media (prefers-color-scheme: dark)')
    return at > media && at < sheet.indexOf('@media (forced-colors')
  }
  for (const rule of sheet.matchAll(/(:root[^{]*)\{([^}]*)\}/g)) {
    const [, selector = '', body = ''] = rule
    const theme = /data-theme="(\w+)"/.exec(selector)?.[1] ?? 'light'
    if (selector.includes(':not') || !/--paper: #/.test(body)) continue
    const name = theme === 'contrast' && isDarkScheme(rule.index) ? 'contrast on black' : theme
    const base = name === 'contrast on black' ? themes.get('contrast') : themes.get('light')
    const tokens = new Map(base)
    for (const [, token = '', value = ''] of body.matchAll(/--([\w-]+):\s*(#\w{6})/g))
      tokens.set(token, value)
    themes.set(name, tokens)
  }
  return themes
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const themes = [...tokensOf(sheet)]

const grounds = ['paper', 'surface', 'surface-raised', 'surface-hover'] as const
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...grounds, 'surface-pressed', 'accent-soft', 'selection', 'find-hit', 'find-current']],
  ['ink-quiet', [...grounds, 'surface-pressed', 'warn-soft']],
  ['ink-faint', ['paper', 'surface', 'surface-raised', 'accent-soft']],
  ['accent', ['paper', 'surface', 'surface-raised', 'warn-soft', 'accent-soft']],
  ['accent-ink', ['accent', 'accent-hover']],
  ['danger', ['paper', 'surface', 'surface-raised', 'danger-soft']],
  ['warn', ['paper', 'surface', 'warn-soft']],
  ['ok', ['paper', 'surface', 'surface-raised']],
]
const marks: readonly (readonly [string, readonly string[]])[] = [
  ['line-strong', ['paper', 'surface', 'surface-raised']],
  ['focus', [...grounds, 'accent-soft']],
]

describe('the themes', () => {
  it('are light, dark and two of high contrast', () => {
    expect(themes.map(([name]) => name)).toEqual(['light', 'dark', 'contrast', 'contrast on black'])
  })
})

describe.each(themes)('%s', (name, tokens) => {
  const of = (token: string): string => tokens.get(token) ?? 'missing'
  const textLimit = name.startsWith('contrast') ? 7 : 4.5

  it.each(texts)('%s can be read on every ground it stands on', (text, on) => {
    for (const ground of on)
      expect(contrast(of(text), of(ground)), ground).toBeGreaterThanOrEqual(textLimit)
  })

  it.each(marks)('%s can be seen on every ground it stands on', (mark, on) => {
    for (const ground of on)
      expect(contrast(of(mark), of(ground)), ground).toBeGreaterThanOrEqual(3)
  })
})
