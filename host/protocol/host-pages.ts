import { randomUUID } from 'node:crypto'

/** Pages that the host itself shows, at addresses that no page of the app's can know. */
const pages = new Map<string, string>()
const origin = 'https://electron-host.invalid'

/** Makes `html` a page, until it is removed. */
export function addHostPage(html: string): { readonly url: string; readonly remove: () => void } {
  const url = `${origin}/${randomUUID()}`
  pages.set(url, html)
  return { url, remove: () => pages.delete(url) }
}

export function hostPage(url: string): string | undefined {
  return pages.get(url)
}

export function isHostUrl(url: string): boolean {
  return url.startsWith(`${origin}/`)
}
