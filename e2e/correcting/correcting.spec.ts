import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import iconv from 'iconv-lite'
import { lockPath } from '#main/files/durable/lock.ts'
import { settled, test } from '../app/test.ts'
import { annotated, placesIn, readSidecar, samir, sidecarName } from '../articles/sidecars.ts'
import { wheat, wheatSpans } from '../articles/wheat.ts'
import { CorrectingPage } from '../pages/correcting-page.ts'
import { Review } from '../pages/review.ts'
import { StatusBar } from '../pages/status-bar.ts'
import { TaggingPage } from '../pages/tagging-page.ts'

const file = 'قمح.txt'
const words = wheatSpans.map(([, quote]) => quote)

test('spans follow what is typed, undo brings back text and spans, and both are saved', async ({
  workspace,
  start,
}) => {
  const path = await annotated(workspace, file, wheat, wheatSpans)
  const { page } = await start({ paths: [path] })
  const correcting = new CorrectingPage(page)
  await correcting.begin()
  const status = new StatusBar(page).region
  await expect.poll(() => correcting.read()).toBe(wheat)

  await correcting.placeBefore('القمح سيرتفع')
  await page.keyboard.type('محصول ')
  const caret = wheat.indexOf('القمح سيرتفع') + 'محصول '.length
  await expect(status).toContainText(`character ${[...wheat.slice(0, caret)].length + 1}`)
  // Those are of the text in the file.
  await expect(status).not.toContainText('words')
  await correcting.placeBefore('قالت')
  await page.keyboard.type('تقرير')
  await page.keyboard.press('Enter')
  const typed = wheat.replace('القمح سيرتفع', 'محصول القمح سيرتفع').replace('قالت', 'تقرير\nقالت')
  await expect.poll(() => correcting.read()).toBe(typed)
  const follow = ['إنتاج محصول القمح سيرتفع هذا العام', ...words.slice(1)]
  await expect.poll(() => correcting.painted()).toEqual(follow.toSorted())

  await correcting.select('التقرير النهائي')
  await page.keyboard.press('Delete')
  await expect.poll(() => correcting.painted()).toEqual(follow.toSpliced(1, 1).toSorted())
  await page.keyboard.press('Control+KeyZ')
  await expect.poll(() => correcting.read()).toBe(typed)
  await expect.poll(() => correcting.painted()).toEqual(follow.toSorted())
  for (let i = 0; i < 4; i++) await page.keyboard.press('Control+KeyZ')
  await expect.poll(() => correcting.read()).toBe(wheat)
  await expect.poll(() => correcting.painted()).toEqual(words.toSorted())
  for (let i = 0; i < 5; i++) await page.keyboard.press('Control+Shift+KeyZ')
  const corrected = typed.replace('التقرير النهائي', '')
  await expect.poll(() => correcting.read()).toBe(corrected)

  expect((await workspace.read(file)).toString()).toBe(wheat)
  await page.keyboard.press('Control+KeyS')
  await expect(correcting.bar).toBeHidden()
  await expect(status).toContainText('words')
  expect((await workspace.read(file)).toString()).toBe(corrected)
  expect(placesIn(corrected, await readSidecar(workspace, file))).toEqual([
    follow[0],
    null,
    ...follow.slice(2),
  ])
  // The deleted words are kept, and wait in the queue.
  await expect(new Review(page).banner).toContainText('1 was not found')
})

test('while a correction is saved nothing can be typed that would be in no file', async ({
  workspace,
  start,
}) => {
  const path = await annotated(workspace, file, wheat, wheatSpans)
  const { page } = await start({ paths: [path] })
  const correcting = new CorrectingPage(page)
  await correcting.begin()
  await correcting.placeBefore('قالت')
  await page.keyboard.insertText('وقد ')
  const corrected = wheat.replace('قالت', 'وقد قالت')
  await expect.poll(() => correcting.read()).toBe(corrected)
  // Another computer has the article for the moment.
  const lock = lockPath(path)
  await writeFile(lock, JSON.stringify({ owner: 'other', host: 'another', process: 1 }))
  await page.keyboard.press('Control+KeyS')
  await expect(correcting.text).toHaveAttribute('aria-readonly', 'true')
  await page.keyboard.type('ضائع')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Control+KeyZ')
  expect(await correcting.read()).toBe(corrected)
  await rm(lock)
  await expect(correcting.bar).toBeHidden()
  expect((await workspace.read(file)).toString()).toBe(corrected)
})

