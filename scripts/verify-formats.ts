/**
 * Writes a data set in each format and has others' programs read it: those that npm has, Debian's, those
 * of PyPI that a Python of the machine has, and the wrappers in ../shared/verify. What could not be run is named, as is each format that nobody reads,
 * and why. `--install` installs Debian's packages first, where that can be done. The last line counts the
 * readers that ran; exit code 1 where one finds fault.
 */
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportFormats, isExportFormat } from '../src/core/formats/registry.ts'
import { canInstall, installPackages } from './debian.ts'
import { packages, readersOf, unread } from './verify/readers.ts'
import { writeSample } from './verify/sample.ts'

if (process.argv.includes('--install') && !(canInstall() && installPackages(packages)))
  console.log('Debian’s packages are not installed: readers that need them are not run.')

const folder = fs.mkdtempSync(join(tmpdir(), 'isnad-formats-'))
try {
  const readers = readersOf(writeSample(folder))
  const counts = { read: 0, fault: 0, 'not-run': 0 }
  for (const id of Object.keys(exportFormats).filter(isExportFormat)) {
    const own = readers.filter(({ format }) => format === id)
    for (const { run } of own) {
      const { reader, outcome, detail } = await run()
      counts[outcome]++
      tell(outcome, `${id}, by ${reader}`, detail)
    }
    if (own.length > 0) continue
    const reason = unread[id]
    if (reason === undefined) counts.fault++
    tell(reason === undefined ? 'fault' : 'none', id, reason ?? 'no reader, and no reason why')
  }
  if (counts['not-run'] > 0) console.log(`${counts['not-run']} readers were not run.`)
  console.log(`${counts.read} passed, ${counts.fault} failed`)
  process.exitCode = counts.fault === 0 ? 0 : 1
} finally {
  fs.rmSync(folder, { recursive: true })
}

function tell(outcome: string, what: string, detail: string): void {
  console.log(`${outcome.padEnd(8)} ${what}${detail === '' ? '' : `: ${detail}`}`)
}
