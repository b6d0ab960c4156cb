/** The browser that the Electron host shows its windows in. */
import { join } from 'node:path'
import { canInstall, installPackages } from './debian.ts'
import { findInPath, isProgram } from './program.ts'

type Found =
  | { readonly ok: true; readonly value: string }
  | {
      readonly ok: false
      readonly failure: { readonly kind: 'no-browser'; readonly advice: string }
    }

/** Finds Chromium, Chrome or Edge; on Debian as root installs Chromium where none is there. */
export function ensureBrowser(): Found {
  const found = findBrowser()
  if (found) return { ok: true, value: found }
  if (canInstall() && installPackages(['chromium'])) {
    const installed = findBrowser()
    if (installed) return { ok: true, value: installed }
  }
  return { ok: false, failure: { kind: 'no-browser', advice: advice() } }
}

function findBrowser(): string | null {
  if (process.platform === 'linux') {
    return findInPath([
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'microsoft-edge-stable',
      'microsoft-edge',
    ])
  }
  return installedPlaces().find(isProgram) ?? null
}

function installedPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
    (name) => process.env[name] ?? [],
  )
  return folders.flatMap((folder) => [
    join(folder, 'Google/Chrome/Application/chrome.exe'),
    join(folder, 'Chromium/Application/chrome.exe'),
    join(folder, 'Microsoft/Edge/Application/msedge.exe'),
  ])
}

function advice(): string {
  if (process.platform !== 'linux') return 'Install Chrome or Edge, then run npm start again.'
  return 'Install Chromium (on Debian and Ubuntu: sudo apt-get install chromium), then run npm start again.'
}
