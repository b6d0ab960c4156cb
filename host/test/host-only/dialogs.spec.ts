import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { kdialogArguments } from '../../dialog/desktop-chooser.ts'
import { type TestApp, test } from '../app.ts'

type Shown = 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'

/** Shows a dialog; its window, and what it will answer. */
async function show(
  { electron }: TestApp,
  call: Shown,
  options: object,
): Promise<{ dialog: Page; answer: Promise<unknown> }> {
  const window = electron.waitForEvent('window')
  const answer = electron.evaluate(
    ({ dialog }, wanted) => {
      const shown = dialog[wanted.call] as (options: object) => Promise<unknown>
      return shown(wanted.options)
    },
    { call, options },
  )
  const dialog = await window
  await dialog.waitForLoadState('load')
  return { dialog, answer }
}

async function tree(folder: string): Promise<string> {
  await mkdir(join(folder, 'ملفات', 'داخل'), { recursive: true })
  await writeFile(join(folder, 'ملفات', 'مقال.txt'), '')
  await writeFile(join(folder, 'ملفات', 'b.md'), '')
  await writeFile(join(folder, 'ملفات', 'c.png'), '')
  await writeFile(join(folder, 'ملفات', '.hidden.txt'), '')
  return join(folder, 'ملفات')
}

/** Presses the key that ends a dialog: its window may be gone before the key is up again. */
async function pressLast(dialog: Page, key: string): Promise<void> {
  await Promise.allSettled([dialog.keyboard.press(key)])
}

const filters = [
  { name: 'Articles', extensions: ['txt', 'MD'] },
  { name: 'All files', extensions: ['*'] },
]

test('chooses a file by keyboard alone', async ({ app, folder }) => {
  const start = await tree(folder)
  const { dialog, answer } = await show(app, 'showOpenDialog', {
    title: 'Open article',
    defaultPath: start,
    filters,
  })
  const options = dialog.getByRole('listbox').getByRole('option')
  await expect(options).toHaveText(['داخل', 'b.md', 'مقال.txt'])
  await expect(dialog.getByRole('listbox')).toBeFocused()
  await dialog.keyboard.press('Enter')
  await expect(options).toHaveCount(0)
  await dialog.keyboard.press('Backspace')
  await expect(options).toHaveCount(3)
  await dialog.keyboard.press('End')
  await pressLast(dialog, 'Enter')
  expect(await answer).toEqual({ canceled: false, filePaths: [join(start, 'مقال.txt')] })
})

test('finds by typed letters, by kind, and by path', async ({ app, folder }) => {
  const start = await tree(folder)
  const { dialog, answer } = await show(app, 'showOpenDialog', {
    title: 'Open',
    defaultPath: start,
    filters,
    properties: ['openFile', 'multiSelections'],
  })
  await expect(dialog.getByRole('listbox').getByRole('option')).toHaveCount(3)
  await dialog.getByLabel('Kind').selectOption('All files')
  await expect(dialog.getByRole('listbox').getByRole('option')).toHaveCount(4)
  await dialog.getByLabel('Show hidden files').check()
  await expect(dialog.getByRole('listbox').getByRole('option')).toHaveCount(5)
  await dialog.getByLabel('Folder', { exact: true }).fill(join(start, 'داخل'))
  await dialog.keyboard.press('Enter')
  await expect(dialog.getByRole('listbox').getByRole('option')).toHaveCount(0)
  await dialog.getByLabel('Up one folder').click()
  await dialog.getByRole('listbox').focus()
  await dialog.keyboard.press('b')
  await dialog.keyboard.press('Shift+ArrowDown')
  await dialog.getByRole('button', { name: 'Open', exact: true }).click()
  expect(await answer).toEqual({
    canceled: false,
    filePaths: [join(start, 'b.md'), join(start, 'c.png')],
  })
})

