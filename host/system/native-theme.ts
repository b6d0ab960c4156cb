import { EventEmitter } from 'node:events'
import type { NativeTheme } from 'electron'
import { guardPrototype } from '../lacking.ts'
import { setEmulatedMedia } from '../window/every-page.ts'

type Source = NativeTheme['themeSource']

class HostNativeTheme
  extends EventEmitter
  implements
    Pick<
      NativeTheme,
      | 'themeSource'
      | 'shouldUseDarkColors'
      | 'shouldUseHighContrastColors'
      | 'prefersReducedTransparency'
      | 'inForcedColorsMode'
    >
{
  readonly prefersReducedTransparency = false
  #source: Source = 'system'
  #dark = false
  #contrast = false

  get themeSource(): Source {
    return this.#source
  }

  set themeSource(source: Source) {
    if (!['system', 'light', 'dark'].includes(source)) {
      throw new TypeError(`themeSource is 'system', 'light' or 'dark', not '${source}'`)
    }
    if (source === this.#source) return
    this.#source = source
    setEmulatedMedia([{ name: 'prefers-color-scheme', value: source === 'system' ? '' : source }])
    const dark = source === 'system' ? this.#dark : source === 'dark'
    if (dark !== this.#dark) this.tell(dark, this.#contrast)
  }

  get shouldUseDarkColors(): boolean {
    return this.#dark
  }

  get shouldUseHighContrastColors(): boolean {
    return this.#contrast
  }

  get inForcedColorsMode(): boolean {
    return this.#contrast
  }

  /** What a window sees of the system. */
  tell(dark: boolean, contrast: boolean): void {
    if (dark === this.#dark && contrast === this.#contrast) return
    this.#dark = dark
    this.#contrast = contrast
    this.emit('updated')
  }
}

guardPrototype('nativeTheme', HostNativeTheme.prototype)

export const nativeTheme = new HostNativeTheme()
