/** What a thread does while it waits for its first job, so that the first article waits for no code. */
import { segmentAt } from '#core/annotation/segment.ts'
import { extract } from '#core/document/extract.ts'
import { packJson } from '#core/packed-json.ts'
import { readSidecar } from '#core/sidecar/parse.ts'
import { withoutQuotes } from '#core/sidecar/quotes.ts'
import type { Sidecar } from '#core/sidecar/schema.ts'
import { OffsetMap } from '#core/text/offsets.ts'

const text = 'قالت الوزارة إن المحصول زاد.'

/** A small article of each format that has a reader of some size. */
const articles = {
  'a.txt': text,
  'a.md': '# خبر\n\n- قال\n\n> نعم',
  'a.html': '<!doctype html><title>خبر</title><article><h1>خبر</h1><p>قال</article>',
  'a.docx': '',
}

const sidecar: Sidecar = {
  format: 'isnad-sidecar',
  version: 1,
  article: {
    file: 'a.txt',
    sha256: '0'.repeat(64),
    encoding: 'utf-8',
    textSha256: '0'.repeat(64),
    textLength: text.length,
    offsetUnit: 'code-point',
    extraction: { format: 'text', rules: 1 },
  },
  annotator: { id: 'a', name: '', key: '00000000-0000-4000-8000-000000000000', role: 'annotator' },
  tagset: { id: 'a', version: '1' },
  status: 'draft',
  document: { attributes: {}, note: '' },
  spans: Array.from({ length: 50 }, (_, i) => ({
    id: `span-${i}`,
    label: 'claim',
    segments: [segmentAt(text, { start: i % 20, end: 28 })],
    attributes: {},
    note: '',
    origin: { kind: 'manual' },
    created: '2026-01-01T00:00:00Z',
    modified: '2026-01-01T00:00:00Z',
  })),
  frames: [],
  comments: [],
  reviews: [],
  conflicts: [],
}

/**
 * Loads what reads articles and sidecars and runs it once. A job that comes meanwhile waits for one
 * reader at most.
 */
export async function rehearse(): Promise<void> {
  rehearseSidecar()
  for (const [name, content] of Object.entries(articles)) {
    await new Promise((resume) => setImmediate(resume))
    await extract(name, Buffer.from(content))
  }
}

function rehearseSidecar(): void {
  const read = readSidecar(Buffer.from(JSON.stringify(sidecar)))
  if (!read.ok) throw new Error(`The rehearsed sidecar is not sound: ${read.failure.kind}`)
  packJson(withoutQuotes(read.value.sidecar, { text, offsets: new OffsetMap(text) }))
}
