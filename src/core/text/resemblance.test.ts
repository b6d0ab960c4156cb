import { expect, test } from 'vitest'
import { containmentOf } from './resemblance.ts'

const article =
  'قالت وزارة الزراعة إن القمح يكفي البلاد.\nونفى التجار ذلك، وقالوا إن الأسعار ترتفع.'

test('a part of a text stands in it wholly, whatever its spaces and punctuation', () => {
  expect(containmentOf('ونفى التجار\nذلك ، وقالوا')(article)).toBe(1)
  expect(containmentOf('القمح يكفي')(article)).toBe(1)
})

test('another text does not for the sake of a few words', () => {
  expect(containmentOf('قالت وزارة الصحة إن اللقاح وصل إلى المحافظات')(article)).toBe(0)
  expect(containmentOf('أن القمح يكفيه')(article)).toBe(0)
})

test('a changed text stands in the other as far as it was not changed', () => {
  const changed = article.replace('الأسعار', 'أثمان السوق')
  const share = containmentOf(changed)(article)
  expect(share).toBeGreaterThan(0.5)
  expect(share).toBeLessThan(1)
})

test('what has no words is in no text’s way', () => {
  expect(containmentOf('… 😀')(article)).toBe(1)
  expect(containmentOf(article)('')).toBe(0)
})
