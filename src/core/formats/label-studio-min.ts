import { isRecord } from '#core/json.ts'
import type { Json } from './label-studio-results.ts'

/** What JSON-MIN says of the annotation itself. */
const ofAnnotation = new Set([
  ...['id', 'annotator', 'annotation_id', 'created_at', 'updated_at', 'lead_time', 'agreement'],
])
/** What our own tasks say of the text. */
const ofText = new Set(['text', 'file', 'sha256', 'text_sha256', 'split'])

/**
 * Whether a record is of JSON-MIN (labelstud.io/guide/export): one a annotation, the fields of the task
 * and of the labelling configuration side by side, neither `data` nor `annotations` around them.
 */
export function isMinimal(value: unknown): value is Json {
  if (!isRecord(value) || isRecord(value.data)) return false
  if (['annotations', 'completions', 'predictions'].some((key) => Array.isArray(value[key])))
    return false
  return value.annotation_id !== undefined || Object.values(value).some(hasRegions)
}

function hasRegions(value: unknown): value is readonly Json[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRegion)
}

function isRegion(value: unknown): value is Json {
  return isRecord(value) && typeof value.start === 'number' && typeof value.end === 'number'
}

/**
 * The record as the task that it was made of. Regions have no ids there: what was chosen or written for
 * one is told by its place. What stands without a place is said of the text, or came with it, which
 * cannot be told apart.
 */
export function taskOfMinimal(record: Json): Json {
  const result: Json[] = []
  const byPlace = new Map<string, string>()
  const fields = Object.entries(record).filter(([name]) => !ofAnnotation.has(name))
  const regions = fields.flatMap(([name, value]) =>
    hasRegions(value) ? value.map((region) => ({ name, region })) : [],
  )
  const labelsFirst = regions.toSorted(
    (a, b) => Number(Array.isArray(b.region.labels)) - Number(Array.isArray(a.region.labels)),
  )
  for (const [i, { name, region }] of labelsFirst.entries()) {
    const place = `${region.start}-${region.end}`
    const isLabel = Array.isArray(region.labels)
    const id = (isLabel ? undefined : byPlace.get(place)) ?? `region-${i + 1}`
    if (!byPlace.has(place)) byPlace.set(place, id)
    result.push({ id, from_name: name, type: typeOf(region), value: region })
  }
  const data: Record<string, unknown> = {}
  for (const [name, value] of fields) {
    if (hasRegions(value)) continue
    if (typeof value === 'string') data[name] = value
    if (!ofText.has(name)) result.push(...ofWhole(name, value))
  }
  return { data, annotations: [{ completed_by: record.annotator, result }] }
}

function typeOf({ labels, choices, text }: Json): string {
  if (Array.isArray(labels)) return 'labels'
  if (Array.isArray(choices)) return 'choices'
  return Array.isArray(text) ? 'textarea' : 'region'
}

const kindsOfWhole = ['choices', 'taxonomy', 'rating', 'number'] as const

/** What is said of the whole text: words, numbers, or objects that name their kind. */
function* ofWhole(name: string, value: unknown): Generator<Json> {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  const plain = all.filter((one) => ['string', 'number', 'boolean'].includes(typeof one))
  if (plain.length > 0)
    yield { from_name: name, type: 'choices', value: { choices: plain.map(String) } }
  for (const one of all)
    if (isRecord(one)) {
      const type = kindsOfWhole.find((kind) => one[kind] !== undefined)
      yield {
        from_name: name,
        type: type ?? (one.text === undefined ? name : 'textarea'),
        value: one,
      }
    }
}
