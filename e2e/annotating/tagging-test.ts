import type { Isnad } from '../app/isnad.ts'
import { test as base, type TestStartOptions } from '../app/test.ts'
import type { Workspace } from '../app/workspace.ts'
import { TaggingPage } from '../pages/tagging-page.ts'

const statement =
  'وقالت القيادة العامة في بيان إن «ما تبثه بعض القنوات من الأخبار الكاذبة يستهدف جيشنا الباسل»، ونقلت وكالة Reuters عن 3 مصادر أن المعارك مُستمرَّة.'

interface Fixtures {
  /** An article of our own, open and ready to be tagged. */
  readonly tagging: TaggingPage
}

export const test = base.extend<Fixtures>({
  tagging: async ({ start, workspace }, use) => {
    await use(await startTagging(start, workspace))
  },
})

/** Starts the app with the article of the fixture `tagging`, as often as a test likes. */
export async function startTagging(
  start: (options: TestStartOptions) => Promise<Isnad>,
  workspace: Workspace,
): Promise<TaggingPage> {
  const path = await workspace.article('خبر.txt', `${statement}\nوأكد المتحدث أن العمل مستمر.\n`)
  const isnad = await start({ paths: [path] })
  const tagging = new TaggingPage(isnad, workspace, 'خبر.txt')
  await tagging.ready()
  return tagging
}
