import { readFileSync } from 'node:fs'
import { isRecord, readJson } from '#core/json.ts'

/** The version in package.json. */
export function programVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const { value } = readJson(text)
  return isRecord(value) && typeof value.version === 'string' ? value.version : ''
}
