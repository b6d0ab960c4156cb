/** Frames in the inspector: their sentence, their roles, and what may fill them. */
import { expect } from '@playwright/test'
import { test } from '../app/test.ts'
import { withoutIsolates } from '../pages/words.ts'
import {
  frameOf,
  frames,
  openAnnotated,
  savedSidecar,
  sidecarOf,
  written,
} from './annotated-article.ts'

const saved = async (workspace: Parameters<typeof savedSidecar>[0], id: string) =>
  (await savedSidecar(workspace)).frames.find((frame) => frame.id === id)

const half = frameOf('half', 'attribution', { source: ['source-2'] })

test('what does not fit a role cannot be taken, and says why', async ({ workspace, start }) => {
  const { isnad, desk } = await openAnnotated(
    start,
    workspace,
    written(sidecarOf({ frames: [...frames, half] })),
  )
  await desk.open('Frames')
  await desk.row('التاجر').click()
  await expect(desk.inspector).toContainText('still to fill')
  await desk.inspector.getByRole('button', { name: 'Add to Content' }).click()
  const picker = isnad.page.getByRole('dialog', { name: 'What can fill Content' })
  const options = picker.getByRole('option')
  await expect(options.first()).toContainText('إنتاج القمح')
  const source = options.filter({ hasText: 'this is Source' }).first()
  await expect(source).toHaveAttribute('aria-disabled', 'true')
  await expect(source).toContainText('وزارة الزراعة')
  await expect(source).toContainText('Takes Claim; this is Source.')
  await source.click({ force: true })
  await expect(picker).toBeVisible()
  expect((await saved(workspace, 'half'))?.roles).not.toHaveProperty('content')

  await isnad.page.keyboard.press('Escape')
  await desk.inspector.getByRole('button', { name: 'Add to Content' }).click()
  await isnad.page.keyboard.insertText('الاسعار')
  await expect(options).toHaveCount(1)
  await isnad.page.keyboard.press('Enter')
  await expect(picker).toBeHidden()
  await expect
    .poll(async () => (await saved(workspace, 'half'))?.roles.content)
    .toEqual(['claim-2'])
  expect(withoutIsolates(await desk.inspector.locator('.frame-sentence').innerText())).toBe(
    '“التاجر سليم حداد”: “الأسعار قد ارتفعت ارتفاعًا فاحشًا”',
  )
})

test('a role is filled by picking on the page; what does not fit is refused there too', async ({
  workspace,
  start,
}) => {
  const { isnad, desk } = await openAnnotated(
    start,
    workspace,
    written(sidecarOf({ frames: [half] })),
  )
  await desk.open('Frames')
  await desk.row('التاجر').click()
  const pick = async (words: string) => {
    await desk.open('Spans')
    await desk.row(words).click()
    await desk.open('Frames')
  }
  await desk.inspector.getByRole('button', { name: 'Add to Content' }).click()
  await isnad.page.getByRole('button', { name: 'From the page' }).click()
  await expect(desk.inspector.getByRole('status')).toContainText('Choose a span on the page')
  await pick('وزارة الزراعة')
  await expect(desk.inspector.getByRole('status')).toContainText('this is Source')
  await pick('القمح')
  await expect
    .poll(async () => (await saved(workspace, 'half'))?.roles.content)
    .toEqual(['claim-1'])
  await expect(desk.inspector.getByRole('status')).toHaveCount(0)
})

test('fillers are taken out, frames begun and deleted, all of it with undo', async ({
  workspace,
  start,
}) => {
  const { isnad, desk } = await openAnnotated(start, workspace)
  await desk.open('Frames')
  await desk.rows.click()
  await desk.inspector.getByRole('button', { name: /^Take .* out of Cue$/ }).click()
  await expect
    .poll(async () => (await saved(workspace, 'frame-1'))?.roles)
    .toEqual({ source: ['source-1'], content: ['claim-1'] })
  await desk.region.getByRole('button', { name: 'New frame' }).click()
  await isnad.page.getByRole('menuitem', { name: 'Relation' }).click()
  await expect(desk.inspector).toContainText('still to fill')
  await expect.poll(async () => (await savedSidecar(workspace)).frames.length).toBe(2)
  await desk.inspector.getByRole('button', { name: 'Delete the frame' }).click()
  await expect.poll(async () => (await savedSidecar(workspace)).frames.length).toBe(1)
  await isnad.chooseMenu('undo')
  await expect.poll(async () => (await savedSidecar(workspace)).frames.length).toBe(2)
})
