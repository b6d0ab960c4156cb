/**
 * The only globals core uses beyond ECMAScript: the WHATWG Encoding Standard's
 * coders, present in Node, Electron and every browser alike.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  readonly encoding: string
  decode(input?: Uint8Array, options?: { stream?: boolean }): string
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
