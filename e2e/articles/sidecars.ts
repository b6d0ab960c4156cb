/** Sidecars as another program would write them, by the published format alone. */
import { createHash } from 'node:crypto'
import type { Workspace } from '../app/workspace.ts'

export interface Annotator {
  readonly id: string
  readonly name: string
  readonly key: string
}

/** Who the tests' settings say is at work. */
export const amal: Annotator = {
  id: 'amal',
  name: 'أمل',
  key: '0198f3c2-0000-7000-8000-000000000001',
}
export const samir: Annotator = {
  id: 'samir',
  name: 'سمير',
  key: '0198f3c2-0000-7000-8000-000000000002',
}

interface SidecarFile {
  readonly article: { readonly sha256: string; readonly textSha256: string }
  readonly spans: readonly {
    readonly id: string
    readonly label: string
    readonly segments: readonly {
      readonly start: number
      readonly end: number
      readonly quote: string
      readonly textSha256?: string
    }[]
  }[]
}

/** Writes an article, and a sidecar with a span over each of `words` where they first stand in it. */
export async function annotated(
  workspace: Workspace,
  name: string,
  text: string,
  words: readonly (readonly [label: string, words: string])[],
  annotator = amal,
  bytes: Buffer = Buffer.from(text),
  encoding = 'utf-8',
): Promise<string> {
  const points = [...text]
  const at = '2026-11-22T10:00:00Z'
  const spans = words.map(([label, quote], i) => {
    const before = text.indexOf(quote)
    if (before === -1) throw new Error(`«${quote}» is not in the text`)
    const start = [...text.slice(0, before)].length
    const end = start + [...quote].length
    return {
      id: `span-${i}`,
      label,
      segments: [
        {
          start,
          end,
          quote,
          prefix: points.slice(Math.max(0, start - 32), start).join(''),
          suffix: points.slice(end, end + 32).join(''),
        },
      ],
      attributes: {},
      note: '',
      origin: { kind: 'manual' },
      created: at,
      modified: at,
    }
  })
  const sidecar = {
    format: 'isnad-sidecar',
    version: 1,
    article: {
      file: name,
      sha256: sha256(bytes),
      encoding,
      textSha256: sha256(text),
      textLength: points.length,
      offsetUnit: 'code-point',
      extraction: { format: name.endsWith('.md') ? 'markdown' : 'text', rules: 1 },
    },
    annotator: { ...annotator, role: 'annotator' },
    tagset: { id: 'claims-sources-sentiment', version: '1.0.0' },
    status: 'draft',
    document: { attributes: {}, note: '' },
    spans,
    frames: [],
    comments: [],
    reviews: [],
    conflicts: [],
  }
  await workspace.article(sidecarName(name, annotator), `${JSON.stringify(sidecar, null, 2)}\n`)
  return workspace.article(name, bytes)
}

export function sidecarName(article: string, annotator = amal): string {
  return `${article}.${annotator.id}.isnad.json`
}

export async function readSidecar(
  workspace: Workspace,
  article: string,
  annotator = amal,
): Promise<SidecarFile> {
  return JSON.parse((await workspace.read(sidecarName(article, annotator))).toString())
}

/**
 * The words of each span that has its place in `text`, checked against the text itself; null where the
 * span has none. By the number of the span.
 */
export function placesIn(text: string, { article, spans }: SidecarFile): (string | null)[] {
  if (article.textSha256 !== sha256(text)) throw new Error('the sidecar is of another text')
  const points = [...text]
  const places: (string | null)[] = []
  for (const { id, segments } of spans) {
    const [segment] = segments
    if (segment === undefined) throw new Error(`${id} has no segment`)
    const isHere = segment.textSha256 === undefined
    const words = points.slice(segment.start, segment.end).join('')
    if (isHere && words !== segment.quote) throw new Error(`${id} stands over «${words}»`)
    places[Number(id.slice('span-'.length))] = isHere ? words : null
  }
  return places
}

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}