test('speaks Arabic to an app that does, and is dismissed by Escape', async ({ app, folder }) => {
  const start = await tree(folder)
  const { dialog, answer } = await show(app, 'showOpenDialog', {
    title: 'فتح مجلد',
    defaultPath: start,
    properties: ['openDirectory'],
  })
  await expect(dialog.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(dialog).toHaveTitle('فتح مجلد')
  await expect(dialog.getByRole('button', { name: 'فتح هذا المجلد' })).toBeVisible()
  await expect(dialog.getByRole('listbox').getByRole('option')).toHaveText(['داخل'])
  await pressLast(dialog, 'Escape')
  expect(await answer).toEqual({ canceled: true, filePaths: [] })
})

test('chooses the folder that is shown', async ({ app, folder }) => {
  const start = await tree(folder)
  const { dialog, answer } = await show(app, 'showOpenDialog', {
    defaultPath: start,
    properties: ['openDirectory'],
  })
  await dialog.getByRole('button', { name: 'Open this folder' }).click()
  expect(await answer).toEqual({ canceled: false, filePaths: [start] })
})

test('asks before a file is replaced', async ({ app, folder }) => {
  const start = await tree(folder)
  const { dialog, answer } = await show(app, 'showSaveDialog', {
    title: 'Save',
    defaultPath: join(start, 'b.md'),
  })
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await expect(dialog.getByLabel('Name')).toHaveValue('b.md')
  await dialog.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toContainText('exists')
  await expect(dialog.getByRole('button', { name: 'Replace' })).toBeFocused()
  await pressLast(dialog, 'Enter')
  expect(await answer).toEqual({ canceled: false, filePath: join(start, 'b.md') })
})

test('saves under a new name, and is dismissed by closing its window', async ({ app, folder }) => {
  const first = await show(app, 'showSaveDialog', { defaultPath: join(folder, 'a.json') })
  await first.dialog.getByLabel('Name').fill('تصدير.json')
  await pressLast(first.dialog, 'Enter')
  expect(await first.answer).toEqual({ canceled: false, filePath: join(folder, 'تصدير.json') })
  const second = await show(app, 'showSaveDialog', {})
  await second.dialog.close()
  expect(await second.answer).toEqual({ canceled: true, filePath: '' })
})

test('asks a question in a window', async ({ app }) => {
  const { dialog, answer } = await show(app, 'showMessageBox', {
    message: 'أتحذف <b>الملف</b>؟',
    detail: 'لا رجعة في ذلك.',
    buttons: ['حذف', 'إبقاء', 'إلغاء'],
    defaultId: 1,
    cancelId: 2,
    checkboxLabel: 'لا تسأل ثانية',
  })
  await expect(dialog.getByText('أتحذف <b>الملف</b>؟')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'إبقاء' })).toBeFocused()
  await dialog.getByLabel('لا تسأل ثانية').check()
  await dialog.getByRole('button', { name: 'حذف' }).click()
  expect(await answer).toEqual({ response: 0, checkboxChecked: true })
  const again = await show(app, 'showMessageBox', { message: 'Stay?', buttons: ['Go', 'Cancel'] })
  await again.dialog.getByText('Stay?').waitFor()
  await pressLast(again.dialog, 'Escape')
  expect(await again.answer).toEqual({ response: 1, checkboxChecked: false })
})

test('leaves the choice to the desktop where it can choose', async ({ launch, folder }) => {
  const programs = join(folder, 'bin')
  await mkdir(programs)
  const asked = join(folder, 'asked.txt')
  await writeFile(
    join(programs, 'zenity'),
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${asked}'\nprintf '%s\\n' '${folder}/واحد.txt' '${folder}/b.md'\n`,
  )
  await chmod(join(programs, 'zenity'), 0o755)
  const { electron } = await launch()
  const answer = await electron.evaluate(
    ({ dialog }, { programs, filters }) => {
      process.env.PATH = `${programs}:${process.env.PATH}`
      process.env.DISPLAY ??= ':0'
      process.env.XDG_CURRENT_DESKTOP = 'GNOME'
      return dialog.showOpenDialog({ title: 'فتح', filters, properties: ['multiSelections'] })
    },
    { programs, filters },
  )
  expect(answer).toEqual({
    canceled: false,
    filePaths: [join(folder, 'واحد.txt'), join(folder, 'b.md')],
  })
})

test('asks KDE in its own words', () => {
  const request = {
    mode: 'open',
    multiple: true,
    title: 'فتح',
    buttonLabel: undefined,
    defaultPath: '/home/amal',
    filters,
    showsHidden: false,
    confirmsOverwrite: false,
  } as const
  expect(kdialogArguments(request)).toEqual([
    '--title',
    'فتح',
    '--multiple',
    '--separate-output',
    '--getopenfilename',
    '/home/amal',
    'Articles (*.txt *.MD)|All files (*)',
  ])
})
