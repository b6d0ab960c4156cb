import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Workspace } from '../app/workspace.ts'
import { wheat } from '../articles/wheat.ts'

export const article = 'wheat.txt'

/** Rows as another tool would write them: article, words, label, and what it calls polarity. */
const rows = [
  ['wheat.txt', 'إنتاج القمح سيرتفع هذا العام', 'Claims', ''],
  ['wheat.txt', 'وزارة الزراعة يوم الأحد', 'Voice', ''],
  ['wheat.txt', 'وكالة محلية', 'Voice', ''],
  ['wheat.txt', 'نفى', 'reporting verb', ''],
  ['wheat.txt', 'يشكون', 'Sentiment_Expression', 'neg'],
  ['wheat.txt', 'جيد جدا هذا العام', 'Sentiment_Expression', 'pos'],
  ['wheat.txt', 'الحكومة', 'PER', ''],
] as const

/** Writes the article and a table of another's marks on it, outside of the folder; gives the table's path. */
export async function writeForeignTable(workspace: Workspace): Promise<string> {
  await workspace.article(article, wheat)
  const lines = [['file', 'quote', 'code', 'mood'], ...rows].map((cells) => cells.join(';'))
  const path = join(workspace.root, 'marks.csv')
  writeFileSync(path, `${lines.join('\r\n')}\r\nwheat.txt;;x;\r\n`)
  return path
}
