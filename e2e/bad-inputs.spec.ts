/** Every row of the tables in bad-inputs/: what the reader sees of an input that breaks such programs. */
import { expect } from '@playwright/test'
import { test } from './app/test.ts'
import type { BadInput } from './bad-inputs/bad-input.ts'
import { docxInputs } from './bad-inputs/docx.ts'
import { encodingInputs } from './bad-inputs/encoding.ts'
import { htmlInputs } from './bad-inputs/html.ts'
import { markdownInputs } from './bad-inputs/markdown.ts'
import { shapeInputs } from './bad-inputs/shape.ts'
import { textInputs } from './bad-inputs/text.ts'
import { ArticlePage } from './pages/article-page.ts'
import { Refusal } from './pages/refusal.ts'
import { Remarks } from './pages/remarks.ts'

const tables: Readonly<Record<string, readonly BadInput[]>> = {
  encoding: encodingInputs,
  shape: shapeInputs,
  text: textInputs,
  HTML: htmlInputs,
  DOCX: docxInputs,
  Markdown: markdownInputs,
}

for (const [family, inputs] of Object.entries(tables)) {
  test.describe(family, () => {
    for (const input of inputs) {
      test(`${input.name}: ${input.outcome}`, async ({ workspace, reader }) => {
        const bytes = input.bytes()
        const path = await workspace.article(input.file, bytes)
        const { page } = reader
        await reader.open(path)

        if (input.outcome === 'refused') {
          await new Refusal(page).expectToSay(input.file, ...(input.says ?? []))
        } else {
          const article = new ArticlePage(page)
          await expect(article.text).toBeVisible()
          if (input.text) {
            const text = input.text()
            expect(await article.read(text.split('\n').length)).toBe(text)
          }
          const remarks = new Remarks(page)
          if (input.outcome === 'opens') {
            await expect(remarks.region).toBeHidden()
            for (const words of input.says ?? [])
              await expect(page.getByRole('main')).toContainText(words)
          } else {
            const said = await remarks.read()
            for (const words of input.says ?? []) expect(said).toMatch(words)
          }
        }
        expect(await workspace.read(input.file)).toEqual(bytes)
      })
    }
  })
}
