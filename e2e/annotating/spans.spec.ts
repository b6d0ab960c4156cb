/** Spans made, selected, moved and deleted on the page, by mouse and on an Arabic keyboard. */
import { expect } from '@playwright/test'
import { startTagging, test } from './tagging-test.ts'

test('a digit labels the selection, and again changes the label in place', async ({ tagging }) => {
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('Digit2')
  await expect(tagging.slip).toHaveText('SRC')
  await tagging.expectSpans('source: القيادة العامة')
  await tagging.keyboard.press('Digit5')
  await expect(tagging.slip).toHaveText('TGT')
  await tagging.expectSpans('target: القيادة العامة')
  expect(await tagging.article.read(3)).toContain('القيادة العامة في بيان')
})

test('a key that needs a span says so where none is selected', async ({ tagging }) => {
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('BracketRight')
  await expect(tagging.toast).toHaveText(/There is no span yet/)
  await tagging.keyboard.press('Digit2')
  await tagging.expectSpans('source: القيادة العامة')
  await tagging.keyboard.press('Escape')
  await expect(tagging.slip).toBeHidden()
  await tagging.article.placeCaret(1, 0)
  for (const key of ['Delete', 'BracketLeft', 'Comma', 'Enter']) {
    await tagging.keyboard.press('Space')
    await expect(tagging.toast).toBeHidden()
    await tagging.keyboard.press(key)
    await expect(tagging.toast).toHaveText(/Select a span first/)
  }
  await expect(tagging.article.text).toBeFocused()
  await tagging.expectSpans('source: القيادة العامة')
})

test('white space at the edges of what is selected is left out', async ({ tagging }) => {
  await tagging.select(' في بيان ')
  await tagging.keyboard.press('Digit3')
  await tagging.expectSpans('cue: في بيان')
})

test('the mouse selects, and the bar beside the selection labels', async ({ tagging }) => {
  const { mouse } = tagging.isnad.page
  const { x, y } = await tagging.placeOf('المتحدث', 2)
  await mouse.dblclick(x, y)
  await tagging.bar.getByRole('button', { name: /Source/ }).click()
  await expect(tagging.bar).toBeHidden()
  await tagging.expectSpans('source: المتحدث')
  await expect(tagging.article.text).toBeFocused()
})

