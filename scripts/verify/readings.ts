/** What became of having a program that is not ours read a format. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findInPath } from '../program.ts'

export const project = fileURLToPath(new URL('../../', import.meta.url))
/** Wrappers, schemas and contexts that lie beside the project, where they do. */
export const shared = fileURLToPath(new URL('../../../shared/verify/', import.meta.url))

export interface Reading {
  readonly reader: string
  readonly outcome: 'read' | 'fault' | 'not-run'
  readonly detail: string
}

/** What a reader cannot do without. All of it is looked for before the reader is run. */
export interface Needs {
  readonly programs?: readonly string[]
  /** Of Debian's Python. */
  readonly modules?: readonly string[]
  /** Of whatever Python the machine has, from PyPI: a package of this name. */
  readonly published?: Published
  /** Of npm, in a folder that is named by ISNAD_READERS. */
  readonly npm?: Installed
  readonly files?: readonly string[]
}

export interface Published {
  readonly module: string
  readonly name: string
}

export interface Installed {
  readonly name: string
  readonly version: string
}

/** The folder of an npm package that lies, in just this version, under the one that ISNAD_READERS names. */
export function folderOf({ name, version }: Installed): string | null {
  const folder = join(process.env.ISNAD_READERS ?? '', 'node_modules', name)
  const about = join(folder, 'package.json')
  if (process.env.ISNAD_READERS === undefined || !fs.existsSync(about)) return null
  return JSON.parse(fs.readFileSync(about, 'utf8')).version === version ? folder : null
}

export const python = '/usr/bin/python3'

/**
 * Runs a reader. `read` gives what is to be said of it, and throws where it finds fault: an error of
 * whatever kind is one.
 */
export async function reading(
  reader: string,
  needs: Needs,
  read: () => string | Promise<string>,
): Promise<Reading> {
  const missing = missingOf(needs)
  if (missing !== null) return { reader, outcome: 'not-run', detail: `needs ${missing}` }
  try {
    return { reader, outcome: 'read', detail: (await read()).trim() }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { reader, outcome: 'fault', detail: detail.trim() }
  }
}

/** What a program says; where it does not end with 0, that is the fault. */
export function said(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): string {
  const ran = spawnSync(program, [...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  })
  const output = `${ran.stdout ?? ''}${ran.stderr ?? ''}`
  if (ran.error !== undefined) throw ran.error
  if (ran.status !== 0) throw new Error(output)
  return output
}

function missingOf(needs: Needs): string | null {
  const { programs = [], modules = [], published, npm, files = [] } = needs
  if (npm !== undefined && folderOf(npm) === null)
    return `${npm.name}: npm install --legacy-peer-deps --prefix FOLDER ${npm.name}@${npm.version}, and ISNAD_READERS=FOLDER`
  if (published !== undefined && pythonWith(published) === null)
    return `${published.name}: pip install ${published.name}`
  const program = programs.find((one) => !fs.existsSync(one) && findInPath(one) === null)
  if (program !== undefined) return program
  const file = files.find((one) => !fs.existsSync(one))
  if (file !== undefined)
    return file.startsWith(shared) ? `../shared/verify/${file.slice(shared.length)}` : file
  return modules.find((one) => !hasModule(one)) ?? null
}

/** The first Python, that of PATH or Debian's, that can import the module with all it needs. */
export function pythonWith({ module }: Published): string | null {
  const known = [findInPath('python3'), python].filter((one) => one !== null)
  return known.find((one) => spawnSync(one, ['-c', `import ${module}`]).status === 0) ?? null
}

const found = new Map<string, boolean>()

function hasModule(name: string): boolean {
  const known = found.get(name)
  if (known !== undefined) return known
  const code = 'import importlib.util, sys; sys.exit(importlib.util.find_spec(sys.argv[1]) is None)'
  const has = fs.existsSync(python) && spawnSync(python, ['-c', code, name]).status === 0
  found.set(name, has)
  return has
}
