import type { BrowserWindowConstructorOptions } from 'electron'
import type { FromWindow } from '../page/worlds.ts'

/** What a window wants to hear of its page. */
export interface WindowEars {
  told(message: FromWindow): void
  /** Answers whether a page may go: for another one (`leaving`), or since its window closes. */
  mayUnload(asks: boolean, leaving: boolean): boolean
  titled(title: string): void
  /** Decides what the page asks for. */
  permission(name: string): Promise<boolean>
  /** `webContents.close()` or the page's own `window.close()`. */
  close(ask: boolean): void
  /** The page opened a window and may. */
  opened(url: string, options: BrowserWindowConstructorOptions): void
}
