import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** A path inside the project. */
export function inProject(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url))
}
