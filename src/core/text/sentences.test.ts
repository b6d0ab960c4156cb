import { describe, expect, test } from 'vitest'
import { previousSentenceStart, sentenceAt, sentencesOf } from './sentences.ts'

function split(text: string): string[] {
  return sentencesOf(text).map(({ start, end }) => text.slice(start, end))
}

describe('sentences', () => {
  test.each([
    ['جملة أولى. جملة ثانية! ثالثة؟ رابعة', ['جملة أولى.', 'جملة ثانية!', 'ثالثة؟', 'رابعة']],
    ['قال: "لا نعرف." ثم غادر.', ['قال: "لا نعرف."', 'ثم غادر.']],
    ['هذا شرط؛ وذلك آخر، وكفى: نعم.', ['هذا شرط؛ وذلك آخر، وكفى: نعم.']],
    ['ارتفع 3.5 في المئة. وانخفض 1.2.', ['ارتفع 3.5 في المئة.', 'وانخفض 1.2.']],
    ['قال د. أحمد وأ.د. محمد إن ص.ب. 12 قريب.', ['قال د. أحمد وأ.د. محمد إن ص.ب. 12 قريب.']],
    ['وقعت عام 1445 هـ. ثم انتهت.', ['وقعت عام 1445 هـ.', 'ثم انتهت.']],
    ['لماذا؟! لا أعلم...', ['لماذا؟!', 'لا أعلم...']],
    [
      'Mr. Smith of the U.S. Senate spoke. He left.',
      ['Mr. Smith of the U.S. Senate spoke.', 'He left.'],
    ],
    ['He asked "why?" and left.', ['He asked "why?" and left.']],
    ['سطر بلا نقطة\nسطر ثان.', ['سطر بلا نقطة', 'سطر ثان.']],
    ['  \n ', []],
    ['isnad.org موقع. انتهى', ['isnad.org موقع.', 'انتهى']],
    ['«انتهى».\u200f ثم بدأ.', ['«انتهى».\u200f', 'ثم بدأ.']],
  ])('%j', (text, sentences) => {
    expect(split(text)).toEqual(sentences)
  })

  test('the sentence at a caret, and the ways to the next and the one before', () => {
    const text = 'أولى. ثانية.\n\nثالثة. رابعة'
    expect(sentenceAt(text, 0)).toEqual({ start: 0, end: 5 })
    expect(sentenceAt(text, 5)).toEqual({ start: 0, end: 5 })
    expect(sentenceAt(text, 6)).toEqual({ start: 6, end: 12 })
    expect(sentenceAt(text, 13)).toBeNull()
    expect(sentenceAt(text, text.length)).toEqual({ start: 21, end: 26 })
    expect([26, 21, 14, 6, 3, 0].map((at) => previousSentenceStart(text, at))).toEqual([
      21, 14, 6, 0, 0, 0,
    ])
  })
})