test('a character that the encoding lacks is refused by name, and nothing is changed', async ({
  workspace,
  start,
}) => {
  const form = (text: string) => iconv.encode(text.replaceAll('\n', '\r\n'), 'win1256')
  const text = wheat.replaceAll('ّ', '')
  const spans = wheatSpans
  const path = await annotated(workspace, file, text, spans, undefined, form(text), 'windows-1256')
  const before = await workspace.read(sidecarName(file))
  const { page } = await start({ paths: [path] })
  const correcting = new CorrectingPage(page)
  await correcting.begin()
  await correcting.placeBefore('قالت')
  await page.keyboard.insertText('Ω')
  await page.keyboard.press('Control+KeyS')
  await expect(correcting.failure).toContainText('U+03A9')
  await expect(correcting.failure).toContainText('Windows-1256')
  expect(await workspace.read(file)).toEqual(form(text))
  expect(await workspace.read(sidecarName(file))).toEqual(before)

  await page.keyboard.press('Backspace')
  await page.keyboard.type('كما ')
  await page.keyboard.press('Control+KeyS')
  await expect(correcting.bar).toBeHidden()
  const corrected = text.replace('قالت', 'كما قالت')
  expect(await workspace.read(file)).toEqual(form(corrected))
  expect(placesIn(corrected, await readSidecar(workspace, file))).toEqual(words)
})

test('a colleague’s spans follow the correction exactly when the colleague opens it', async ({
  workspace,
  start,
}) => {
  await annotated(workspace, file, wheat, wheatSpans, samir)
  const path = await annotated(workspace, file, wheat, [])
  const first = await start({ paths: [path] })
  const correcting = new CorrectingPage(first.page)
  await correcting.begin()
  await expect(correcting.bar).toContainText('has annotated this article too')
  await correcting.placeBefore('القمح سيرتفع')
  await first.page.keyboard.type('محصول ')
  await first.page.keyboard.press('Control+KeyS')
  await expect(correcting.bar).toBeHidden()
  await first.close()

  const before = await workspace.read(sidecarName(file, samir))
  await workspace.settings({ ...settled, annotator: samir })
  const second = await start({ paths: [path] })
  const review = new Review(second.page)
  await expect(review.followed).toContainText('4 spans went along with it')
  await expect(review.followed).toContainText('In 1 of them')
  await expect(review.banner).toBeHidden()
  expect(await workspace.read(sidecarName(file, samir))).toEqual(before)
  const theirs = new CorrectingPage(second.page)
  await theirs.begin()
  await expect
    .poll(() => theirs.painted())
    .toEqual(['إنتاج محصول القمح سيرتفع هذا العام', ...words.slice(1)].toSorted())
})

test('a correction that is not saved is not left without a word', async ({ workspace, start }) => {
  const path = await annotated(workspace, file, wheat, wheatSpans)
  const { page } = await start({ paths: [path] })
  const correcting = new CorrectingPage(page)
  await correcting.begin()
  await correcting.placeBefore('قالت')
  await page.keyboard.type('كما ')
  await page.keyboard.press('F2')
  await correcting.dialog.getByRole('button', { name: 'Go on correcting' }).click()
  await expect(correcting.bar).toBeVisible()
  await page.keyboard.press('Control+KeyW')
  await expect(correcting.dialog).toBeVisible()
  await correcting.dialog.getByRole('button', { name: 'Discard it' }).click()
  await expect(correcting.bar).toBeHidden()
  expect((await workspace.read(file)).toString()).toBe(wheat)
})

