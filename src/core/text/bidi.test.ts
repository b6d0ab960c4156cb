import { describe, expect, test } from 'vitest'
import { findBidiControls } from './bidi.ts'

describe('bidirectional controls', () => {
  test.each([
    ['نص بلا شيء', 0, 0, false, null],
    ['نص\u200f و\u061c\u200e', 0, 3, false, null],
    ['\u202bنص\u202c', 2, 0, false, 0],
    ['أ\u2067ب\u2066ت\u2069\u2069', 4, 0, false, 1],
    ['أ\u202eب', 1, 0, true, 1],
    ['أ\u202c', 1, 0, true, 1],
    ['أ\u2069', 1, 0, true, 1],
    // A paragraph's end closes what it left open, and the next begins afresh.
    ['\u2067أ\nب\u2069', 2, 0, true, 0],
    ['\u2067أ\u2069\n\u202aب\u202c', 4, 0, false, 0],
    // An isolate's end closes the embeddings inside it, which were left open.
    ['\u2067\u202aأ\u2069', 3, 0, true, 0],
    ['\u202a\u2067أ\u202c\u2069\u202c', 5, 0, true, 0],
  ])('%j', (text, formatting, marks, unbalanced, first) => {
    expect(findBidiControls(text)).toEqual({ formatting, marks, unbalanced, first })
  })
})
