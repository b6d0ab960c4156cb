/** The header of WebAnno TSV: which layers there are, and which column holds what of them. */

export interface TsvColumn {
  /** Among the cells after a row's words. */
  readonly index: number
  readonly kind: 'feature' | 'placeholder' | 'role' | 'target' | 'source' | 'chain-link'
  readonly feature: string
  /** Of roles the type of links; of targets and sources that of what is pointed at. */
  readonly targetType: string
}

export interface TsvLayer {
  readonly type: string
  readonly kind: 'span' | 'relation' | 'chain'
  readonly columns: readonly TsvColumn[]
}

export interface TsvHeader {
  readonly layers: readonly TsvLayer[]
  /** The index of the first line after the header. */
  readonly body: number
}

const kinds = { SP: 'span', RL: 'relation', CH: 'chain' } as const

export function readLayers(
  lines: readonly string[],
  report: (line: number, detail: string) => void,
): TsvHeader {
  const layers: TsvLayer[] = []
  let index = 0
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line.trim() === '') return { layers, body: i + 1 }
    const match = /^#T_(SP|RL|CH)=([^|]+)(?:\|(.*))?$/.exec(line)
    if (match === null) {
      if (line.startsWith('#Text=')) return { layers, body: i }
      report(i + 1, line.slice(0, 80))
      continue
    }
    const [, code = 'SP', type = '', rest = ''] = match
    const kind = code === 'RL' || code === 'CH' ? kinds[code] : kinds.SP
    const declared = rest.split('|').filter((name) => name !== '')
    const columns: TsvColumn[] = []
    for (const name of declared.length === 0 ? [''] : declared)
      columns.push(columnOf(kind, name, index++, columns.at(-1)))
    layers.push({ type, kind, columns })
  }
  return { layers, body: lines.length }
}

function columnOf(
  layer: TsvLayer['kind'],
  declared: string,
  index: number,
  before: TsvColumn | undefined,
): TsvColumn {
  if (declared === '') return { index, kind: 'placeholder', feature: '', targetType: '' }
  if (layer === 'chain' && declared === 'referenceRelation')
    return { index, kind: 'chain-link', feature: declared, targetType: '' }
  if (layer === 'relation' && declared.startsWith('BT_'))
    return { index, kind: 'source', feature: 'Governor', targetType: declared.slice(3) }
  // ROLE_webanno.custom.Frame:roles_webanno.custom.FrameRolesLink, and in the next column the target.
  const role = /^ROLE_.*:([^:_]+)_([^:]+)$/.exec(declared)
  if (layer === 'span' && role !== null)
    return { index, kind: 'role', feature: role[1] ?? '', targetType: role[2] ?? '' }
  if (before?.kind === 'role')
    return { index, kind: 'target', feature: before.feature, targetType: declared }
  return { index, kind: 'feature', feature: declared, targetType: '' }
}
