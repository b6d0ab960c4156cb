import type { AttributeValue } from '#core/annotation/records.ts'
import { isRecord, readJson } from '#core/json.ts'
import { OffsetMap, type Utf16Range } from '#core/text/offsets.ts'
import { lineBreaks, nameOfBrat, unescapeLine } from './brat-writing.ts'
import type { ImportedDocument, ImportedQuote, ImportProblem } from './importer.ts'
import { placePiece } from './place-piece.ts'
import { isAttributeValue } from './table.ts'

interface Item {
  readonly id: string
  readonly type: string
  readonly line: number
  readonly attributes: Record<string, AttributeValue>
  note: string
}

interface TextBound extends Item {
  pieces: readonly (readonly [number, number])[]
  readonly words: string
}

interface Event extends Item {
  readonly trigger: string | null
  readonly roles: Record<string, string[]>
  /** We made the trigger, to have one. */
  isTriggerOurs: boolean
}

/**
 * One file of brat standoff, line by line: text-bound annotations, relations, events, attributes, notes.
 * What lines refer to may stand below them: the document is made at the end.
 */
export class StandoffReading {
  readonly #file: string
  #text: string | null
  readonly #report: (problem: ImportProblem) => void
  readonly #spans = new Map<string, TextBound>()
  readonly #events = new Map<string, Event>()
  readonly #later: (() => void)[] = []

  constructor(file: string, text: string | null, report: (problem: ImportProblem) => void) {
    this.#file = file
    this.#text = text
    this.#report = report
  }

  line(line: string, number: number): void {
    if (line.trim() === '') return
    const [id = '', body = '', rest = ''] = splitAtTabs(line)
    const parts = body.split(' ').filter((part) => part !== '')
    switch (id.charAt(0)) {
      case 'T':
        this.#textBound(id, body, rest, number)
        return
      case 'E':
        this.#event(id, parts, number)
        return
      case 'R':
        this.#relation(id, parts, number)
        return
      case 'A':
      case 'M':
        this.#later.push(() => this.#attribute(parts, number))
        return
      case '#':
        this.#later.push(() => this.#note(parts, rest, number))
        return
      case '*':
        this.#equivalence(parts, number)
        return
      default:
        this.#tell('not-supported', number, id)
    }
  }

  document(name: string): ImportedDocument {
    for (const step of this.#later) step()
    const triggers = new Set(
      [...this.#events.values()].flatMap(({ trigger, isTriggerOurs }) =>
        isTriggerOurs && trigger !== null ? trigger : [],
      ),
    )
    this.#text = this.#textAsCounted()
    const offsets = this.#text === null ? null : new OffsetMap(this.#text)
    return {
      name,
      file: null,
      text: this.#text,
      textSha256: null,
      annotator: null,
      attributes: {},
      note: '',
      spans: [...this.#spans.values()]
        .filter(({ id }) => !triggers.has(id))
        .map((span) => ({
          id: span.id,
          label: span.type,
          ...this.#placed(span, offsets),
          attributes: span.attributes,
          note: span.note,
        })),
      frames: [...this.#events.values()].map((event) => ({
        id: event.id,
        type: event.type,
        roles: this.#rolesOf(event),
        attributes: event.attributes,
        note: event.note,
      })),
    }
  }

  /**
   * brat counts a U+FEFF at the text's start as a character, whether it was meant as a byte order mark or
   * not. It is one only where the words stand as if it were not there.
   */
  #textAsCounted(): string | null {
    if (this.#text?.startsWith('\ufeff') !== true) return this.#text
    const bare = this.#text.slice(1)
    return this.#fitting(bare) > this.#fitting(this.#text) ? bare : this.#text
  }

