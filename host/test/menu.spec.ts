import { expect } from '@playwright/test'
import { type AppGlobals, test } from './app.ts'

test('finds, checks and clicks items', async ({ app: { electron } }) => {
  const told = await electron.evaluate(({ Menu }) => {
    const clicked: string[] = []
    const menu = Menu.buildFromTemplate([
      {
        label: 'ملف',
        submenu: [
          { id: 'open', label: 'فتح', click: (item) => clicked.push(item.id) },
          { id: 'wrap', label: 'لف', type: 'checkbox', click: (item) => clicked.push(item.id) },
          { type: 'separator' },
          { id: 'one', label: '1', type: 'radio', checked: true },
          { id: 'two', label: '2', type: 'radio' },
        ],
      },
    ])
    Menu.setApplicationMenu(menu)
    for (const id of ['open', 'wrap', 'two']) menu.getMenuItemById(id)?.click()
    return {
      clicked,
      isSame: Menu.getApplicationMenu() === menu,
      label: menu.items[0]?.label,
      wrap: menu.getMenuItemById('wrap')?.checked,
      two: menu.getMenuItemById('two')?.checked,
      absent: menu.getMenuItemById('three'),
    }
  })
  expect(told).toEqual({
    clicked: ['open', 'wrap'],
    isSame: true,
    label: 'ملف',
    wrap: true,
    two: true,
    absent: null,
  })
})

test('hears accelerators that are registered, enabled, and left by the page', async ({ app }) => {
  const { electron, page } = app
  await page.evaluate(() => {
    addEventListener('keydown', (event) => {
      if (event.ctrlKey && event.code === 'KeyJ') event.preventDefault()
    })
  })
  await electron.evaluate(({ Menu }) => {
    const { events } = globalThis as unknown as AppGlobals
    const item = (accelerator: string, more = {}) => ({
      label: accelerator,
      accelerator,
      click: () => events.push(accelerator),
      ...more,
    })
    Menu.setApplicationMenu(
      Menu.buildFromTemplate([
        {
          label: 'File',
          submenu: [
            item('CmdOrCtrl+O'),
            item('CmdOrCtrl+Shift+O'),
            item('CmdOrCtrl+E', { enabled: false }),
            item('CmdOrCtrl+G', { registerAccelerator: false }),
            item('CmdOrCtrl+J'),
            item('F9'),
            item('F8'),
          ],
        },
      ]),
    )
  })
  // The page hears of the menu by main's way, and of keys by the test's: until it has, keys are its own.
  const heard = () => electron.evaluate(() => (globalThis as unknown as AppGlobals).events)
  await expect
    .poll(async () => {
      await page.keyboard.press('F8')
      return heard()
    })
    .toContain('F8')
  for (const key of ['o', 'Shift+O', 'e', 'g', 'j'])
    await page.keyboard.press(`ControlOrMeta+${key}`)
  await page.keyboard.press('F9')
  await expect
    .poll(async () => (await heard()).filter((accelerator) => accelerator !== 'F8'))
    .toEqual(['CmdOrCtrl+O', 'CmdOrCtrl+Shift+O', 'F9'])
})

test('runs the roles for editing and zooming', async ({ app: { electron, page } }) => {
  await page.fill('#text', 'كلمة')
  await page.focus('#text')
  await electron.evaluate(({ Menu, BrowserWindow }) => {
    const menu = Menu.buildFromTemplate([
      { role: 'selectAll', id: 'all' },
      { role: 'delete', id: 'delete' },
      { role: 'zoomIn', id: 'zoom' },
    ])
    for (const id of ['all', 'delete', 'zoom'])
      menu.getMenuItemById(id)?.click({}, BrowserWindow.getAllWindows()[0])
  })
  await expect.poll(() => page.inputValue('#text')).toBe('')
  expect(
    await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel(),
    ),
  ).toBeCloseTo(0.5)
})
