import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { inProject } from '../../scripts/project.ts'
import type { Isnad } from '../app/isnad.ts'

export const wide = { width: 1280, height: 800 }
export const narrow = { width: 900, height: 700 }

/** Pictures the page as its user sees it, once its type has arrived, into a file under the project. */
export async function picture(isnad: Isnad, file: string, size = wide): Promise<void> {
  const path = inProject(file)
  mkdirSync(dirname(path), { recursive: true })
  const { page } = isnad
  await page.setViewportSize(size)
  await page.waitForFunction(({ width }) => innerWidth === width, size)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path, animations: 'disabled', caret: 'initial' })
}
