import { foldString } from '#core/text/folding.ts'

/** What a column of a table that others made holds. */
export const columnRoles = [
  /** Path, name or id of the article. */
  'document',
  /** The article's whole text. */
  'text',
  /** The words that are marked. */
  'quote',
  'start',
  'end',
  'label',
  'span',
  'annotator',
  'note',
  /** Anything else that is said of the span or the article, under the column's own name. */
  'attribute',
  'ignored',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** One row is one span, or one article with what is said of it. */
export const tableRowKinds = ['spans', 'documents'] as const
export type TableRowKind = (typeof tableRowKinds)[number]

/** How a table is to be read, as a person chose it; null, and columns that are not named: as they suggest. */
export interface TableChoice {
  readonly rows: TableRowKind | null
  /** Roles by the columns' names. */
  readonly columns: Readonly<Record<string, ColumnRole>>
}

/** Names that columns go by, folded, without spaces and hyphens. */
const known: Readonly<Record<Exclude<ColumnRole, 'attribute' | 'ignored'>, readonly string[]>> = {
  document: [
    ...['file', 'filename', 'filepath', 'path', 'doc', 'docid', 'document', 'documentid'],
    ...['docname', 'documentname', 'article', 'articleid', 'articlename', 'textid', 'newsid'],
    ...['الملف', 'ملف', 'اسم الملف', 'المستند', 'مستند', 'الوثيقة', 'وثيقة', 'رقم المستند'],
    ...['المقال', 'مقال', 'رقم المقال', 'معرف المقال', 'المقالة', 'الخبر', 'رقم الخبر'],
    ...['fichier', 'documento', 'archivo', 'datei', 'dokument', 'dosya', 'belge', 'پرونده', 'سند'],
  ],
  text: [
    ...['doctext', 'documenttext', 'articletext', 'fulltext', 'body', 'content', 'articlebody'],
    ...['نص المقال', 'نص الخبر', 'نص المستند', 'النص الكامل', 'المحتوى', 'متن الخبر'],
    ...['textecomplet', 'volltext', 'tammetin', 'textocompleto'],
  ],
  quote: [
    ...['text', 'quote', 'span', 'spantext', 'words', 'phrase', 'mention', 'selection', 'exact'],
    ...['coveredtext', 'surface', 'surfaceform', 'string', 'annotatedtext', 'selectedtext'],
    ...['segment', 'entity', 'entitytext', 'snippet', 'excerpt', 'sentence'],
    ...['نص', 'النص', 'اقتباس', 'الاقتباس', 'العبارة', 'عبارة', 'المقطع', 'مقطع', 'نص المقطع'],
    ...['الجملة', 'جملة', 'الكلمات', 'texte', 'citation', 'texto', 'cita', 'zitat', 'metin'],
    ...['alıntı', 'متن', 'نقل قول'],
  ],
  start: [
    ...['start', 'startoffset', 'startchar', 'startposition', 'startpos', 'begin', 'beginoffset'],
    ...['beginposition', 'from', 'charstart', 'spanstart', 'startindex', 'offset', 'offsetstart'],
    ...['البداية', 'بداية', 'موضع البداية', 'من', 'أول', 'début', 'inicio', 'anfang'],
    ...['başlangıç', 'شروع', 'آغاز'],
  ],
  end: [
    ...['end', 'endoffset', 'endchar', 'endposition', 'endpos', 'stop', 'to', 'charend'],
    ...['spanend', 'endindex', 'offsetend', 'finish'],
    ...['النهاية', 'نهاية', 'موضع النهاية', 'إلى', 'آخر', 'fin', 'ende', 'bitiş', 'پایان'],
  ],
  label: [
    ...['label', 'labels', 'tag', 'class', 'category', 'type', 'code', 'annotation', 'entitytype'],
    ...['labelname', 'codename', 'gold', 'goldlabel', 'spanlabel', 'spantype'],
    ...['تصنيف', 'التصنيف', 'وسم', 'الوسم', 'فئة', 'الفئة', 'نوع', 'النوع', 'رمز', 'الرمز'],
    ...['étiquette', 'etiqueta', 'categoría', 'classe', 'klasse', 'etiket', 'برچسب'],
  ],
  span: ['spanid', 'annotationid', 'entityid', 'markid', 'id', 'معرف المقطع', 'رقم المقطع', 'معرف'],
  annotator: [
    ...['annotator', 'annotatorid', 'annotatorname', 'coder', 'user', 'username', 'worker'],
    ...['workerid', 'rater', 'labeler', 'author', 'createdby', 'completedby'],
    ...['الموسم', 'موسم', 'المحلل', 'المصنف', 'المرمز', 'المستخدم', 'اسم الموسم', 'المراجع'],
    ...['annotateur', 'anotador', 'kodlayıcı'],
  ],
  note: [
    ...['note', 'notes', 'comment', 'comments', 'remark', 'memo', 'description'],
    ...['ملاحظة', 'الملاحظة', 'ملاحظات', 'تعليق', 'التعليق', 'شرح', 'nota', 'notiz'],
  ],
}

const roleOfName = new Map(
  Object.entries(known).flatMap(([role, names]) =>
    names.map((name) => [plain(name), role as keyof typeof known] as const),
  ),
)

function plain(name: string): string {
  return foldString(name).replaceAll(/[\s_.:#()/-]+/gu, '')
}

export interface TableLayout {
  readonly rows: TableRowKind
  /** In the order of the columns. */
  readonly roles: readonly ColumnRole[]
}

/**
 * What the columns hold, by their names in English, Arabic and some other languages, by what is in them
 * (`cells`: some of each column), and by what a person chose. Each role but `attribute` has one column;
 * a second one of its name is an attribute. Without offsets and without words apart from the text, a
 * row is an article.
 */
export function layoutOf(
  head: readonly string[],
  cells: readonly (readonly string[])[],
  choice: TableChoice,
): TableLayout {
  const chosen = head.map((name) =>
    Object.hasOwn(choice.columns, name) ? choice.columns[name] : undefined,
  )
  const taken = new Set(chosen.filter((role) => role !== undefined))
  const roles = head.map((name, i): ColumnRole => {
    const given = chosen[i]
    if (given !== undefined) return given
    const role = roleOfName.get(plain(name))
    if (role === undefined || taken.has(role)) return 'attribute'
    if ((role === 'start' || role === 'end') && !areOffsets(cells[i] ?? [])) return 'attribute'
    taken.add(role)
    return role
  })
  const has = (role: ColumnRole): boolean => roles.includes(role)
  const rows = choice.rows ?? (isOfSpans(head, roles, cells) ? 'spans' : 'documents')
  if (rows === 'spans') return { rows, roles }
  // What would be the words of a span is the article's text, and its label says something of the whole.
  const texts = has('text')
  return {
    rows,
    roles: roles.map((role, i) => {
      if (chosen[i] !== undefined) return role
      if (role === 'quote') return texts ? 'attribute' : 'text'
      if (role === 'span') return has('document') ? 'attribute' : 'document'
      return role === 'start' || role === 'end' ? 'attribute' : role
    }),
  }
}

function isOfSpans(
  head: readonly string[],
  roles: readonly ColumnRole[],
  cells: readonly (readonly string[])[],
): boolean {
  const has = (role: ColumnRole): boolean => roles.includes(role)
  if (has('start') && has('end')) return true
  if (!has('quote')) return false
  if (has('text') || !mayBeWhole.has(plain(head[roles.indexOf('quote')] ?? ''))) return true
  // Several rows of one article are its spans.
  const documents = cells[roles.indexOf('document')] ?? []
  return new Set(documents).size < documents.length
}

/** Names of columns that hold the words of a span, or a text as a whole. */
const mayBeWhole = new Set(
  ['text', 'نص', 'النص', 'texte', 'texto', 'metin', 'متن', 'sentence', 'الجملة', 'جملة'].map(plain),
)

function areOffsets(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || /^\s*\d+(?:\.0+)?\s*$/.test(cell))
}