test('what is pasted comes as plain text, and Enter parts a line', async ({ workspace, start }) => {
  const path = await annotated(workspace, file, 'سطر أول.\nسطر ثان.', [['claim', 'ثان']])
  const { page } = await start({ paths: [path] })
  const correcting = new CorrectingPage(page)
  await correcting.begin()
  await correcting.placeBefore('ثان')
  await correcting.text.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'ملصق\r\nو')
    clipboardData.setData('text/html', '<h1>غيره</h1>')
    text.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await expect.poll(() => correcting.read()).toBe('سطر أول.\nسطر ملصق\nوثان.')
  await expect.poll(() => correcting.painted()).toEqual(['ثان'])
  await page.keyboard.press('Enter')
  // A key of the app's own, and no formatting.
  await page.keyboard.press('Control+KeyB')
  await expect(page.locator('#shelf')).toBeHidden()
  await expect.poll(() => correcting.read()).toBe('سطر أول.\nسطر ملصق\nو\nثان.')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await expect.poll(() => correcting.read()).toBe('سطر أول.\nسطر ملصق\nثان.')
  await expect.poll(() => correcting.painted()).toEqual(['ثان'])

  // The search is of the text as it is now, and leaves what it found selected, to be typed over.
  await page.keyboard.press('Control+KeyF')
  const search = page.getByRole('search')
  await search.getByRole('textbox').fill('سطر')
  await expect(search).toContainText('of 2')
  await page.keyboard.press('F3')
  await page.keyboard.press('Escape')
  await page.keyboard.insertText('خط')
  await expect.poll(() => correcting.read()).toMatch(/^(خط أول\.\nسطر|سطر أول\.\nخط) ملصق\nثان\.$/)
  await page.keyboard.press('Control+KeyF')
  await expect(search).toContainText('1 of 1')
})

test('a correction that was not saved when the app was killed, or ended, is offered and taken up', async ({
  workspace,
  start,
}) => {
  const path = await annotated(workspace, file, wheat, wheatSpans)
  const takeUp = async () => {
    const isnad = await start({ paths: [path] })
    const draft = isnad.page.getByRole('region', { name: 'A correction that was not saved' })
    await draft.getByRole('button', { name: 'Go on with it' }).click()
    return { isnad, page: isnad.page, draft, again: new CorrectingPage(isnad.page) }
  }
  const first = await start({ paths: [path] })
  const correcting = new CorrectingPage(first.page)
  await correcting.begin()
  await correcting.placeBefore('قالت')
  await first.page.keyboard.type('كما ')
  const typed = wheat.replace('قالت', 'كما قالت')
  await expect.poll(() => correcting.read()).toBe(typed)
  await expect.poll(() => workspace.correctionDraft(wheat)).toContain('كما ')
  const gone = once(first.electron.process(), 'exit')
  first.electron.process().kill('SIGKILL')
  await gone

  const second = await takeUp()
  await expect.poll(() => second.again.read()).toBe(typed)
  await second.again.select('التقرير النهائي')
  await second.page.keyboard.press('Delete')
  const corrected = typed.replace('التقرير النهائي', '')
  await expect.poll(() => second.again.read()).toBe(corrected)
  await second.isnad.close()
  expect((await workspace.read(file)).toString()).toBe(wheat)

  const { page, draft, again } = await takeUp()
  await expect.poll(() => again.read()).toBe(corrected)
  await expect.poll(() => again.painted()).toEqual(words.toSpliced(1, 1).toSorted())
  await page.keyboard.press('Control+KeyS')
  await expect(again.bar).toBeHidden()
  expect((await workspace.read(file)).toString()).toBe(corrected)
  await expect(new Review(page).banner).toContainText('1 was not found')
  await expect(draft).toBeHidden()
  await expect.poll(() => workspace.correctionDraft(wheat)).toBeNull()
})

test('a key is for what is selected now, even where it comes before the news of the selection', async ({
  workspace,
  start,
}) => {
  const path = await workspace.article(file, wheat)
  const { page } = await start({ paths: [path] })
  const correcting = new CorrectingPage(page)
  await correcting.begin()
  await correcting.placeBefore('قالت')
  await page.keyboard.type('كما ')
  await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { currentNode: node } = walker
      const at = node.nodeValue?.indexOf(words) ?? -1
      if (at === -1) continue
      getSelection()?.setBaseAndExtent(node, at, node, at + words.length)
      const key = { key: 'Delete', code: 'Delete', bubbles: true, cancelable: true }
      node.parentElement?.dispatchEvent(new KeyboardEvent('keydown', key))
      return
    }
  }, 'التقرير النهائي')
  await expect
    .poll(() => correcting.read())
    .toBe(wheat.replace('قالت', 'كما قالت').replace('التقرير النهائي', ''))
})

