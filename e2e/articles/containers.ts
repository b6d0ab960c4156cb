/** File containers that no well-meaning program writes. */
import { constants, crc32, deflateRawSync } from 'node:zlib'

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_RECORD = 0x06054b50

/** A zip of one entry of `size` zero bytes, made by repeating a compressed piece: small here, huge unpacked. */
export function zipOfDeflated(name: string, size: number): Buffer {
  const piece = 10_000_000
  const repeated = deflateRawSync(Buffer.alloc(piece), { finishFlush: constants.Z_SYNC_FLUSH })
  const data = Buffer.concat([
    ...Array<Buffer>(Math.floor(size / piece)).fill(repeated),
    deflateRawSync(Buffer.alloc(0)),
  ])
  const path = Buffer.from(name)
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(crc32(Buffer.alloc(0)), 0)
  sizes.writeUInt32LE(data.length, 4)
  sizes.writeUInt32LE(size, 8)

  const local = Buffer.alloc(30)
  local.writeUInt32LE(LOCAL_HEADER, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  sizes.copy(local, 14)
  local.writeUInt16LE(path.length, 26)

  const central = Buffer.alloc(46)
  central.writeUInt32LE(CENTRAL_HEADER, 0)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(8, 10)
  sizes.copy(central, 16)
  central.writeUInt16LE(path.length, 28)

  const end = Buffer.alloc(22)
  end.writeUInt32LE(END_RECORD, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + path.length, 12)
  end.writeUInt32LE(local.length + path.length + data.length, 16)
  return Buffer.concat([local, path, data, central, path, end])
}

/** The zip with its first entry listed once more under another name, over the same bytes. */
export function overlappingZip(zip: Buffer): Buffer {
  const end = zip.length - 22
  if (zip.readUInt32LE(end) !== END_RECORD) throw new Error('a zip with a comment')
  const directory = zip.readUInt32LE(end + 16)
  const nameLength = zip.readUInt16LE(directory + 28)
  const entryLength =
    46 + nameLength + zip.readUInt16LE(directory + 30) + zip.readUInt16LE(directory + 32)
  const again = Buffer.from(zip.subarray(directory, directory + entryLength))
  again.write('x', 46)
  const record = Buffer.from(zip.subarray(end))
  const count = record.readUInt16LE(8) + 1
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(record.readUInt32LE(12) + again.length, 12)
  return Buffer.concat([zip.subarray(0, end), again, record])
}

/** An OLE compound file ([MS-CFB], version 3) with empty streams of these names: the container of old and of encrypted Office files. */
export function compoundFile(streams: readonly string[]): Buffer {
  const sector = 512
  const END_OF_CHAIN = 0xfffffffe
  const FREE = 0xffffffff
  const FAT_SECTOR = 0xfffffffd
  const header = Buffer.alloc(sector)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(END_OF_CHAIN, 60)
  header.writeUInt32LE(END_OF_CHAIN, 68)
  header.fill(0xff, 76)
  header.writeUInt32LE(0, 76)

  const table = Buffer.alloc(sector, 0xff)
  table.writeUInt32LE(FAT_SECTOR, 0)
  table.writeUInt32LE(END_OF_CHAIN, 4)

  const names = ['Root Entry', ...streams]
  const directory = Buffer.concat(
    Array.from({ length: 4 }, (_, i) => {
      const entry = Buffer.alloc(128)
      const name = names[i]
      const encoded = Buffer.from(name === undefined ? '' : `${name}\0`, 'utf16le')
      encoded.copy(entry)
      entry.writeUInt16LE(encoded.length, 64)
      entry.writeUInt8(name === undefined ? 0 : i === 0 ? 5 : 2, 66)
      entry.writeUInt8(1, 67)
      entry.writeUInt32LE(FREE, 68)
      entry.writeUInt32LE(i > 0 && i < names.length - 1 ? i + 1 : FREE, 72)
      entry.writeUInt32LE(i === 0 ? 1 : FREE, 76)
      entry.writeUInt32LE(END_OF_CHAIN, 116)
      return entry
    }),
  )
  return Buffer.concat([header, table, directory, Buffer.alloc(sector * 8)])
}
