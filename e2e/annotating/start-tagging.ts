import type { Isnad } from '../app/isnad.ts'
import { settled, type TestStartOptions } from '../app/test.ts'
import type { Workspace } from '../app/workspace.ts'
import { TaggingPage } from '../pages/tagging-page.ts'

export const statement =
  'وقالت القيادة العامة في بيان إن «ما تبثه بعض القنوات من الأخبار الكاذبة يستهدف جيشنا الباسل»، ونقلت وكالة Reuters عن 3 مصادر أن المعارك مُستمرَّة.'

/** Opens an article of our own, ready to be tagged. */
export async function startTagging(
  start: (options: TestStartOptions) => Promise<Isnad>,
  workspace: Workspace,
  settings: object = {},
): Promise<TaggingPage> {
  const path = await workspace.article('خبر.txt', `${statement}\nوأكد المتحدث أن العمل مستمر.\n`)
  const isnad = await start({ paths: [path], settings: { ...settled, ...settings } })
  const tagging = new TaggingPage(isnad, workspace, 'خبر.txt')
  await tagging.ready()
  return tagging
}
