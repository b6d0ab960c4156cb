import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './app.ts'

test('tells the preload the path of a chosen file at once', async ({ app: { page }, folder }) => {
  const files = [join(folder, 'مقال.txt'), join(folder, 'b.md')]
  for (const file of files) await writeFile(file, 'نص')
  await page.setInputFiles('#file', files)
  await expect.poll(() => page.evaluate(() => window.paths)).toEqual(files)
})

test('tells the preload the paths of dropped files at once', async ({ app: { page }, folder }) => {
  const files = [join(folder, 'مقال.txt'), folder]
  await writeFile(files[0] ?? '', 'نص')
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data })
  }
  await expect.poll(() => page.evaluate(() => window.paths)).toEqual(files)
})

test('tells no path of a file that is not on disk', async ({ app: { page } }) => {
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File(['نص'], 'made.txt'))
    dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }))
  })
  await expect.poll(() => page.evaluate(() => window.paths)).toEqual([''])
})
