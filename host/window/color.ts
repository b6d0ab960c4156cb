/** A colour as Electron takes it (`#RRGGBB` or `#AARRGGBB`) in the protocol's form; else null. */
export function rgba(color: string): { r: number; g: number; b: number; a: number } | null {
  const match = /^#([0-9a-f]{2})?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (match === null) return null
  const [, a = 'ff', r = '', g = '', b = ''] = match
  return {
    r: Number.parseInt(r, 16),
    g: Number.parseInt(g, 16),
    b: Number.parseInt(b, 16),
    a: Number.parseInt(a, 16) / 255,
  }
}
