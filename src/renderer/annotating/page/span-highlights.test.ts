import { readdirSync, readFileSync } from 'node:fs'
import { blend, parse, type Rgb, wcagContrast } from 'culori'
import { describe, expect, it } from 'vitest'
import { shippedTagset, tagsetFolder } from '#core/testing/tagsets.ts'
import { highlightRules, lineHighlight, mostLanes, tintHighlight } from './span-highlights.ts'

const tagsets = readdirSync(tagsetFolder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => shippedTagset(name.slice(0, -'.json'.length)))

const css = readFileSync(new URL('spans.css', import.meta.url), 'utf8')
const tokens = readFileSync(new URL('../../theme/tokens.css', import.meta.url), 'utf8')

function token(name: string, theme: 'light' | 'dark'): string {
  const rules = tokens.split(/^:root/m)
  const rule = rules[theme === 'light' ? 1 : 2] ?? ''
  const value = new RegExp(`${name}: (#[0-9a-f]{6})`).exec(rule)?.[1]
  if (value === undefined) throw new Error(`${name} has no colour`)
  return value
}

/** A strength as the sheet sets it in the first rule whose selector is this. */
function strength(name: string, selector: string): number {
  const rule = css.slice(css.indexOf(`${selector} {`))
  return Number(new RegExp(`${name}: (\\d+)%`).exec(rule)?.[1]) / 100
}

function over(colour: string, paper: string, alpha: number): Rgb {
  const parsed = parse(colour)
  if (parsed === undefined) throw new Error(colour)
  return blend([paper, { ...parsed, alpha }], 'normal', 'rgb')
}

const themes = [
  { theme: 'light', selector: '.page-text' },
  { theme: 'dark', selector: ':root[data-theme="dark"] .page-text' },
] as const

describe.each(themes)('the looks of spans, $theme', ({ theme, selector }) => {
  const labels = tagsets.flatMap(({ spans }) => spans.map(({ colours }) => colours[theme]))
  const paper = token('--paper', theme)

  it('leave the letters as legible as the paper does', () => {
    for (const colour of labels)
      for (const name of ['--span-tint', '--span-tint-picked']) {
        const tinted = over(colour, paper, strength(name, selector))
        expect(wcagContrast(token('--ink', theme), tinted), `${colour} ${name}`).toBeGreaterThan(
          4.5,
        )
      }
  })

  it('keep the lines in sight on their own tint, those that step back too', () => {
    const back = strength('--span-line', '.article-page[data-picked="true"] .page-text')
    for (const colour of labels) {
      const tinted = over(colour, paper, strength('--span-tint', selector))
      expect(wcagContrast(colour, tinted), colour).toBeGreaterThan(3)
      expect(wcagContrast(over(colour, paper, back), paper), colour).toBeGreaterThan(3)
    }
  })
})

describe('the rules', () => {
  it.each(tagsets)('of $id have one for every name that is painted', (tagset) => {
    const rules = highlightRules(tagset)
    for (const label of [...tagset.spans.map(({ id }) => id), 'no-such-label'])
      for (const standing of ['usual', 'picked'] as const) {
        expect(rules).toContain(`::highlight(${tintHighlight(tagset, label, standing)}){`)
        for (let lane = 0; lane < 2 * mostLanes; lane++)
          expect(rules).toContain(`::highlight(${lineHighlight(tagset, label, lane, standing)}){`)
      }
  })

  it('leave the room of the next line free: what is deeper shares one mark', () => {
    const [tagset] = tagsets
    const [first, second] = tagset?.spans ?? []
    if (tagset === undefined || first === undefined || second === undefined)
      throw new Error('no labels')
    const deep = lineHighlight(tagset, first.id, mostLanes, 'usual')
    expect(deep).not.toBe(lineHighlight(tagset, first.id, mostLanes - 1, 'usual'))
    expect(lineHighlight(tagset, second.id, 3 * mostLanes, 'usual')).toBe(deep)
    expect(lineHighlight(tagset, first.id, mostLanes, 'picked')).toBe(
      lineHighlight(tagset, first.id, mostLanes - 1, 'picked'),
    )
    const offsets = [...highlightRules(tagset).matchAll(/text-underline-offset:([\d.]+)em/g)]
    expect(Math.max(...offsets.map(([, offset]) => Number(offset)))).toBeLessThan(1)
  })

  it('give labels of one colour lines that differ', () => {
    for (const { spans } of tagsets) {
      const looks = spans.map(({ colours, line }) => `${colours.light} ${line}`)
      expect(new Set(looks).size).toBe(looks.length)
    }
  })
})