test('the bar can be reached by keyboard, and switched off', async ({ tagging }) => {
  const { page } = tagging.isnad
  await tagging.select('بيان')
  await page.keyboard.press('Control+KeyL')
  await expect(tagging.bar.getByRole('button').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(tagging.bar).toBeHidden()
  await expect(tagging.article.text).toBeFocused()
  await page.keyboard.press('Control+KeyL')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await tagging.expectSpans('source: بيان')
  await tagging.isnad.chooseMenu('label-bar')
  const { x, y } = await tagging.placeOf('المتحدث', 2)
  await page.mouse.dblclick(x, y)
  await expect.poll(() => tagging.article.selection()).toBe('المتحدث')
  await expect(tagging.bar).toBeHidden()
})

test('labels and frames are found in the palette, by their names in either language', async ({
  tagging,
}) => {
  const { page } = tagging.isnad
  const palette = page.getByRole('dialog', { name: 'All commands' })
  const choose = async (query: string, found: string) => {
    await page.keyboard.press('Control+KeyK')
    await palette.getByRole('searchbox', { name: 'Search commands' }).fill(query)
    await expect(palette.getByRole('menuitem').first()).toContainText(found)
    await page.keyboard.press('Enter')
  }
  await choose('ادعاء', 'Label: Claim')
  await expect(tagging.toast).toContainText('Select some text first')
  await tagging.select('الأخبار الكاذبة')
  await choose('ادعاء', 'Label: Claim')
  await tagging.expectSpans('claim: الأخبار الكاذبة')
  await choose('frame: rel', 'New frame: Relation')
  await expect(tagging.strip).toContainText('Relation')
  await expect(tagging.article.text).toBeFocused()
})

test('clicks on spans that overlap go from the innermost outwards, and round', async ({
  tagging,
}) => {
  await tagging.select('«ما تبثه بعض القنوات من الأخبار الكاذبة يستهدف جيشنا الباسل»')
  await tagging.keyboard.press('Digit1')
  await tagging.select('الأخبار الكاذبة')
  await tagging.keyboard.press('Digit4')
  await tagging.select('الكاذبة')
  await tagging.keyboard.press('Digit5')
  await tagging.keyboard.press('Escape')
  await expect(tagging.slip).toBeHidden()
  for (const label of ['TGT · 1/3', 'EXP · 2/3', 'CLM · 3/3', 'TGT · 1/3']) {
    await tagging.click('الكاذبة', 2)
    await expect(tagging.slip).toHaveText(label)
  }
  await tagging.click('المتحدث')
  await expect(tagging.slip).toBeHidden()
})

test('the same words take a second label, and each span its own line', async ({ tagging }) => {
  await tagging.select('جيشنا الباسل')
  await tagging.keyboard.press('Digit5')
  await tagging.keyboard.press('Shift+Digit4')
  await tagging.expectSpans('expression: جيشنا الباسل', 'target: جيشنا الباسل')
  const lines = await tagging.isnad.page.evaluate(() =>
    [...CSS.highlights].filter(([, h]) => h.size > 0).map(([name]) => name),
  )
  const lanes = lines.flatMap((name) => /-line-\d+-(\d)$/.exec(name)?.[1] ?? [])
  expect(new Set(lanes).size).toBe(2)
})

test('Tab walks the spans in text order, and F6 leaves the page', async ({ tagging }) => {
  const { keyboard } = tagging.isnad.page
  for (const [words, digit] of [
    ['المتحدث', 'Digit2'],
    ['القيادة العامة', 'Digit5'],
    ['الأخبار الكاذبة', 'Digit4'],
  ] as const) {
    await tagging.select(words)
    await tagging.keyboard.press(digit)
  }
  await tagging.article.placeCaret(0, 0)
  await keyboard.press('Escape')
  for (const label of ['TGT', 'EXP', 'SRC', 'TGT']) {
    await keyboard.press('Tab')
    await expect(tagging.slip).toHaveText(label)
  }
  await keyboard.press('Shift+Tab')
  await expect(tagging.slip).toHaveText('SRC')
  await expect(tagging.isnad.page.getByRole('status')).toContainText('المتحدث')
  await keyboard.press('F6')
  await expect(tagging.article.text).not.toBeFocused()
})

test('keys move the edges by word and by letter, whatever the direction', async ({ tagging }) => {
  await tagging.select('وكالة')
  await tagging.keyboard.press('Digit2')
  for (const [key, words] of [
    ['BracketRight', 'وكالة Reuters'],
    ['BracketRight', 'وكالة Reuters عن'],
    ['Shift+BracketRight', 'وكالة Reuters'],
    ['BracketLeft', 'ونقلت وكالة Reuters'],
    ['Alt+Shift+BracketLeft', 'نقلت وكالة Reuters'],
    ['Alt+BracketLeft', 'ونقلت وكالة Reuters'],
    ['Alt+Shift+BracketRight', 'ونقلت وكالة Reuter'],
  ] as const) {
    await tagging.keyboard.press(key)
    await tagging.expectSpans(`source: ${words}`)
  }
})

test('an edge never parts a letter from its marks', async ({ tagging }) => {
  await tagging.select('مُستمرَّة')
  await tagging.keyboard.press('Digit4')
  for (const words of ['مُستمرَّ', 'مُستم', 'مُست']) {
    await tagging.keyboard.press('Alt+Shift+BracketRight')
    await tagging.expectSpans(`expression: ${words}`)
  }
})

test('handles drag the edges, by letter and with Shift by word', async ({ tagging }) => {
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('Digit2')
  await expect(tagging.handles).toHaveCount(2)
  await tagging.dragHandle('end', 'القيادة العامة', 'القيادة '.length, true)
  await tagging.expectSpans('source: القيادة العامة')
  await tagging.dragHandle('end', 'القيادة العامة', 'القيادة'.length - 1)
  await expect.poll(async () => (await tagging.spans())[0]).toMatch(/^source: القياد.?$/)
  const [shortened = ''] = await tagging.spans()
  await tagging.dragHandle('start', 'وقالت', 2, true)
  await expect.poll(async () => (await tagging.spans())[0]).toMatch(/^source: وقالت /)
  await tagging.isnad.page.keyboard.press('Control+KeyZ')
  await tagging.expectSpans(shortened)
})

test('one key leaves out a particle and takes it back, one takes quotation marks in and out', async ({
  tagging,
}) => {
  await tagging.select('وقالت')
  await tagging.keyboard.press('Digit3')
  await tagging.keyboard.press('Comma')
  await tagging.expectSpans('cue: قالت')
  await tagging.keyboard.press('Comma')
  await tagging.expectSpans('cue: وقالت')
  await tagging.keyboard.press('Delete')
  const claim = 'ما تبثه بعض القنوات من الأخبار الكاذبة يستهدف جيشنا الباسل'
  await tagging.select(claim)
  await tagging.keyboard.press('Digit1')
  await tagging.keyboard.press('Quote')
  await tagging.expectSpans(`claim: «${claim}»`)
  await tagging.keyboard.press('Quote')
  await tagging.expectSpans(`claim: ${claim}`)
})

test('a span may have several pieces', async ({ tagging }) => {
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('Digit2')
  await tagging.select('المتحدث')
  await tagging.keyboard.press('Equal')
  await tagging.expectSpans('source: القيادة العامة … المتحدث')
  await expect(tagging.handles).toHaveCount(4)
  await tagging.select('العامة في')
  await tagging.keyboard.press('Equal')
  await expect(tagging.toast).toContainText('cannot overlap')
  await tagging.article.placeCaret(1, 8)
  await tagging.keyboard.press('Minus')
  await tagging.expectSpans('source: القيادة العامة')
  await tagging.keyboard.press('Minus')
  await expect(tagging.toast).toContainText('at least one piece')
})

test('Delete deletes, undo brings back, and the menu names the step', async ({ tagging }) => {
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('Digit2')
  await tagging.expectSpans('source: القيادة العامة')
  await tagging.keyboard.press('Delete')
  await expect(tagging.slip).toBeHidden()
  await tagging.expectSpans()
  const label = () =>
    tagging.isnad.electron.evaluate(
      ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('undo')?.label ?? '',
    )
  await expect.poll(label).toContain('delete “')
  await tagging.isnad.page.keyboard.press('Control+KeyZ')
  await expect(tagging.toast).toContainText('Undo: delete “')
  await expect(tagging.slip).toHaveText('SRC')
  await tagging.expectSpans('source: القيادة العامة')
  await expect.poll(label).toContain('add “')
  await tagging.isnad.page.keyboard.press('Control+KeyY')
  await tagging.expectSpans()
})

test('the bar shows what the second digit of a key decides among', async ({ workspace, start }) => {
  const project = {
    format: 'isnad-project',
    version: 1,
    tagset: { id: 'propaganda', version: '1.0.0' },
  }
  await workspace.article('isnad.project.json', JSON.stringify(project))
  const tagging = await startTagging(start, workspace)
  const lit = tagging.bar.locator('.label-bar-label:not([data-quiet="true"])')
  await tagging.select('الأخبار الكاذبة')
  await tagging.keyboard.press('Digit2')
  await expect(lit).toHaveCount(5)
  await tagging.isnad.page.keyboard.press('Escape')
  await expect(tagging.bar).toBeHidden()
  await expect.poll(() => tagging.article.selection()).toBe('الأخبار الكاذبة')
  await tagging.keyboard.press('Digit2')
  await tagging.keyboard.press('Digit1')
  await expect(tagging.bar).toBeHidden()
  await tagging.expectSpans('name-calling: الأخبار الكاذبة')
})

test('a letter in a field is a letter, and undo there is the field’s', async ({ tagging }) => {
  const { keyboard } = tagging.isnad.page
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('Digit2')
  await tagging.expectSpans('source: القيادة العامة')
  await keyboard.press('Control+KeyF')
  const field = tagging.isnad.page.getByRole('search').getByRole('textbox')
  await expect(field).toBeFocused()
  await keyboard.press('Control+KeyA')
  await keyboard.type('s1,')
  await expect(field).toHaveValue('s1,')
  await keyboard.press('Control+KeyZ')
  await expect(field).not.toHaveValue('s1,')
  await tagging.expectSpans('source: القيادة العامة')
})

test('a label that the tagset lacks is painted, marked and kept', async ({
  tagging,
  workspace,
  start,
}) => {
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('Digit2')
  await tagging.expectSpans('source: القيادة العامة')
  await tagging.isnad.close()
  const name = 'خبر.txt.amal.isnad.json'
  const content = (await workspace.read(name)).toString('utf8')
  const changed = content.replace('"label": "source"', '"label": "rumour"')
  await workspace.article(name, changed)
  const again = await startTagging(start, workspace)
  await expect(again.isnad.page.locator('.slip')).toContainText('rumour')
  expect((await workspace.read(name)).toString('utf8')).toBe(changed)
})
