/** One of everything that a structured clone keeps. */
function structuredValues() {
  const shared = { name: 'مشترك' }
  const cyclic = { list: [shared, shared] }
  cyclic.self = cyclic
  return {
    nothing: undefined,
    null: null,
    numbers: [0, -0, Number.NaN, Number.POSITIVE_INFINITY, -1.5, 2 ** 53],
    big: 12345678901234567890n,
    text: 'نصّ 𐎀𝔸 \u2028 \ud800 \u0000 "\'\\\n',
    date: new Date(Date.UTC(2024, 1, 29)),
    invalidDate: new Date(Number.NaN),
    pattern: /س+/giu,
    map: new Map([['مفتاح', new Set([1, { a: 1 }])]]),
    bytes: new Uint8Array([0, 127, 255]),
    doubles: new Float64Array([0.1, -0]),
    buffer: new Uint8Array([1, 2, 3]).buffer,
    error: new RangeError('خارج المدى'),
    sparse: Object.assign(new Array(3), { 0: 1, 2: 3 }),
    cyclic,
  }
}
module.exports = { structuredValues }