  /** How many spans have their words where they are said to stand. */
  #fitting(text: string): number {
    const offsets = new OffsetMap(text)
    return [...this.#spans.values()].filter(({ pieces, words }) => {
      const said = pieces.map(([start, end]) => {
        const placed = placePiece(text, offsets, { start, end }, null)
        return placed.ok ? text.slice(placed.value.start, placed.value.end) : ''
      })
      return sameWords(said.join(' '), words)
    }).length
  }

  /** A trigger that is somebody's own annotation fills a role of that name. */
  #rolesOf({ roles, trigger, isTriggerOurs, line }: Event): Record<string, readonly string[]> {
    const known = (id: string): boolean => {
      if (id === '#writer' || this.#spans.has(id) || this.#events.has(id)) return true
      this.#tell('dangling', line, id)
      return false
    }
    const all = trigger === null || isTriggerOurs ? roles : { trigger: [trigger], ...roles }
    return Object.fromEntries(
      Object.entries(all).map(([role, fillers]) => [role, fillers.filter(known)]),
    )
  }

  #textBound(id: string, body: string, words: string, line: number): void {
    const match = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(body)
    if (match === null) {
      this.#tell('malformed', line, id)
      return
    }
    if (this.#spans.has(id)) {
      this.#tell('duplicate-id', line, id)
      return
    }
    const [, type = '', places = ''] = match
    const pieces = places.split(';').map((place) => {
      const [start = 0, end = 0] = place.split(' ').map(Number)
      return [start, end] as const
    })
    const item = { id, type: nameOfBrat(type), line, attributes: {}, note: '' }
    this.#spans.set(id, { ...item, pieces, words })
  }

  #event(id: string, parts: readonly string[], line: number): void {
    const [head = [], ...roleArguments] = parts.map((part) => part.split(':'))
    const [type, trigger] = head
    if (type === undefined || trigger === undefined) {
      this.#tell('malformed', line, id)
      return
    }
    const roles: Record<string, string[]> = {}
    for (const [role, filler] of roleArguments)
      if (role !== undefined && filler !== undefined) {
        const name = nameOfBrat(role.replace(/\d+$/, ''))
        roles[name] = [...(roles[name] ?? []), filler]
      }
    const item = { id, type: nameOfBrat(type), line, attributes: {}, note: '' }
    this.#events.set(id, { ...item, trigger, roles, isTriggerOurs: false })
  }

  #relation(id: string, [type, ...roleArguments]: readonly string[], line: number): void {
    if (type === undefined || roleArguments.length === 0) {
      this.#tell('malformed', line, id)
      return
    }
    const roles: Record<string, string[]> = {}
    for (const argument of roleArguments) {
      const [role, filler] = argument.split(':')
      if (role !== undefined && filler !== undefined) roles[nameOfBrat(role)] = [filler]
    }
    const item = { id, type: nameOfBrat(type), line, attributes: {}, note: '' }
    this.#events.set(id, { ...item, trigger: null, roles, isTriggerOurs: false })
  }

  /** `* Equiv T1 T2`: one frame of all. */
  #equivalence([type = 'Equiv', ...members]: readonly string[], line: number): void {
    const id = `*${line}`
    const item = { id, type: nameOfBrat(type), line, attributes: {}, note: '' }
    this.#events.set(id, {
      ...item,
      trigger: null,
      roles: { member: members },
      isTriggerOurs: false,
    })
  }

  #attribute([name, target, value]: readonly string[], line: number): void {
    const item = this.#item(target)
    if (item === undefined || name === undefined) {
      this.#tell('dangling', line, target ?? '')
      return
    }
    item.attributes[name] = value ?? true
  }

  #note([type, target]: readonly string[], text: string, line: number): void {
    const item = this.#item(target)
    if (item === undefined) {
      this.#tell('dangling', line, target ?? '')
      return
    }
    if (!type?.startsWith('Isnad')) {
      item.note = item.note === '' ? unescapeLine(text) : `${item.note}\n${unescapeLine(text)}`
      return
    }
    const { value } = readJson(text)
    const span = this.#spans.get(item.id)
    const event = this.#events.get(item.id)
    if (type === 'IsnadAttributes' && isRecord(value)) {
      for (const [name, one] of Object.entries(value))
        if (isAttributeValue(one)) item.attributes[name] = one
    } else if (type === 'IsnadPieces' && span !== undefined && isPieces(value)) span.pieces = value
    else if (type === 'IsnadRoles' && event !== undefined && isRecord(value)) {
      event.isTriggerOurs = true
      for (const [role, fillers] of Object.entries(value))
        if (Array.isArray(fillers))
          event.roles[role] = fillers.filter((one) => typeof one === 'string')
    } else this.#tell('malformed', line, type)
  }

  #item(id: string | undefined): Item | undefined {
    return id === undefined ? undefined : (this.#spans.get(id) ?? this.#events.get(id))
  }

  #placed({ id, pieces, words, line }: TextBound, offsets: OffsetMap | null) {
    const segments: Utf16Range[] = []
    const unplaced: ImportedQuote[] = []
    const leave = (start: number, end: number, quote: string): void => {
      unplaced.push({ start, end, quote, prefix: '', suffix: '', textSha256: null })
    }
    if (this.#text === null || offsets === null) {
      let at = 0
      const characters = [...words]
      for (const [start, end] of pieces) {
        leave(start, end, characters.slice(at, at + end - start).join(''))
        at += end - start + 1
      }
      return { segments, unplaced }
    }
    for (const [start, end] of pieces) {
      const placed = placePiece(this.#text, offsets, { start, end }, null)
      if (placed.ok) segments.push(placed.value)
      else {
        this.#tell(placed.failure.kind, line, `${id} ${start} ${end}`)
        leave(start, end, words)
      }
    }
    const said = segments.map(({ start, end }) => this.#text?.slice(start, end) ?? '').join(' ')
    if (unplaced.length > 0 || sameWords(said, words)) return { segments, unplaced }
    this.#tell('quote-differs', line, id)
    const [first, last] = [pieces[0]?.[0] ?? 0, pieces.at(-1)?.[1] ?? 0]
    leave(first, last, words)
    return { segments: [], unplaced }
  }

  #tell(kind: ImportProblem['kind'], line: number, detail: string): void {
    this.#report({ kind, file: this.#file, line, detail })
  }
}

/** The two first fields, and all the rest. */
function splitAtTabs(line: string): readonly string[] {
  const [id = '', body = '', ...rest] = line.replace(/\r$/, '').split('\t')
  return [id, body, rest.join('\t')]
}

/** brat writes a space for every line break, and between fragments. */
function sameWords(a: string, b: string): boolean {
  const plain = (text: string) => text.replaceAll(lineBreaks, ' ').replaceAll(/ +/g, ' ').trim()
  return plain(a) === plain(b)
}

function isPieces(value: unknown): value is readonly (readonly [number, number])[] {
  return (
    Array.isArray(value) &&
    value.every(
      (one) =>
        Array.isArray(one) && one.length === 2 && one.every((edge) => typeof edge === 'number'),
    )
  )
}
