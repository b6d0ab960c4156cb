/** What was deleted in earlier sessions can be brought back. */
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../app/test.ts'
import { Desk } from '../pages/desk.ts'
import { article, openAnnotated, savedSidecar } from './annotated-article.ts'

test('a span and a frame deleted in an earlier session come back as they were', async ({
  workspace,
  start,
}) => {
  const { isnad, desk } = await openAnnotated(start, workspace)
  const before = await savedSidecar(workspace)
  await desk.open('Frames')
  await desk.rows.click()
  await desk.inspector.getByRole('button', { name: 'Delete the frame' }).click()
  await desk.open('Spans')
  await desk.row('القمح').click()
  await desk.inspector.getByRole('button', { name: 'Delete the span' }).click()
  await expect.poll(async () => (await savedSidecar(workspace)).spans.length).toBe(5)
  await desk.expectState('Saved')
  await isnad.close()

  const again = await start({ paths: [join(workspace.articles, article)] })
  const later = new Desk(again.page)
  await expect(later.rows).toHaveCount(5)
  await again.chooseMenu('bin')
  const bin = again.page.getByRole('dialog', { name: 'Bin' })
  await expect(bin.getByRole('listitem')).toHaveCount(2)
  await bin.getByRole('button', { name: /^Restore: Claim: .*القمح/ }).click()
  await expect(bin.getByRole('listitem')).toHaveCount(1)
  await bin.getByRole('button', { name: /^Restore: Attribution: / }).click()
  await expect(bin).toContainText('The bin of this article is empty.')
  await expect.poll(async () => (await savedSidecar(workspace)).frames).toEqual(before.frames)
  expect((await savedSidecar(workspace)).spans).toEqual(before.spans)
})

test('what was deleted and undone is not offered', async ({ workspace, start }) => {
  const { isnad, desk } = await openAnnotated(start, workspace)
  await desk.row('القمح').click()
  await desk.inspector.getByRole('button', { name: 'Delete the span' }).click()
  await desk.expectState('Saved')
  await expect.poll(async () => (await savedSidecar(workspace)).spans.length).toBe(5)
  await isnad.page.keyboard.press('Control+KeyZ')
  await isnad.chooseMenu('bin')
  const bin = isnad.page.getByRole('dialog', { name: 'Bin' })
  await expect(bin).toContainText('The bin of this article is empty.')
})

test('a span comes back into the frame that it stood in, and a frame with its spans', async ({
  workspace,
  start,
}) => {
  const { isnad, desk } = await openAnnotated(start, workspace)
  const { frames, spans } = await savedSidecar(workspace)
  const bin = isnad.page.getByRole('dialog', { name: 'Bin' })
  const savedRoles = async () => (await savedSidecar(workspace)).frames.map(({ roles }) => roles)
  const deleteClaim = async () => {
    await desk.row('القمح').click()
    await desk.inspector.getByRole('button', { name: 'Delete the span' }).click()
    await expect.poll(async () => (await savedSidecar(workspace)).spans.length).toBe(5)
  }
  await deleteClaim()
  expect(await savedRoles()).toEqual([{ source: ['source-1'], cue: ['cue-1'] }])
  await isnad.chooseMenu('bin')
  await bin.getByRole('button', { name: /^Restore: Claim: .*القمح/ }).click()
  await expect(bin).toContainText('It stands again in: Attribution (Content).')
  await expect.poll(savedRoles).toEqual(frames.map(({ roles }) => roles))

  await isnad.page.keyboard.press('Escape')
  await desk.open('Frames')
  await desk.rows.click()
  await desk.inspector.getByRole('button', { name: 'Delete the frame' }).click()
  await expect.poll(savedRoles).toEqual([])
  await desk.open('Spans')
  await deleteClaim()
  await isnad.chooseMenu('bin')
  await bin.getByRole('button', { name: /^Restore: Attribution: / }).click()
  await expect(bin).toContainText('1 item that belongs to it came back with it.')
  await expect(bin).toContainText('The bin of this article is empty.')
  await expect.poll(savedRoles).toEqual(frames.map(({ roles }) => roles))
  expect((await savedSidecar(workspace)).spans).toEqual(spans)

  await isnad.page.keyboard.press('Escape')
  await deleteClaim()
  await desk.open('Frames')
  await desk.rows.click()
  await desk.inspector.getByRole('button', { name: 'Delete the frame' }).click()
  await expect.poll(savedRoles).toEqual([])
  await isnad.chooseMenu('bin')
  await bin.getByRole('button', { name: /^Restore: Claim: .*القمح/ }).click()
  await expect(bin).toContainText('The frame that it stood in is in the bin too')
  await bin.getByRole('button', { name: /^Restore: Attribution: / }).click()
  await expect.poll(savedRoles).toEqual(frames.map(({ roles }) => roles))
})
