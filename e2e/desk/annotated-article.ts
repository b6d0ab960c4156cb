/** An article with a sidecar beside it, as an earlier session would have left both. */
import { createHash } from 'node:crypto'
import { segmentAt } from '#core/annotation/segment.ts'
import { parseSidecar } from '#core/sidecar/parse.ts'
import type { Sidecar, SidecarFrame, SidecarSpan } from '#core/sidecar/schema.ts'
import { OffsetMap } from '#core/text/offsets.ts'
import type { Isnad } from '../app/isnad.ts'
import { settled, type TestStartOptions } from '../app/test.ts'
import type { Workspace } from '../app/workspace.ts'
import { Desk } from '../pages/desk.ts'

export const article = 'خبر.txt'
export const sidecarFile = `${article}.amal.isnad.json`

/** Emoji first, so that code points and UTF-16 units differ; the quotes are of our own making. */
export const text = [
  '📈 قالت وزارة الزراعة إن إنتاج القمح سيرتفع هذا العام.',
  'ونفى التاجر سليم حداد أن تكون الأسعار قد ارتفعت ارتفاعًا فاحشًا.',
  'وأضاف أن الطريق، بحسب البلدية، سيبقى مغلقًا.',
].join('\n')

const at = '2026-11-22T10:00:00Z'
const item = {
  attributes: {},
  note: '',
  origin: { kind: 'manual' },
  created: at,
  modified: at,
} as const

export function spanOn(
  id: string,
  label: string,
  words: readonly string[],
  more: Partial<SidecarSpan> = {},
): SidecarSpan {
  const map = new OffsetMap(text)
  const segments = words.map((piece) => {
    const start = text.indexOf(piece)
    if (start === -1) throw new Error(`the article does not hold ${piece}`)
    const end = start + piece.length
    return {
      ...segmentAt(text, { start, end }),
      start: map.toCodePoint(start),
      end: map.toCodePoint(end),
    }
  })
  return { id, label, segments, ...item, ...more }
}

export function frameOf(id: string, type: string, roles: SidecarFrame['roles']): SidecarFrame {
  return { id, type, roles, ...item }
}

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex')

export const spans: readonly SidecarSpan[] = [
  spanOn('cue-1', 'cue', ['قالت']),
  spanOn('source-1', 'source', ['وزارة الزراعة'], { attributes: { type: 'state' } }),
  spanOn('claim-1', 'claim', ['إنتاج القمح سيرتفع هذا العام'], {
    attributes: { kind: 'prediction' },
  }),
  spanOn('source-2', 'source', ['التاجر سليم حداد']),
  spanOn('claim-2', 'claim', ['الأسعار قد ارتفعت ارتفاعًا فاحشًا'], { note: 'راجع السوق' }),
  spanOn('claim-3', 'claim', ['الطريق', 'سيبقى مغلقًا']),
]

export const frames: readonly SidecarFrame[] = [
  frameOf('frame-1', 'attribution', {
    source: ['source-1'],
    cue: ['cue-1'],
    content: ['claim-1'],
  }),
]

export function sidecarOf(change: Partial<Sidecar> = {}): Sidecar {
  return {
    format: 'isnad-sidecar',
    version: 1,
    article: {
      file: article,
      sha256: sha256(text),
      encoding: 'utf-8',
      textSha256: sha256(text),
      textLength: [...text].length,
      offsetUnit: 'code-point',
      extraction: { format: 'text', rules: 1 },
    },
    annotator: { ...settled.annotator, role: 'annotator' },
    tagset: { id: 'claims-sources-sentiment', version: '1.0.0' },
    status: 'draft',
    document: { attributes: {}, note: '' },
    spans,
    frames,
    comments: [],
    reviews: [],
    conflicts: [],
    ...change,
  }
}

export function written(sidecar: unknown): string {
  return `${JSON.stringify(sidecar, null, 2)}\n`
}

/** Writes the article and what lies beside it; the article's path. */
export async function writeAnnotated(workspace: Workspace, beside: string | null): Promise<string> {
  if (beside !== null) await workspace.article(sidecarFile, beside)
  return workspace.article(article, text)
}

type Start = (options: TestStartOptions) => Promise<Isnad>

/** Opens the article with this beside it (null: with nothing), once its annotations can be seen. */
export async function openAnnotated(
  start: Start,
  workspace: Workspace,
  beside: string | null = written(sidecarOf()),
): Promise<{ readonly isnad: Isnad; readonly desk: Desk }> {
  const path = await writeAnnotated(workspace, beside)
  const isnad = await start({ paths: [path] })
  const desk = new Desk(isnad.page)
  await desk.saving.waitFor()
  return { isnad, desk }
}

/** The sidecar on disk: sound, and every quote equal to the text at its offsets. */
export async function savedSidecar(workspace: Workspace): Promise<Sidecar> {
  const content = (await workspace.read(sidecarFile)).toString('utf8')
  const parsed = parseSidecar(content)
  if (!parsed.ok) throw new Error(`the sidecar is not sound: ${JSON.stringify(parsed.failure)}`)
  const characters = [...text]
  for (const { segments } of parsed.value.sidecar.spans)
    for (const { start, end, quote } of segments)
      if (characters.slice(start, end).join('') !== quote)
        throw new Error(`«${quote}» is not what stands at ${start} to ${end}`)
  return parsed.value.sidecar
}
