import { EventEmitter } from 'node:events'
import type { MenuItem as ElectronMenuItem, MenuItemConstructorOptions } from 'electron'
import { guardPrototype } from '../lacking.ts'
import type { KeyPattern } from '../page/worlds.ts'
import { BrowserWindow } from '../window/browser-window.ts'
import { setAccelerators } from '../window/every-page.ts'
import { parseAccelerator } from './accelerator.ts'
import { roleOf } from './roles.ts'

type ItemOptions = MenuItemConstructorOptions | MenuItem
type Click = (item: MenuItem, window: BrowserWindow | undefined, event: object) => void

let lastCommand = 0

export class MenuItem
  implements
    Pick<
      ElectronMenuItem,
      | 'id'
      | 'type'
      | 'label'
      | 'sublabel'
      | 'toolTip'
      | 'enabled'
      | 'visible'
      | 'checked'
      | 'registerAccelerator'
      | 'commandId'
    >
{
  readonly id: string
  readonly commandId: number
  readonly type: ElectronMenuItem['type']
  readonly role: MenuItemConstructorOptions['role']
  readonly accelerator: string | undefined
  readonly registerAccelerator: boolean
  readonly submenu: Menu | undefined
  readonly sublabel: string
  readonly toolTip: string
  label: string
  enabled: boolean
  visible: boolean
  checked: boolean
  /** The menu it stands in. */
  menu: Menu | undefined
  readonly #click: Click | undefined

  constructor(options: MenuItemConstructorOptions) {
    const role = roleOf(options.role)
    lastCommand += 1
    this.commandId = lastCommand
    this.id = options.id ?? ''
    this.role = options.role
    this.submenu = submenuOf(options.submenu)
    this.type = options.type ?? (this.submenu === undefined ? 'normal' : 'submenu')
    if (this.type === 'submenu' && this.submenu === undefined) {
      throw new Error('Invalid submenu')
    }
    this.label = options.label ?? role?.label ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.accelerator = options.accelerator ?? role?.accelerator
    this.registerAccelerator = options.registerAccelerator ?? role?.registerAccelerator ?? true
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.#click = options.click as Click | undefined
  }

  /** Does what a choice of the item does; bound, as callers detach it. */
  readonly click = (event: object = {}, window?: BrowserWindow): void => {
    const focused = window ?? BrowserWindow.getFocusedWindow() ?? undefined
    if (this.type === 'checkbox') this.checked = !this.checked
    else if (this.type === 'radio') this.menu?.choose(this)
    const role = roleOf(this.role)
    if (role !== undefined) role.run(focused ?? BrowserWindow.getAllWindows()[0] ?? null)
    else this.#click?.(this, focused, event)
  }
}

guardPrototype('MenuItem', MenuItem.prototype)

export class Menu extends EventEmitter {
  static #application: Menu | null = null
  static #registered: MenuItem[] = []

  /** Sorts nothing: items stand as the template has them. */
  static buildFromTemplate(template: ItemOptions[]): Menu {
    if (!Array.isArray(template)) {
      throw new TypeError('Invalid template for Menu: Menu template must be an array')
    }
    const menu = new Menu()
    for (const options of template) {
      menu.append(options instanceof MenuItem ? options : new MenuItem(options))
    }
    return menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  /** Chromium's windows have no menu bar: of an application menu, the accelerators work. */
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
    Menu.#registered = menu === null ? [] : menu.allItems().filter(hasWorkingAccelerator)
    setAccelerators(
      Menu.#registered.map(
        ({ accelerator = '' }, index): KeyPattern =>
          parseAccelerator(accelerator, index, process.platform),
      ),
    )
  }

  /** An accelerator was typed in a window. */
  static accelerated(index: number, window: BrowserWindow): void {
    const item = Menu.#registered[index]
    if (item?.enabled) item.click({ triggeredByAccelerator: true }, window)
  }

  readonly items: MenuItem[] = []

  append(item: MenuItem): void {
    this.insert(this.items.length, item)
  }

  insert(position: number, item: MenuItem): void {
    item.menu = this
    this.items.splice(position, 0, item)
  }

  getMenuItemById(id: string): MenuItem | null {
    return this.allItems().find((item) => item.id === id) ?? null
  }

  /** The items of the menu and of all menus below it. */
  allItems(): MenuItem[] {
    return this.items.flatMap((item) => [item, ...(item.submenu?.allItems() ?? [])])
  }

  /** Checks a radio item, and unchecks those of its group: what lies between two separators. */
  choose(chosen: MenuItem): void {
    const at = this.items.indexOf(chosen)
    const isEnd = ({ type }: MenuItem): boolean => type === 'separator'
    const start = this.items.slice(0, at).findLastIndex(isEnd) + 1
    const after = this.items.slice(at).findIndex(isEnd)
    for (const item of this.items.slice(start, after === -1 ? undefined : at + after)) {
      if (item.type === 'radio') item.checked = item === chosen
    }
  }
}

guardPrototype('Menu', Menu.prototype)

function submenuOf(submenu: MenuItemConstructorOptions['submenu']): Menu | undefined {
  if (submenu === undefined) return undefined
  return Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as unknown as Menu)
}

function hasWorkingAccelerator(item: MenuItem): boolean {
  return (
    item.accelerator !== undefined &&
    item.registerAccelerator &&
    item.visible &&
    item.type !== 'submenu'
  )
}
