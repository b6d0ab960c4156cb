/** Readers that are not ours, by the format that they read. */
import fs from 'node:fs'
import { join } from 'node:path'
import type { ExportFormatId } from '../../src/core/formats/registry.ts'
import { rewriteCas } from './cassis.ts'
import { readDoccano, readParquet, readPieces } from './duckdb.ts'
import { editAgain, labelStudioFrontEnd } from './label-studio.ts'
import { readLinkedData } from './linked-data.ts'
import {
  folderOf,
  type Published,
  project,
  python,
  pythonWith,
  type Reading,
  reading,
  said,
  shared,
} from './readings.ts'
import type { Sample } from './sample.ts'
import { readEntities } from './seqeval.ts'
import { rewriteXmi, uimaCore } from './uima.ts'

/** Debian's packages that some of them are in, or need. */
export const packages = [
  'jing',
  'libxml2-utils',
  'python3-lxml',
  'python3-nltk',
  'python3-numpy',
  'python3-openpyxl',
  'python3-srsly',
  'libreoffice-calc-nogui',
  'default-jdk-headless',
  'libuima-core-java',
] as const

/** Why none reads a format: what would is to be had neither from npm nor from Debian. */
export const unread: Partial<Record<ExportFormatId, string>> = {
  brat: 'brat’s own parser is a server’s, in neither npm nor Debian; CONTRIBUTING.md says what it read',
  'webanno-tsv': 'INCEpTION’s reader is in neither npm nor Debian',
}

interface FormatReading {
  readonly format: ExportFormatId
  readonly run: () => Promise<Reading>
}

export function readersOf(sample: Sample): readonly FormatReading[] {
  const { folder, documents } = sample
  const records = documents.length
  const at = (format: ExportFormatId, name = '') => join(folder, format, name)
  const schemaOrg = '{"@context":{"@vocab":"http://schema.org/"}}'
  const context = join(shared, 'data/anno.jsonld')
  return [
    of('jsonl', 'DuckDB', {}, () =>
      readPieces(at('jsonl', 'data.jsonl'), { list: segments, records }),
    ),
    wrapped('jsonl', 'verify-jsonl', { modules: ['srsly'] }, () => [at('jsonl', 'data.jsonl')]),
    of('webannotation', 'jsonld', { files: [context] }, () =>
      readLinkedData(at('webannotation'), {
        url: 'http://www.w3.org/ns/anno.jsonld',
        context: fs.readFileSync(context, 'utf8'),
      }),
    ),
    ...(['csv', 'tsv'] as const).map((format) =>
      wrapped(format, 'verify-table', office, () =>
        ['documents', 'spans', 'frames'].map((table) => at(format, `${table}.${format}`)),
      ),
    ),
    of('xlsx', 'openpyxl', { programs: [python], modules: ['openpyxl'] }, () =>
      said(python, [join(project, 'scripts/verify/read_workbook.py'), at('xlsx', 'dataset.xlsx')]),
    ),
    wrapped('xlsx', 'verify-table', office, () => [at('xlsx', 'dataset.xlsx')]),
    of('labelstudio', 'xmllint', { programs: ['xmllint'] }, () => {
      said('xmllint', ['--noout', at('labelstudio', 'config.xml')])
      return 'the configuration is well-formed'
    }),
    of('labelstudio', 'Label Studio’s editor', { npm: labelStudioFrontEnd }, () =>
      editAgain(
        at('labelstudio'),
        join(folderOf(labelStudioFrontEnd) ?? '', 'build/static/js/main.js'),
      ),
    ),
    byPublished('cas-json', cassis, (program) => rewriteCas(sample, 'cas-json', program)),
    byPublished('cas-xmi', cassis, (program) => rewriteCas(sample, 'cas-xmi', program)),
    of('cas-xmi', 'Apache UIMA', { programs: ['javac'], files: [uimaCore] }, () =>
      rewriteXmi(sample),
    ),
    of('doccano', 'DuckDB', {}, () => readDoccano(at('doccano', 'data.jsonl'), records)),
    of('conll', 'NLTK', { programs: [python], modules: ['nltk'] }, () => {
      const path = at('conll', 'data.conll')
      const chunks = fs.readFileSync(path, 'utf8').match(/ B-\S+$/gm)?.length ?? 0
      const output = said(python, [join(project, 'scripts/verify/read_conll.py'), path])
      if (!output.includes(` ${chunks} chunks`)) throw new Error(`${output.trim()} of ${chunks}`)
      return output
    }),
    byPublished('conll', seqeval, (program) => readEntities(sample, program)),
    of('spacy', 'DuckDB', {}, () =>
      readPieces(at('spacy', 'data.jsonl'), { list: 'list_concat(spans, [])', records }),
    ),
    of('spacy', 'DuckDB, tokens', {}, () =>
      readPieces(at('spacy', 'data.jsonl'), { list: 'tokens', records }),
    ),
    wrapped('spacy', 'verify-jsonl', { modules: ['srsly'] }, () => [at('spacy', 'data.jsonl')]),
    of('parquet', 'DuckDB', {}, () =>
      readPieces(at('parquet', 'data.parquet'), { list: segments, records }),
    ),
    of('parquet', 'hyparquet', {}, () => readParquet(at('parquet', 'data.parquet'), records)),
    wrapped('parquet', 'verify-jsonl', {}, () => [at('parquet', 'data.parquet')]),
    of('refi-qda', 'xmllint, the official schema', refi, () => validateProject(folder)),
    of('tei', 'xmllint', { programs: ['xmllint'] }, () => {
      said('xmllint', ['--noout', ...documents.map(({ stem }) => at('tei', `${stem}.xml`))])
      return `${records} files are well-formed`
    }),
    wrapped('tei', 'verify-tei', { programs: ['jing'], modules: ['lxml'] }, () =>
      documents.map(({ stem }) => at('tei', `${stem}.xml`)),
    ),
    of('claimreview', 'jsonld', {}, () =>
      readLinkedData(at('claimreview'), { url: 'https://schema.org', context: schemaOrg }),
    ),
  ]
}

