/** The tagsets that come with the program: each `<id>.json` in a folder of its own. */

/** Holds where nothing else was chosen. */
export const defaultTagset = 'claims-sources-sentiment'

/** The file's name of the shipped tagset of that id; null where no tagset can have it. */
export function shippedTagsetFile(id: string): string | null {
  return /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(id) ? `${id}.json` : null
}
