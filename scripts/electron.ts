/** Chooses what runs the app: Electron where its binary is or can be fetched, else the Electron host. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findChromium, whatToInstall } from '../host/chromium/find.ts'
import { canInstall, installPackages } from './debian.ts'
import { inProject } from './project.ts'

/** `environment` is what a process needs so that the `electron` package and Playwright find the choice. */
export type Runtime =
  | { readonly kind: 'electron'; readonly environment: Readonly<Record<string, string>> }
  | {
      readonly kind: 'host'
      readonly browser: string
      readonly environment: Readonly<Record<string, string>>
    }
  /** Nothing here can show a window; `advice` is one line for the user. */
  | { readonly kind: 'none'; readonly advice: string }

const GIVE_UP_AFTER = 10_000
const FORGET_AFTER = 24 * 60 * 60 * 1000
const packageFolder = inProject('node_modules/electron')
const failureRecord = inProject('.cache/electron-fetch-failed.json')

/** Decides once per start; with `fetch`, tries at most once a day to download Electron's binary. */
export async function chooseRuntime(options: { readonly fetch: boolean }): Promise<Runtime> {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return { kind: 'electron', environment: {} }
  if (electronIsInstalled() || (options.fetch && (await fetchElectron()))) {
    return { kind: 'electron', environment: {} }
  }
  const browser = ensureBrowser()
  if (browser === null) return { kind: 'none', advice: whatToInstall() }
  return {
    kind: 'host',
    browser,
    environment: { ELECTRON_OVERRIDE_DIST_PATH: inProject('host') },
  }
}

/** The browser that the host shows its windows in; on Debian as root, Chromium is installed for it. */
function ensureBrowser(): string | null {
  const found = findChromium()
  if (found !== null || !canInstall()) return found
  return installPackages(['chromium']) ? findChromium() : null
}

function electronVersion(): string {
  return (
    JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  ).version
}

function electronIsInstalled(): boolean {
  const nameFile = join(packageFolder, 'path.txt')
  return (
    existsSync(nameFile) && existsSync(join(packageFolder, 'dist', readFileSync(nameFile, 'utf8')))
  )
}

/**
 * One try with Electron's own installer, ended when ten seconds pass in which nothing arrives.
 * A failed try is remembered for a day, so that starts on closed networks are not slowed.
 */
async function fetchElectron(): Promise<boolean> {
  const version = electronVersion()
  if (failedLately(version)) return false
  console.log(`Fetching Electron ${version} (about 115 MB, once)…`)
  const downloads = inProject('.cache/electron-download')
  await mkdir(downloads, { recursive: true })
  const failure = await runInstaller(downloads)
  rmSync(downloads, { recursive: true, force: true })
  if (failure === null && electronIsInstalled()) return true
  await writeFile(failureRecord, JSON.stringify({ version, failedAt: Date.now() }))
  console.log(
    `Electron could not be fetched (${failure ?? 'its installer left no binary'}). The next try is tomorrow; to try sooner: npx install-electron`,
  )
  return false
}

function failedLately(version: string): boolean {
  if (!existsSync(failureRecord)) return false
  const record: unknown = JSON.parse(readFileSync(failureRecord, 'utf8'))
  return (
    typeof record === 'object' &&
    record !== null &&
    'version' in record &&
    record.version === version &&
    'failedAt' in record &&
    typeof record.failedAt === 'number' &&
    Date.now() - record.failedAt < FORGET_AFTER
  )
}

/** Null when the installer succeeded, else why it did not. */
function runInstaller(downloads: string): Promise<string | null> {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, TMPDIR: downloads, TEMP: downloads, TMP: downloads },
    })
    let complaint = ''
    installer.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text
    })
    let arrived = 0
    let lastArrival = Date.now()
    let silent = false
    const watch = setInterval(() => {
      const size = sizeOfFolder(downloads)
      if (size > arrived) {
        arrived = size
        lastArrival = Date.now()
      } else if (Date.now() - lastArrival >= GIVE_UP_AFTER) {
        silent = true
        installer.kill('SIGKILL')
      }
    }, 250)
    installer.on('close', (code) => {
      clearInterval(watch)
      if (code === 0) resolve(null)
      else if (silent) resolve('no answer for 10 seconds')
      else resolve(reasonIn(complaint))
    })
  })
}

/** The innermost cause in Electron's installer's stack trace, such as `getaddrinfo ENOTFOUND github.com`. */
function reasonIn(complaint: string): string {
  const causes = [...complaint.matchAll(/^\s*(?:\[cause\]: )?\w*Error: (.+?)(?: \{)?$/gm)]
  return causes.at(-1)?.[1] ?? complaint.split('\n')[0] ?? 'its installer failed'
}

function sizeOfFolder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => {
      const file = statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })
      return sum + (file?.size ?? 0)
    }, 0)
}