const cassis: Published = { module: 'cassis', name: 'dkpro-cassis' }
const seqeval: Published = { module: 'seqeval.metrics', name: 'seqeval' }
const segments = 'flatten(list_transform(spans, lambda s: s.segments))'
const office = { programs: ['soffice'], modules: ['openpyxl'] }
const projectSchema = join(shared, 'data/REFI-Project-mrt2019.xsd')
const refi = { programs: ['xmllint', python], files: [projectSchema] }

/** Python takes the archive apart, and the official schema judges the project. */
function validateProject(folder: string): string {
  const to = join(folder, 'refi-qda-parts')
  said(python, ['-m', 'zipfile', '-e', join(folder, 'refi-qda/project.qdpx'), to])
  return said('xmllint', ['--noout', '--schema', projectSchema, join(to, 'project.qde')])
}

function of(
  format: ExportFormatId,
  reader: string,
  needs: Parameters<typeof reading>[1],
  read: () => string | Promise<string>,
): FormatReading {
  return { format, run: () => reading(reader, needs, read) }
}

/** A package of PyPI, by the Python that has it. */
function byPublished(
  format: ExportFormatId,
  published: Published,
  read: (python: string) => string,
): FormatReading {
  return of(format, published.name, { published }, () => read(pythonWith(published) ?? python))
}

/** A wrapper of ../shared/verify; it ends with 0 where its readers found all well. */
function wrapped(
  format: ExportFormatId,
  name: string,
  needs: Parameters<typeof reading>[1],
  files: () => readonly string[],
): FormatReading {
  const program = join(shared, name)
  return of(
    format,
    name,
    { ...needs, programs: [...(needs.programs ?? []), python], files: [program] },
    () => {
      const paths = files()
      // The wrapper for records looks for its packages there; that for tables keeps a profile there.
      const home = name === 'verify-jsonl' ? project : join(paths[0] ?? '', '../..')
      const output = said(program, paths, { FORMATS: home })
      const well = output.split('\n').filter((line) => line.startsWith('OK'))
      return well.length === 1
        ? (well[0]?.slice(`OK   ${paths[0]}`.length) ?? '')
        : `${well.length} files`
    },
  )
}
