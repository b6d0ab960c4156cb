/** Frames built by the letters of their roles. */
import { expect } from '@playwright/test'
import { test } from './tagging-test.ts'

const claim = 'ما تبثه بعض القنوات من الأخبار الكاذبة يستهدف جيشنا الباسل'

test('a claim, its source and its cue are tagged and linked in fewer than ten key presses', async ({
  tagging,
}) => {
  await tagging.select(claim)
  await tagging.keyboard.press('KeyC')
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('KeyS')
  await tagging.select('وقالت')
  await tagging.keyboard.press('KeyQ')
  await tagging.keyboard.press('Comma')
  expect(tagging.keyboard.presses).toBeLessThan(10)
  await tagging.expectSpans('cue: قالت', 'source: القيادة العامة', `claim: ${claim}`)
  await tagging.expectFrames({
    type: 'attribution',
    source: ['القيادة العامة'],
    cue: ['قالت'],
    content: [claim],
  })
  await expect(tagging.isnad.page.locator('.connectors circle')).toHaveCount(3)
  await expect(tagging.strip).toContainText('Attribution')
})

test('a source right after its claim takes the claim along, which can be undone alone', async ({
  tagging,
}) => {
  await tagging.select(claim)
  await tagging.keyboard.press('Digit1')
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('KeyS')
  await tagging.expectFrames({
    type: 'attribution',
    source: ['القيادة العامة'],
    content: [claim],
  })
  await expect(tagging.toast).toContainText('Content: what you tagged just before')
  await tagging.isnad.page.keyboard.press('Control+KeyZ')
  await tagging.expectFrames({ type: 'attribution', source: ['القيادة العامة'] })
})

test('a role and its span are one step to undo', async ({ tagging }) => {
  await tagging.select(claim)
  await tagging.keyboard.press('KeyC')
  await tagging.expectFrames({ type: 'attribution', content: [claim] })
  await tagging.isnad.page.keyboard.press('Control+KeyZ')
  await tagging.expectFrames()
  await tagging.expectSpans()
})

test('a key of another frame’s role begins that frame; a full stop ends one', async ({
  tagging,
}) => {
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('KeyS')
  await tagging.select('الأخبار الكاذبة')
  await tagging.keyboard.press('KeyE')
  await tagging.select('جيشنا الباسل')
  await tagging.keyboard.press('KeyT')
  await tagging.keyboard.press('Shift+KeyH')
  await tagging.keyboard.press('Period')
  await expect(tagging.strip).toBeHidden()
  await tagging.select('المتحدث')
  await tagging.keyboard.press('KeyS')
  await tagging.keyboard.press('Period')
  await expect(tagging.toast).toContainText('Still empty: Content')
  await tagging.expectFrames(
    { type: 'attribution', source: ['القيادة العامة'] },
    {
      type: 'sentiment',
      expression: ['الأخبار الكاذبة'],
      target: ['جيشنا الباسل'],
      holder: ['#writer'],
    },
    { type: 'attribution', source: ['المتحدث'] },
  )
})

test('what does not fit is refused, with the reason', async ({ tagging }) => {
  await tagging.select('وقالت')
  await tagging.keyboard.press('Digit3')
  await tagging.keyboard.press('KeyS')
  await expect(tagging.toast).toContainText('Cue')
  await expect(tagging.isnad.page.getByRole('alert')).toContainText('Source')
  await tagging.keyboard.press('Shift+KeyQ')
  await expect(tagging.toast).toContainText('writer')
  await tagging.keyboard.press('KeyZ')
  await expect(tagging.toast).toContainText('No role has the key Z')
  await tagging.expectFrames()
})

test('words that are tagged already are used, not tagged twice', async ({ tagging }) => {
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('Digit2')
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('KeyS')
  await tagging.expectFrames({ type: 'attribution', source: ['القيادة العامة'] })
  await tagging.expectSpans('source: القيادة العامة')
  // As after words that are tagged anew, the next key is not for the same words.
  await expect.poll(() => tagging.article.selection()).toBe('')
})

test('a role may be chosen first and its span clicked after', async ({ tagging }) => {
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('Digit2')
  await tagging.keyboard.press('Escape')
  await tagging.article.placeCaret(1, 0)
  await tagging.keyboard.press('KeyS')
  await expect(tagging.strip).toBeVisible()
  await tagging.click('القيادة', 2)
  await tagging.expectFrames({ type: 'attribution', source: ['القيادة العامة'] })
})

test('a frame may be what another says', async ({ tagging }) => {
  await tagging.select(claim)
  await tagging.keyboard.press('KeyC')
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('KeyS')
  await tagging.keyboard.press('Period')
  await tagging.select('وكالة Reuters')
  await tagging.keyboard.press('KeyS')
  await tagging.click('القيادة', 2)
  await tagging.keyboard.press('Alt+KeyC')
  await tagging.expectFrames(
    { type: 'attribution', source: ['القيادة العامة'], content: [claim] },
    { type: 'attribution', source: ['وكالة Reuters'], content: ['attribution'] },
  )
})

test('claims are related, and a new frame is asked for by its key', async ({ tagging }) => {
  await tagging.select('المعارك مُستمرَّة')
  await tagging.keyboard.press('KeyF')
  await tagging.select('العمل مستمر')
  await tagging.keyboard.press('KeyO')
  await tagging.expectFrames({
    type: 'relation',
    from: ['المعارك مُستمرَّة'],
    to: ['العمل مستمر'],
  })
  for (const name of ['Relation', 'Attribution', 'Sentiment']) {
    await tagging.keyboard.press('Slash')
    await expect(tagging.strip).toContainText(name)
  }
})

test('deleting a span tells which frames it leaves, and can be undone there', async ({
  tagging,
}) => {
  await tagging.select(claim)
  await tagging.keyboard.press('KeyC')
  await tagging.select('القيادة العامة')
  await tagging.keyboard.press('KeyS')
  await tagging.keyboard.press('Delete')
  await expect(tagging.toast).toContainText('It has left a frame: Attribution.')
  await tagging.expectFrames({ type: 'attribution', content: [claim] })
  await tagging.toast.getByRole('button', { name: /Undo/ }).click()
  await tagging.expectFrames({
    type: 'attribution',
    source: ['القيادة العامة'],
    content: [claim],
  })
})

test('Escape steps back: the span, then the frame', async ({ tagging }) => {
  const { keyboard } = tagging.isnad.page
  await tagging.select(claim)
  await tagging.keyboard.press('KeyC')
  await expect(tagging.slip).toBeVisible()
  await keyboard.press('Escape')
  await expect(tagging.slip).toBeHidden()
  await expect(tagging.strip).toBeVisible()
  await keyboard.press('Escape')
  await expect(tagging.strip).toBeHidden()
  await tagging.expectFrames({ type: 'attribution', content: [claim] })
})

test('connectors of all frames are drawn on demand', async ({ tagging }) => {
  const drawn = tagging.isnad.page.locator('.connectors g')
  await tagging.select(claim)
  await tagging.keyboard.press('KeyC')
  await tagging.keyboard.press('Period')
  await tagging.select('المتحدث')
  await tagging.keyboard.press('KeyS')
  await expect(drawn).toHaveCount(1)
  await tagging.isnad.chooseMenu('show-all-frames')
  await expect(drawn).toHaveCount(2)
  await tagging.keyboard.press('Period')
  await expect(drawn).toHaveCount(2)
  await tagging.isnad.chooseMenu('show-all-frames')
  await expect(drawn).toHaveCount(0)
})
