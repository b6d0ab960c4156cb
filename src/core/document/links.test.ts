import { expect, test } from 'vitest'
import { isUnsafeImage, isUnsafeLink } from './links.ts'

test.each([
  ['javascript:alert(1)', true, true],
  [' \u0001JaVa\tScript\n:x', true, true],
  ['vbscript:x', true, true],
  ['file:///etc/passwd', true, true],
  ['\\\\host\\share\\x.png', true, true],
  ['ms-msdt:/id', true, true],
  ['search-ms:query', true, true],
  ['data:image/png;base64,x', true, false],
  ['https://example.test/javascript:', false, false],
  ['//example.test/x', false, false],
  ['mailto:a@example.test', false, false],
  ['whatsapp://send?text=x', false, false],
  ['javascript', false, false],
  ['الصفحة: الأولى', false, false],
  ['', false, false],
])('%j', (target, link, image) => {
  expect(isUnsafeLink(target)).toBe(link)
  expect(isUnsafeImage(target)).toBe(image)
})
