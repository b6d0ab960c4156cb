/**
 * Writes a data set in each format and has others' programs read it: those that npm has, and the
 * wrappers in ../shared/verify, where they and what they need (Debian packages) are there. What could
 * not be run is said. Exit code 1 where a reader finds fault.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import jsonld from 'jsonld'
import { exportFormats } from '../src/core/formats/registry.ts'
import { casXmiImport } from '../src/core/formats/uima/cas-xmi-import.ts'
import {
  annotationsOf,
  exportAll,
  generatedDocument,
  importAll,
  importedAnnotations,
} from '../src/core/testing/datasets.ts'

const project = fileURLToPath(new URL('../', import.meta.url))
const wrappers = join(project, '../shared/verify')
const folder = fs.mkdtempSync(join(tmpdir(), 'isnad-formats-'))

const documents = fc
  .sample(generatedDocument, { numRuns: 40, seed: 11 })
  .map((document, i) => ({ ...document, stem: `d${i}` }))

interface Reading {
  readonly reader: string
  readonly outcome: 'read' | 'fault' | 'not-run'
  readonly detail: string
}

try {
  for (const [id, format] of Object.entries(exportFormats))
    for (const [name, bytes] of exportAll(format, documents).files) {
      const path = join(folder, id, name)
      fs.mkdirSync(dirname(path), { recursive: true })
      fs.writeFileSync(path, bytes)
    }
  const readings = [
    wrapper('verify-jsonl', 'jsonl/data.jsonl', []),
    wrapper('verify-jsonl', 'parquet/data.parquet', []),
    ...['documents', 'spans', 'frames'].flatMap((table) =>
      ['csv', 'tsv'].map((extension) =>
        wrapper('verify-table', `${extension}/${table}.${extension}`, ['soffice']),
      ),
    ),
    wrapper('verify-table', 'xlsx/dataset.xlsx', ['soffice']),
    wellFormed('labelstudio/config.xml'),
    await webAnnotations(),
    uima(),
  ]
  for (const { reader, outcome, detail } of readings)
    console.log(`${outcome.padEnd(8)} ${reader}${detail === '' ? '' : `: ${detail}`}`)
  process.exitCode = readings.some(({ outcome }) => outcome === 'fault') ? 1 : 0
} finally {
  fs.rmSync(folder, { recursive: true })
}

/** Runs a wrapper on a file. It exits 0 where its readers found all well. */
function wrapper(name: string, file: string, programs: readonly string[]): Reading {
  const reader = `${name} ${file}`
  const program = join(wrappers, name)
  if (!fs.existsSync(program)) return notRun(reader, 'not there')
  const missing = programs.find((one) => !isInstalled(one))
  if (missing !== undefined) return notRun(reader, `needs ${missing}`)
  const ran = spawnSync(program, [join(folder, file)], {
    encoding: 'utf8',
    env: { ...process.env, FORMATS: project },
  })
  const said = `${ran.stdout}${ran.stderr}`.trim()
  const needs = /No module named '?(\w+)/.exec(said)?.[1]
  if (ran.error !== undefined) return notRun(reader, ran.error.message)
  if (ran.status !== 0 && needs !== undefined) return notRun(reader, `needs ${needs}`)
  return { reader, outcome: ran.status === 0 ? 'read' : 'fault', detail: said }
}

function wellFormed(file: string): Reading {
  const reader = `xmllint ${file}`
  if (!isInstalled('xmllint')) return notRun(reader, 'needs xmllint')
  const ran = spawnSync('xmllint', ['--noout', join(folder, file)], { encoding: 'utf8' })
  return { reader, outcome: ran.status === 0 ? 'read' : 'fault', detail: ran.stderr.trim() }
}

/** Every page of web annotations as RDF, in the mode in which nothing may be lost. */
async function webAnnotations(): Promise<Reading> {
  const reader = 'jsonld webannotation'
  const context = join(wrappers, 'data/anno.jsonld')
  if (!fs.existsSync(context)) return notRun(reader, 'needs anno.jsonld')
  const document = JSON.parse(fs.readFileSync(context, 'utf8'))
  const documentLoader = async (documentUrl: string) => {
    if (documentUrl !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(documentUrl)
    return { document, documentUrl }
  }
  const options = { documentLoader, safe: true }
  let statements = 0
  try {
    for (const name of fs.readdirSync(join(folder, 'webannotation'))) {
      if (!name.endsWith('.jsonld')) continue
      const page = JSON.parse(fs.readFileSync(join(folder, 'webannotation', name), 'utf8'))
      const rdf: unknown = await jsonld.toRDF(page, options)
      if (!Array.isArray(rdf)) throw new Error(`${name} is no graph`)
      statements += rdf.length
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { reader, outcome: 'fault', detail: error.message }
  }
  return { reader, outcome: 'read', detail: `${statements} statements` }
}

/** What Apache UIMA holds once it has read our XMI, as it writes it itself, is what we had. */
function uima(): Reading {
  const reader = 'Apache UIMA cas-xmi'
  const core = '/usr/share/java/uimaj-core.jar'
  if (!isInstalled('javac')) return notRun(reader, 'needs a JDK')
  if (!fs.existsSync(core)) return notRun(reader, 'needs libuima-core-java')
  const [from, to] = [join(folder, 'cas-xmi'), join(folder, 'cas-xmi-again')]
  fs.mkdirSync(to)
  const program = join(project, 'scripts/verify/RewriteXmi.java')
  const ran = spawnSync('java', ['-cp', core, program, from, to], { encoding: 'utf8' })
  const said = `${ran.stdout}${ran.stderr}`.trim()
  if (ran.status !== 0) return { reader, outcome: 'fault', detail: said }
  const types = fs.readFileSync(join(from, 'TypeSystem.xml'))
  for (const document of documents) {
    const name = `${document.stem}.xmi`
    const files = new Map([
      ['TypeSystem.xml', types],
      [name, fs.readFileSync(join(to, name))],
    ])
    const { documents: read, problems } = importAll(casXmiImport, files)
    const back = read.map((one) => withoutFalse({ ...importedAnnotations(one), text: one.text }))
    const had = withoutFalse({ ...annotationsOf(document), text: document.text })
    if (problems.length > 0 || !isDeepStrictEqual(back, [had]))
      return { reader, outcome: 'fault', detail: `${name} ${JSON.stringify(problems)}` }
  }
  return { reader, outcome: 'read', detail: said }
}

/** A boolean of UIMA is false where nothing was said. */
function withoutFalse(value: object): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, member: unknown) => (member === false ? undefined : member)),
  )
}

function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '')
    .split(':')
    .some((path) => fs.existsSync(join(path, basename(program))))
}

function notRun(reader: string, detail: string): Reading {
  return { reader, outcome: 'not-run', detail }
}
