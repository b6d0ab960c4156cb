/**
 * What the app is for, from the first mark to the sidecar: an accusation of spreading false news in a
 * real article, with its source and cue, and the praise in it, survives a kill and can be read by others.
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { inProject } from '../../scripts/project.ts'
import type { Isnad } from '../app/isnad.ts'
import { settled, type TestStartOptions, test } from '../app/test.ts'
import type { Workspace } from '../app/workspace.ts'
import { realArticle, realParagraphs, sha256 } from '../articles/real-article.ts'
import { TaggingPage } from '../pages/tagging-page.ts'
import { accusation } from './accusation.ts'

const name = 'article.txt'
const { claim, cue, cueWord, source, target, targetWord, expression } = accusation

/** Characters that the strip shows of long words. */
const beginning = 10
/** Characters that a row of the list shows of long words. */
const shownAtLeast = 60

const allSpans = [
  `cue: ${cue}`,
  `source: ${source}`,
  `claim: ${claim}`,
  `target: ${target}`,
  `expression: ${expression}`,
]
const allFrames = [
  { type: 'attribution', source: [source], cue: [cue], content: [claim] },
  { type: 'sentiment', expression: [expression], target: [target], holder: [source] },
]

test('an accusation is tagged and linked with the mouse, and all of it survives a kill', async ({
  workspace,
  start,
}) => {
  const tagging = await open(start, workspace, { language: 'en' })
  const { page } = tagging.isnad
  const { bar, strip, keyboard } = tagging
  const label = async (words: string, label: string) => {
    await selectByMouse(tagging, words)
    await bar.getByRole('button', { name: label }).click()
  }
  /** The words at hand are those of the selected span. */
  const fill = async (role: string, words: string) => {
    await strip.getByRole('button', { name: role }).click()
    await expect(strip.getByRole('button', { name: role })).toContainText(words.slice(0, beginning))
  }
  const pickFor = async (role: string, words: string) => {
    await tagging.click(words, Math.floor(words.length / 2))
    await fill(role, words)
  }

  await label(claim, 'Claim')
  await page.getByRole('button', { name: 'Kind' }).click()
  await page.getByRole('option', { name: 'Accusation of false news' }).click()
  await label(source, 'Source')
  await label(cueWord, 'Cue')
  await keyboard.press('Comma')
  await tagging.isnad.chooseMenu('new-frame')
  await fill('Cue', cue)
  await pickFor('Source', source)
  await pickFor('Content', claim)
  await tagging.isnad.chooseMenu('finish-frame')

  await label(targetWord, 'Target')
  await keyboard.press('Comma')
  await label(expression, 'expression')
  await tagging.isnad.chooseMenu('new-frame')
  await tagging.isnad.chooseMenu('new-frame')
  await fill('Expression', expression)
  await pickFor('Target', target)
  await pickFor('Holder', source)

  await expectSavedAndSound(tagging, workspace, 'Saved')
  await expectAllAfterAKill(tagging, start, workspace, 'Saved')
})

test('the same by keyboard alone, on an Arabic layout and in an Arabic interface', async ({
  workspace,
  start,
}) => {
  const tagging = await open(start, workspace, { language: 'ar' })
  const { keyboard } = tagging
  const { page } = tagging.isnad
  const { text } = tagging.article
  for (let pane = 0; pane < 4; pane++) {
    if (await text.evaluate((page) => page === document.activeElement)) break
    await keyboard.press('F6')
  }
  await expect(text).toBeFocused()

  let presses = 0
  const tag = async (...keys: readonly string[]) => {
    for (const key of keys) await keyboard.press(key)
    presses += keys.length
  }
  await find(tagging, cueWord)
  await tag('KeyQ', 'Comma')
  await extendTo(tagging, source)
  await tag('KeyS')
  await find(tagging, claim.split(' ').slice(0, 2).join(' '))
  await extendTo(tagging, claim)
  await tag('KeyC')
  expect(presses).toBeLessThanOrEqual(9)
  await tagging.expectFrames({
    type: 'attribution',
    source: [source],
    cue: [cue],
    content: [claim],
  })

  await keyboard.press('Enter')
  const kind = page.getByRole('button', { name: 'النوع' })
  await expect(kind).toBeFocused()
  await keyboard.press('Enter')
  const accused = page.getByRole('option', { name: 'اتهام بنشر أخبار كاذبة' })
  await expect(accused).toBeVisible()
  for (let i = 0; i < 12; i++) {
    if (await accused.evaluate((option) => option === document.activeElement)) break
    await keyboard.press('ArrowDown')
  }
  await expect(accused).toBeFocused()
  await keyboard.press('Enter')
  await expect(kind).toContainText('اتهام بنشر أخبار كاذبة')
  await keyboard.press('Escape')
  await expect(text).toBeFocused()
  await keyboard.press('Period')

  await find(tagging, targetWord)
  await keyboard.press('KeyT')
  await keyboard.press('Comma')
  await extendTo(tagging, expression)
  await keyboard.press('KeyE')
  await find(tagging, source)
  await keyboard.press('KeyH')

  await expectSavedAndSound(tagging, workspace, 'محفوظ')
  await expectAllAfterAKill(tagging, start, workspace, 'محفوظ')
})

