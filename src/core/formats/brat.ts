import { type Frame, type Span, writer } from '#core/annotation/model.ts'
import { framesInOrder, spansInOrder } from '#core/annotation/order.ts'
import type { AttributeValue } from '#core/annotation/records.ts'
import type { Utf16Range } from '#core/text/offsets.ts'
import { configuration, UsedNames } from './brat-configuration.ts'
import { bratName, escapeLine, hasWords, isName, lineBreaks } from './brat-writing.ts'
import type { DatasetDocument } from './dataset.ts'
import { type Carries, documentFile, type ExportFormat } from './exporter.ts'
import type { ExportReport } from './report.ts'

/**
 * brat standoff (brat.nlplab.org/standoff.html): for each document its text and its annotations, and
 * one `annotation.conf`. Offsets are code points. A frame is an event, whose trigger stands over its
 * first span's words; what brat has no form for stands in notes of types that begin with Isnad, as JSON:
 *
 *   IsnadPieces T1      the pieces of a span that brat's fragments part otherwise
 *   IsnadAttributes T1  attributes that are no plain names
 *   IsnadRoles E1       roles that are empty or filled by the writer, in whole
 */
const carries: Carries = {
  pieces: true,
  overlaps: true,
  unplaced: false,
  spanAttributes: true,
  frames: true,
  frameAttributes: true,
  notes: true,
  documentAttributes: false,
}

export const brat: ExportFormat = {
  carries,
  open({ tagset }, report) {
    const names = new UsedNames()
    return {
      begin: () => [],
      document: (document) => [
        { file: documentFile(document, 'txt'), data: document.text },
        { file: documentFile(document, 'ann'), data: new Standoff(document, names, report).text() },
      ],
      end: () => [{ file: 'annotation.conf', data: configuration(tagset, names) }],
    }
  },
}

class Standoff {
  readonly #document: DatasetDocument
  readonly #names: UsedNames
  readonly #report: ExportReport
  readonly #lines: string[] = []
  readonly #ids = new Map<string, string>()
  #attributes = 0
  #notes = 0
  #texts = 0

  constructor(document: DatasetDocument, names: UsedNames, report: ExportReport) {
    this.#document = document
    this.#names = names
    this.#report = report
  }

