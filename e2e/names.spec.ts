/** File names that mislead: shown as they are, written out, and told of. */
import { expect } from '@playwright/test'
import { test } from './app/test.ts'
import { ArticlePage } from './pages/article-page.ts'
import { Remarks } from './pages/remarks.ts'

const words = 'نص قصير.'
/** As many bytes as a name may have. */
const longName = `${'ن'.repeat(125)}x.txt`

const told: readonly { what: string; file: string; beside?: string; says: readonly RegExp[] }[] = [
  {
    what: 'a right-to-left override',
    file: 'خبر\u202etxt.exe.txt',
    says: [/turn the direction of writing/, /\\u\{202E\}/],
  },
  {
    what: 'the same name in other codes',
    file: 'آخر.txt'.normalize('NFC'),
    beside: 'آخر.txt'.normalize('NFD'),
    says: [/same name, spelled with other codes/],
  },
  {
    what: 'a name that differs in capitals alone',
    file: 'Report.txt',
    beside: 'report.txt',
    says: [/differs in capitals alone/, /report\.txt/],
  },
  { what: 'a name of 255 bytes', file: longName, says: [/255 bytes long/] },
  {
    what: 'a newline in the name',
    file: 'خبر\nثان.txt',
    says: [/control characters/, /\\u\{000A\}/],
  },
  { what: 'a leading dash', file: '-خبر.txt', says: [/begins with a hyphen/] },
]

for (const { what, file, beside, says } of told) {
  test(`${what} is told of`, async ({ workspace, reader }) => {
    if (beside) await workspace.article(beside, words)
    const { page } = reader
    await reader.open(await workspace.article(file, words))
    await expect(new ArticlePage(page).blocks.first()).toHaveText(words)
    const said = await new Remarks(page).read()
    for (const expected of says) expect(said).toMatch(expected)
  })
}

const ordinary: Readonly<Record<string, string>> = {
  'a path over 260 characters': `${'مجلد طويل الاسم/'.repeat(20)}خبر.txt`,
  'a device name of Windows': 'CON.txt',
  'a colon': '10:30 خبر.txt',
  'a folder that ends in a dot': 'مجلد./خبر.txt',
}

for (const [what, file] of Object.entries(ordinary)) {
  test(`${what} opens like any other where the system allows it`, async ({ workspace, reader }) => {
    test.fail(process.platform === 'win32', 'Windows cannot have such names; unit tests cover it')
    const { page } = reader
    await reader.open(await workspace.article(file, words))
    await expect(new ArticlePage(page).blocks.first()).toHaveText(words)
    await expect(new Remarks(page).region).toBeHidden()
  })
}
