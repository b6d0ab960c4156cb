/** Builds what `main` in package.json points to when its sources are not what was built last. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject, root } from './project.ts'

const sources = [
  'src',
  'resources',
  'package-lock.json',
  'package.json',
  'electron.vite.config.ts',
  'tsconfig.base.json',
]
const record = inProject('out/.built-from')

/** False when the build failed; its messages have gone to the terminal. */
export function buildIfStale(): boolean {
  const state = stateOfSources()
  if (existsSync(record) && readFileSync(record, 'utf8') === state) return true
  console.log('Building…')
  const { status } = spawnSync(
    process.execPath,
    [inProject('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error'],
    { cwd: root, stdio: 'inherit' },
  )
  if (status !== 0) return false
  writeFileSync(record, state)
  return true
}

/** Names, sizes and times of all sources: any change, removal or checkout shows in it. */
function stateOfSources(): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = inProject(source)
    if (!statSync(path).isDirectory()) {
      note(path)
      continue
    }
    const files = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
      .map((entry) => join(entry.parentPath, entry.name))
    files.sort().forEach(note)
  }
  return hash.digest('hex')

  function note(path: string): void {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
}
