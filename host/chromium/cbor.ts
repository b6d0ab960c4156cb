/**
 * The binary form of the DevTools protocol (crdtp): CBOR in which every map and array lies in an
 * envelope that states its length, UTF-16 strings are byte strings and binary values carry tag 22.
 * It is two to three times as fast as JSON on a megabyte of Arabic, and keeps lone surrogates.
 */

export const envelopeHeaderLength = 7
const ascii = /^[\x20-\x7e]*$/

/** The chunks of one message, to be written one after the other. */
export function encodeMessage(message: object): Buffer[] {
  const chunks: Buffer[] = []
  encodeContainer(message, chunks)
  return chunks
}

/** Length of the message that starts with this header, header included. */
export function messageLength(header: Buffer): number {
  if (header[0] !== 0xd8 || header[1] !== 0x18 || header[2] !== 0x5a)
    throw new Error('The browser sent something that is no protocol message')
  return header.readUInt32BE(3) + envelopeHeaderLength
}

function encodeContainer(value: object, chunks: Buffer[]): number {
  const header = Buffer.alloc(envelopeHeaderLength + 1)
  header.set([0xd8, 0x18, 0x5a])
  chunks.push(header)
  let length = 2
  if (Array.isArray(value)) {
    header[7] = 0x9f
    for (const item of value) length += encodeValue(item, chunks)
  } else {
    header[7] = 0xbf
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue
      length += encodeValue(key, chunks) + encodeValue(item, chunks)
    }
  }
  chunks.push(Buffer.of(0xff))
  header.writeUInt32BE(length, 3)
  return length + envelopeHeaderLength
}

function encodeValue(value: unknown, chunks: Buffer[]): number {
  switch (typeof value) {
    case 'string': {
      const short = value.length < 64 && ascii.test(value)
      const bytes = Buffer.from(value, short ? 'latin1' : 'utf16le')
      return push(chunks, head(short ? 3 : 2, bytes.length), bytes)
    }
    case 'number': {
      if (Number.isInteger(value) && Math.abs(value) < 2 ** 31)
        return push(chunks, value < 0 ? head(1, -1 - value) : head(0, value))
      const bytes = Buffer.alloc(9, 0xfb)
      bytes.writeDoubleBE(value, 1)
      return push(chunks, bytes)
    }
    case 'boolean':
      return push(chunks, Buffer.of(value ? 0xf5 : 0xf4))
    case 'object': {
      if (value === null) return push(chunks, Buffer.of(0xf6))
      if (value instanceof Uint8Array) {
        const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
        return push(chunks, Buffer.of(0xd6), head(2, bytes.length), bytes)
      }
      return encodeContainer(value, chunks)
    }
    default:
      throw new TypeError(`A protocol message cannot hold a ${typeof value}`)
  }
}

function push(chunks: Buffer[], ...parts: Buffer[]): number {
  let length = 0
  for (const part of parts) {
    chunks.push(part)
    length += part.length
  }
  return length
}

function head(major: number, length: number): Buffer {
  const type = major << 5
  if (length < 24) return Buffer.of(type | length)
  if (length < 0x100) return Buffer.of(type | 24, length)
  if (length < 0x10000) return Buffer.of(type | 25, length >> 8, length & 0xff)
  const bytes = Buffer.alloc(5)
  bytes[0] = type | 26
  bytes.writeUInt32BE(length, 1)
  return bytes
}

/** One whole message, envelope included. Binary values come as bytes. */
export function decodeMessage(bytes: Buffer): unknown {
  let at = 0

  function length(info: number): number {
    if (info < 24) return info
    const start = at
    if (info === 24) {
      at += 1
      return bytes.readUInt8(start)
    }
    if (info === 25) {
      at += 2
      return bytes.readUInt16BE(start)
    }
    if (info === 26) {
      at += 4
      return bytes.readUInt32BE(start)
    }
    at += 8
    return Number(bytes.readBigUInt64BE(start))
  }

  function take(count: number): Buffer {
    at += count
    return bytes.subarray(at - count, at)
  }

  function value(): unknown {
    const initial = bytes.readUInt8(at)
    at += 1
    switch (initial) {
      case 0xd8:
        at += envelopeHeaderLength - 1
        return value()
      case 0xd6: {
        const inner = bytes.readUInt8(at)
        at += 1
        return take(length(inner & 31))
      }
      case 0xf4:
        return false
      case 0xf5:
        return true
      case 0xf6:
        return null
      case 0xfb:
        return take(8).readDoubleBE(0)
      case 0xbf: {
        const map: Record<string, unknown> = {}
        while (bytes[at] !== 0xff) {
          const key = String(value())
          map[key] = value()
        }
        at += 1
        return map
      }
      case 0x9f: {
        const list: unknown[] = []
        while (bytes[at] !== 0xff) list.push(value())
        at += 1
        return list
      }
    }
    const info = initial & 31
    switch (initial >> 5) {
      case 0:
        return length(info)
      case 1:
        return -1 - length(info)
      case 2:
        return take(length(info)).toString('utf16le')
      case 3:
        return take(length(info)).toString('utf8')
      default:
        throw new Error(`The browser sent an unknown value, 0x${initial.toString(16)}`)
    }
  }

  return value()
}
