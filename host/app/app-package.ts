import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What an app says of itself. */
export interface AppPackage {
  readonly folder: string
  /** Path of the main script. */
  readonly main: string
  readonly name: string
  readonly version: string
}

/** Reads the app that lies at `path`, a folder or a script. Throws where there is none. */
export function readAppPackage(path: string): AppPackage {
  const isFolder = statSync(path).isDirectory()
  const folder = isFolder ? path : dirname(path)
  const told = isFolder ? readPackage(join(path, 'package.json')) : nearestPackage(folder)
  return {
    folder,
    main: isFolder ? join(path, text(told.main) ?? 'index.js') : path,
    name: text(told.productName) ?? text(told.name) ?? 'Electron',
    version: text(told.version) ?? '',
  }
}

function readPackage(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
}

/** A script that is named itself bears the name of the package it lies in, if that is beside it. */
function nearestPackage(folder: string): Record<string, unknown> {
  try {
    return readPackage(join(folder, 'package.json'))
  } catch {
    return {}
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