async function open(
  start: (options: TestStartOptions) => Promise<Isnad>,
  workspace: Workspace,
  settings: object,
): Promise<TaggingPage> {
  const path = await workspace.article(name, realArticle)
  const isnad = await start({ paths: [path], settings: { ...settled, ...settings } })
  const tagging = new TaggingPage(isnad, workspace, name)
  await tagging.article.read(realParagraphs.length)
  await tagging.ready()
  return tagging
}

/** Selects a word by two clicks, several by dragging from their first character to their last. */
async function selectByMouse(tagging: TaggingPage, words: string): Promise<void> {
  const { mouse } = tagging.isnad.page
  await tagging.article.blocks.filter({ hasText: words }).first().scrollIntoViewIfNeeded()
  // Again where the page moved under the pointer, as a person would.
  await expect(async () => {
    if (words.includes(' ')) {
      const first = await tagging.placeOf(words)
      const last = await tagging.placeOf(words, words.length - 1)
      await mouse.move(first.x + 2, first.y)
      await mouse.down()
      await mouse.move(last.x - 2, last.y, { steps: 5 })
      await mouse.up()
    } else {
      const { x, y } = await tagging.placeOf(words, Math.floor(words.length / 2))
      await mouse.dblclick(x, y)
    }
    await expect.poll(() => tagging.article.selection(), { timeout: 3_000 }).toBe(words)
  }).toPass()
}

/** Selects words by typing them into the search and going back to the page. */
async function find(tagging: TaggingPage, words: string): Promise<void> {
  const { page } = tagging.isnad
  await tagging.keyboard.press('Control+KeyF')
  const search = page.getByRole('search')
  await expect(search.getByRole('textbox')).toBeFocused()
  await tagging.keyboard.press('Control+KeyA')
  await tagging.keyboard.type(words)
  await expect(search.getByRole('textbox')).toHaveValue(words)
  await tagging.keyboard.press('Enter')
  await tagging.keyboard.press('Escape')
  await expect(search).toBeHidden()
  await expect.poll(() => tagging.article.selection()).toBe(words)
}

/** Extends the selection, or begins one at the caret, word by word until it holds `words`. */
async function extendTo(tagging: TaggingPage, words: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const selection = (await tagging.article.selection()).trim()
    if (selection === words) return
    if (!words.startsWith(selection)) break
    await tagging.keyboard.press('Control+Shift+ArrowLeft')
  }
  throw new Error(`«${await tagging.article.selection()}» is not «${words}»`)
}

/** The status bar says so; the file says the same, and to programs that know only its published form. */
async function expectSavedAndSound(
  tagging: TaggingPage,
  workspace: Workspace,
  saved: string,
): Promise<void> {
  await tagging.expectSpans(...allSpans)
  await tagging.expectFrames(...allFrames)
  const status = tagging.isnad.page.locator('.saving-status')
  await expect(status).toHaveText(saved)

  const sidecar = JSON.parse((await workspace.read(`${name}.amal.isnad.json`)).toString('utf8'))
  const ajv = new Ajv2020({ strict: true, allErrors: true })
  addFormats(ajv)
  const valid = ajv.compile(
    JSON.parse(readFileSync(inProject('resources/schemas/sidecar-1.schema.json'), 'utf8')),
  )
  expect(valid(sidecar), ajv.errorsText(valid.errors)).toBe(true)

  const text = (await workspace.read(name)).toString('utf8').replace(/\r\n?/g, '\n')
  const characters = [...text]
  expect(sidecar.article.textSha256).toBe(sha256(text))
  expect(sidecar.article.textLength).toBe(characters.length)
  const segments: { start: number; end: number; quote: string }[] = sidecar.spans.flatMap(
    (span: { segments: object[] }) => span.segments,
  )
  expect(segments).toHaveLength(allSpans.length)
  for (const { start, end, quote } of segments)
    expect(characters.slice(start, end).join('')).toBe(quote)
  const claimed = sidecar.spans.find(({ label }: { label: string }) => label === 'claim')
  expect(claimed.attributes.kind).toBe('false-news-accusation')
}

/** Ends the app without a word, starts it again and looks at the page and at what is still in the file. */
async function expectAllAfterAKill(
  { isnad }: TaggingPage,
  start: (options: TestStartOptions) => Promise<Isnad>,
  workspace: Workspace,
  saved: string,
): Promise<void> {
  const before = await workspace.read(`${name}.amal.isnad.json`)
  const gone = once(isnad.electron.process(), 'exit')
  isnad.electron.process().kill('SIGKILL')
  await gone

  const again = new TaggingPage(
    await start({ paths: [`${workspace.articles}/${name}`] }),
    workspace,
    name,
  )
  const { page } = again.isnad
  await again.ready()
  await expect(page.locator('.saving-status')).toHaveText(saved)
  const rows = page.locator('.item-row')
  await expect(rows).toHaveCount(allSpans.length)
  for (const words of [claim, source, cue, target, expression])
    await expect(rows.filter({ hasText: words.slice(0, shownAtLeast) }).first()).toBeVisible()
  await page.keyboard.press('Control+Digit2')
  await expect(page.locator('.frame-row')).toHaveCount(allFrames.length)
  expect(await workspace.read(`${name}.amal.isnad.json`)).toEqual(before)
}
