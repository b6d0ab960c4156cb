import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { type ProcessLock, takeProcessLock } from '../process-lock.ts'

/** What a second instance tells the first. */
export interface InstanceNote {
  readonly argv: readonly string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

const longestSocketPath = 100
const attempts = 100
const pause = 50

/** The one instance of an app for one user-data folder. */
export class SingleInstance {
  readonly #folder: string
  readonly #address: string
  #lock: ProcessLock | null = null
  #close: (() => void) | null = null

  constructor(userData: string) {
    this.#folder = userData
    this.#address = socketAddress(userData)
  }

  get held(): boolean {
    return this.#lock !== null
  }

  /** Takes the place of the first instance; false when another process has it. */
  take(onSecond: (note: InstanceNote) => void): boolean {
    if (this.#lock !== null) return true
    this.#lock = takeProcessLock(join(this.#folder, 'instance.lock'))
    if (this.#lock === null) return false
    const server = createServer((socket) => {
      let text = ''
      socket.setEncoding('utf8')
      socket.on('data', (chunk) => {
        text += chunk
      })
      socket.on('error', () => socket.destroy())
      socket.on('end', () => {
        socket.end('heard')
        if (text !== '') onSecond(JSON.parse(text) as InstanceNote)
      })
    })
    // A socket that a killed instance left: the lock says that it is nobody's.
    if (process.platform !== 'win32') rmSync(this.#address, { force: true })
    server.listen(this.#address)
    server.unref()
    this.#close = () => server.close()
    return true
  }

  /** Tells the first instance; resolves when it heard, or cannot. */
  async tellFirst(note: InstanceNote): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (await sent(this.#address, JSON.stringify(note))) return
      // The first instance has taken its lock and is about to listen.
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }

  release(): void {
    this.#close?.()
    this.#lock?.release()
    this.#close = null
    this.#lock = null
  }
}

function sent(address: string, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path: address, allowHalfOpen: true })
    socket.once('connect', () => socket.end(text))
    socket.once('data', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}

/** Socket paths are short on every system: a long folder's socket lies in the temporary folder. */
function socketAddress(userData: string): string {
  const name = createHash('sha256').update(userData).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\electron-host-${name}`
  const path = join(userData, 'instance.sock')
  if (Buffer.byteLength(path) < longestSocketPath) return path
  const folder = join(tmpdir(), `electron-host-${userInfo().uid}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return join(folder, `${name}.sock`)
}
