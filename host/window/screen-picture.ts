import type { NativeImage, Size } from 'electron'
import { guardPrototype } from '../lacking.ts'

/** A picture of a window, as `capturePage` gives it. */
export class ScreenPicture
  implements Pick<NativeImage, 'toPNG' | 'toDataURL' | 'isEmpty' | 'getSize'>
{
  readonly #png: Buffer

  constructor(png: Uint8Array) {
    this.#png = Buffer.from(png)
  }

  toPNG(): Buffer {
    return this.#png
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#png.toString('base64')}`
  }

  isEmpty(): boolean {
    return this.#png.length === 0
  }

  /** In pixels, from the PNG's header. */
  getSize(): Size {
    return { width: this.#png.readUInt32BE(16), height: this.#png.readUInt32BE(20) }
  }
}

guardPrototype('NativeImage', ScreenPicture.prototype)