test('Markdown is corrected in its source, and spans between the changes keep their places', async ({
  workspace,
  start,
}) => {
  const source = [
    '# موسم القمح',
    '',
    'قالت **وزارة الزراعة** إن الإنتاج سيرتفع.',
    '',
    'وختم المتحدث كلامه بالشكر.',
    '',
  ].join('\n')
  const text = 'موسم القمح\nقالت وزارة الزراعة إن الإنتاج سيرتفع.\nوختم المتحدث كلامه بالشكر.'
  const name = 'قمح.md'
  const spans = [
    ['source', 'وزارة الزراعة'],
    ['claim', 'الإنتاج سيرتفع'],
    ['source', 'المتحدث'],
  ] as const
  const path = await annotated(workspace, name, text, spans, undefined, Buffer.from(source))
  const { page } = await start({ paths: [path] })
  const correcting = new CorrectingPage(page)
  await correcting.begin()
  await expect.poll(() => correcting.read()).toBe(source)
  await correcting.placeBefore('موسم')
  await page.keyboard.type('تقرير: ')
  await correcting.placeBefore('بالشكر')
  await page.keyboard.type('*سريعًا* ')
  await page.keyboard.press('Control+KeyS')
  await expect(correcting.bar).toBeHidden()
  const corrected = source.replace('موسم', 'تقرير: موسم').replace('بالشكر', '*سريعًا* بالشكر')
  expect((await workspace.read(name)).toString()).toBe(corrected)
  const now = text.replace('موسم', 'تقرير: موسم').replace('بالشكر', 'سريعًا بالشكر')
  expect(placesIn(now, await readSidecar(workspace, name))).toEqual(spans.map(([, quote]) => quote))
  await expect(page.locator('.page-text em, .page-text .emphasis')).toHaveText('سريعًا')
})

test('the page goes on where the correction was, and another article can be annotated after it', async ({
  workspace,
  start,
}) => {
  const long = Array.from({ length: 60 }, (_, i) => `قال المتحدث في الفقرة ${i + 1} كلامًا.`)
  const path = await workspace.article('طويل.txt', long.join('\n'))
  const other = await workspace.article(file, wheat)
  const isnad = await start({ paths: [path] })
  const { page } = isnad
  const status = new StatusBar(page).region
  const correcting = new CorrectingPage(page)
  const fifty = page.locator('.page-text:not(.correcting-text) [data-block]').nth(49)
  const expectFifty = async () => {
    await expect(correcting.bar).toBeHidden()
    await expect(fifty).toBeInViewport()
    await expect(status).toContainText('Paragraph 50')
  }
  await correcting.begin()
  await correcting.placeBefore('الفقرة 50')
  await page.keyboard.type('نص ')
  await page.keyboard.press('F2')
  await correcting.dialog.getByRole('button', { name: 'Discard it' }).click()
  await expectFifty()
  await expect(fifty).toHaveText(long[49] ?? '')
  // From the page's own place, and back to it.
  await correcting.begin()
  await expect(status).toContainText('Line 50')
  await page.keyboard.type('تمام ')
  await page.keyboard.press('Control+KeyS')
  await expectFifty()
  await expect(fifty).toContainText('تمام')

  await correcting.begin()
  await isnad.open(other)
  const tagging = new TaggingPage(isnad, workspace, file)
  await tagging.article.read(wheat.split('\n').length)
  await tagging.ready()
  await expect(correcting.bar).toBeHidden()
  await tagging.select('نفى')
  await page.keyboard.press('Digit3')
  await tagging.expectSpans('cue: نفى')
  await page.keyboard.press('Delete')
  await tagging.expectSpans()
})

test('in a narrow window the drawer is not left over the text that is corrected', async ({
  workspace,
  start,
}) => {
  const path = await annotated(workspace, file, wheat, wheatSpans)
  const { page } = await start({ paths: [path] })
  await page.setViewportSize({ width: 900, height: 700 })
  await page.keyboard.press('Control+KeyJ')
  await expect(page.locator('.drawer-veil')).toBeVisible()
  await new CorrectingPage(page).begin()
  await expect(page.locator('.drawer-veil')).toBeHidden()
})