  text(): string {
    const { annotations } = this.#document
    const frames = framesInOrder(annotations)
    for (const span of spansInOrder(annotations)) this.#span(span)
    const triggers = new Map(frames.map((frame) => [frame.id, this.#triggerSpan(frame)]))
    let events = 0
    for (const { id } of frames) if (triggers.get(id) !== null) this.#ids.set(id, `E${++events}`)
    for (const frame of frames) {
      const trigger = triggers.get(frame.id) ?? null
      if (trigger === null) this.#report.add('frame', this.#document, frame.id)
      else this.#frame(frame, trigger)
    }
    if (annotations.document.note !== '') this.#report.add('note', this.#document, null)
    return this.#lines.join('')
  }

  #span(span: Span): void {
    const fragments = span.segments.flatMap((segment) => this.#fragments(segment))
    // brat calls words of blanks alone missing, and doubles them when it writes the file again.
    if (!fragments.some(({ start, end }) => hasWords.test(this.#document.text.slice(start, end)))) {
      if (span.segments.length > 0) this.#report.add('blank-span', this.#document, span.id)
      return
    }
    this.#names.span(span.label)
    const id = this.#textBound(this.#name(span.label, span.id), fragments)
    this.#ids.set(span.id, id)
    if (fragments.length !== span.segments.length || !sameRanges(fragments, span.segments)) {
      const { offsets } = this.#document
      const pieces = span.segments.map(({ start, end }) => [
        offsets.toCodePoint(start),
        offsets.toCodePoint(end),
      ])
      this.#note('IsnadPieces', id, JSON.stringify(pieces))
    }
    this.#written(id, span)
  }

  /** A first span that has words; the one in the role named cue, where there is such. */
  #triggerSpan({ roles }: Frame): Span | null {
    const { spans } = this.#document.annotations
    for (const id of [
      ...(Object.hasOwn(roles, 'cue') ? (roles.cue ?? []) : []),
      ...Object.values(roles).flat(),
    ]) {
      const span = spans.get(id)
      if (span !== undefined && this.#ids.has(id)) return span
    }
    return null
  }

  #frame(frame: Frame, trigger: Span): void {
    const id = this.#ids.get(frame.id) ?? ''
    const type = this.#name(frame.type, frame.id)
    const bound = this.#textBound(
      type,
      trigger.segments.flatMap((one) => this.#fragments(one)),
    )
    this.#names.frame(frame)
    const roleArguments: string[] = []
    const exact: Record<string, string[]> = {}
    for (const [role, fillers] of Object.entries(frame.roles)) {
      const known = fillers.flatMap((filler) => this.#ids.get(filler) ?? [])
      for (const [i, filler] of known.entries())
        roleArguments.push(` ${bratName(role, true)}${i === 0 ? '' : i + 1}:${filler}`)
      const lost = fillers.filter((filler) => filler !== writer && !this.#ids.has(filler))
      this.#report.add('filler', this.#document, frame.id, lost.length)
      if (fillers.length === 0 || fillers.includes(writer))
        exact[role] = fillers.flatMap((one) => (one === writer ? one : (this.#ids.get(one) ?? [])))
    }
    this.#lines.push(`${id}\t${type}:${bound}${roleArguments.join('')}\n`)
    this.#note('IsnadRoles', id, JSON.stringify(exact))
    this.#written(id, frame)
  }

  #textBound(type: string, fragments: readonly Utf16Range[]): string {
    const { text, offsets } = this.#document
    const id = `T${++this.#texts}`
    const places = fragments.map(
      ({ start, end }) => `${offsets.toCodePoint(start)} ${offsets.toCodePoint(end)}`,
    )
    const words = fragments.map(({ start, end }) => text.slice(start, end))
    this.#lines.push(`${id}\t${type} ${places.join(';')}\t${words.join(' ')}\n`)
    return id
  }

  /** The parts of a range between line breaks. */
  #fragments({ start, end }: Utf16Range): readonly Utf16Range[] {
    const { text } = this.#document
    const fragments: Utf16Range[] = []
    let from = start
    for (const { index, 0: gap } of text.slice(start, end).matchAll(lineBreaks)) {
      if (start + index > from) fragments.push({ start: from, end: start + index })
      from = start + index + gap.length
    }
    if (end > from) fragments.push({ start: from, end })
    return fragments
  }

  #written(id: string, { attributes, note }: Span | Frame): void {
    const others: Record<string, AttributeValue> = {}
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true && isName.test(name))
        this.#lines.push(`A${++this.#attributes}\t${name} ${id}\n`)
      else if (typeof value === 'string' && isName.test(name) && isName.test(value))
        this.#lines.push(`A${++this.#attributes}\t${name} ${id} ${value}\n`)
      else {
        others[name] = value
        continue
      }
      this.#names.attribute(name, value)
    }
    if (Object.keys(others).length > 0) this.#note('IsnadAttributes', id, JSON.stringify(others))
    if (note !== '') this.#note('AnnotatorNotes', id, escapeLine(note))
  }

  #note(type: string, id: string, text: string): void {
    this.#lines.push(
      `#${++this.#notes}\t${type} ${id}\t${text.replaceAll(/[\x85\u2028\u2029]/g, unicodeEscape)}\n`,
    )
  }

  #name(name: string, item: string): string {
    const written = bratName(name)
    if (written !== name) this.#report.add('renamed', this.#document, item)
    return written
  }
}

function sameRanges(a: readonly Utf16Range[], b: readonly Utf16Range[]): boolean {
  return a.every(({ start, end }, i) => start === b[i]?.start && end === b[i]?.end)
}

function unicodeEscape(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
}
