/** The inspector of what is selected. */
import { expect } from '@playwright/test'
import { test } from '../app/test.ts'
import { withoutIsolates } from '../pages/words.ts'
import { openAnnotated, savedSidecar } from './annotated-article.ts'

test('attributes and note are set by keyboard alone, and one note is one step to undo', async ({
  workspace,
  start,
}) => {
  const { isnad, desk } = await openAnnotated(start, workspace)
  const { keyboard } = isnad.page
  const claim = async () => (await savedSidecar(workspace)).spans.find(({ id }) => id === 'claim-2')
  await desk.row('ارتفعت').click()
  await keyboard.press('Enter')
  await expect(desk.select('Kind')).toBeFocused()
  await keyboard.press('Enter')
  await keyboard.type('Den')
  await keyboard.press('Enter')
  await expect.poll(async () => (await claim())?.attributes.kind).toBe('denial')

  await expect(desk.select('Kind')).toBeFocused()
  await keyboard.press('Tab')
  await expect(desk.choice('Check-worthiness', 'None')).toBeFocused()
  for (let i = 0; i < 3; i++) await keyboard.press('ArrowRight')
  await keyboard.press('Space')
  await expect(desk.choice('Check-worthiness', 'High')).toBeChecked()
  await expect.poll(async () => (await claim())?.attributes.checkworthy).toBe('high')
  await keyboard.press('Space')
  await expect.poll(async () => (await claim())?.attributes).not.toHaveProperty('checkworthy')

  const note = desk.inspector.getByRole('textbox', { name: 'Note' })
  for (let i = 0; i < 5; i++) {
    await keyboard.press('Tab')
    if (await note.evaluate((field) => field === document.activeElement)) break
  }
  await expect(note).toBeFocused()
  await keyboard.press('End')
  await keyboard.type('، أولًا')
  await expect.poll(async () => (await claim())?.note).toBe('راجع السوق، أولًا')
  await keyboard.type('، وثانيًا')
  await expect.poll(async () => (await claim())?.note).toBe('راجع السوق، أولًا، وثانيًا')
  await keyboard.press('Escape')
  await expect(isnad.page.locator('.page-text')).toBeFocused()
  await keyboard.press('Control+KeyZ')
  await expect.poll(async () => (await claim())?.note).toBe('راجع السوق')
})

test('what is being typed is saved when the article is left in the middle of it', async ({
  workspace,
  start,
}) => {
  const { isnad, desk } = await openAnnotated(start, workspace)
  await desk.row('ارتفعت').click()
  const note = desk.inspector.getByRole('textbox', { name: 'Note' })
  await note.fill('لم يُحفظ بعد')
  await isnad.page.keyboard.press('Control+KeyW')
  await expect
    .poll(
      async () => (await savedSidecar(workspace)).spans.find(({ id }) => id === 'claim-2')?.note,
    )
    .toBe('لم يُحفظ بعد')
})

test('shows every piece of a span, and changes its label in place', async ({
  workspace,
  start,
}) => {
  const { desk } = await openAnnotated(start, workspace)
  await desk.row('سيبقى مغلقًا').click()
  await expect(desk.inspector).toContainText('الطريق … سيبقى مغلقًا')
  await desk.inspector.getByRole('button', { name: 'Label' }).click()
  await desk.page.getByRole('option', { name: 'Target' }).click()
  await expect
    .poll(
      async () => (await savedSidecar(workspace)).spans.find(({ id }) => id === 'claim-3')?.label,
    )
    .toBe('target')
})

test('deleting a span says which frames it leaves; they stay, and undo brings all back', async ({
  workspace,
  start,
}) => {
  const { isnad, desk } = await openAnnotated(start, workspace)
  await desk.row('وزارة الزراعة').click()
  await expect(desk.inspector).toContainText('It leaves 1 frame, which stays without it.')
  await desk.inspector.getByRole('button', { name: 'Delete the span' }).click()
  await expect.poll(async () => (await savedSidecar(workspace)).spans.length).toBe(5)
  expect((await savedSidecar(workspace)).frames[0]?.roles).not.toHaveProperty('source')
  await isnad.page.keyboard.press('Control+KeyZ')
  await expect
    .poll(async () => (await savedSidecar(workspace)).frames[0]?.roles.source)
    .toEqual(['source-1'])
})

test('its frames are a step away, and the guidelines where they speak of its label', async ({
  workspace,
  start,
}) => {
  const { desk } = await openAnnotated(start, workspace)
  await desk.row('وزارة الزراعة').click()
  await desk.inspector.getByRole('button', { name: /Attribution|قالت/ }).click()
  await expect(desk.inspector).toHaveAccessibleName('Selected frame')
  expect(withoutIsolates(await desk.inspector.locator('.frame-sentence').innerText())).toContain(
    '“وزارة الزراعة”',
  )
  await desk.open('Spans')
  await desk.row('التاجر').click()
  await desk.inspector.getByRole('button', { name: 'What the guidelines say' }).click()
  const heading = desk.region.getByRole('heading', { name: 'Source', exact: true })
  await expect(heading).toBeFocused()
  await expect(heading).toBeInViewport()
  // What is selected is said over a tab that does not show it, and leads back.
  await desk.region.getByRole('button', { name: /^Selected span.*التاجر/ }).click()
  await expect(desk.inspector).toHaveAccessibleName('Selected span')
})
