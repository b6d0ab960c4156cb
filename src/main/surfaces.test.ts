import fs from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { surfaces } from './surfaces.ts'

const tokens = fs.readFileSync(join(import.meta.dirname, '../renderer/theme/tokens.css'), 'utf8')

/** `--surface` in the first rule after `selector`. */
function surfaceAfter(selector: string): string | undefined {
  const rule = tokens.slice(tokens.indexOf(selector))
  return /--surface:\s*([^;]+);/.exec(rule)?.[1]
}

it.each([
  [':root {', surfaces.usual.light],
  [':root[data-theme="dark"] {', surfaces.usual.dark],
  ['\n:root[data-theme="contrast"] {', surfaces.contrast.light],
  ['\n  :root[data-theme="contrast"] {', surfaces.contrast.dark],
])('the window begins in the colour of %j', (selector, surface) => {
  expect(tokens).toContain(selector)
  expect(surfaceAfter(selector)).toBe(surface)
})
