const { contextBridge, ipcRenderer, webUtils } = require('electron')

globalThis.secretOfThePreload = 'hidden'
let listener = null

/** The values of values.cjs; a sandboxed preload has no other module to take them from. */
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

/** What came from main, told in words that a page can compare. */
function describe(values) {
  return {
    keys: Object.keys(values).join(),
    hasUndefined: 'nothing' in values && values.nothing === undefined,
    negativeZero: Object.is(values.numbers[1], -0),
    notANumber: Number.isNaN(values.numbers[2]),
    big: values.big === 12345678901234567890n,
    text: values.text,
    date: values.date instanceof Date && values.date.toISOString(),
    pattern: String(values.pattern),
    set: [...values.map.get('مفتاح')][1].a,
    bytes: values.bytes instanceof Uint8Array && [...values.bytes].join(),
    buffer: values.buffer instanceof ArrayBuffer && values.buffer.byteLength,
    error: values.error instanceof RangeError && values.error.message,
    hole: !(1 in values.sparse),
    cyclic: values.cyclic.self === values.cyclic,
    shared: values.cyclic.list[0] === values.cyclic.list[1],
  }
}

contextBridge.exposeInMainWorld('bridge', {
  plain: { list: [1, 2], word: 'كلمة' },
  isRequireHere: typeof require === 'function',
  isNodeHere: typeof Buffer !== 'undefined',
  add: (one, other) => one + other,
  later: (value) => Promise.resolve(value),
  refuse: () => Promise.reject(new Error('no')),
  fails: () => {
    throw new Error('broken')
  },
  twice: (call) => call(call(1)),
  same: (value) => value,
  setListener: (next) => {
    listener = next
    return () => {
      listener = null
    }
  },
  tellListener: (value) => listener?.(value) ?? 'nobody',
  isSameListener: (value) => listener === value,
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  send: (channel, ...values) => ipcRenderer.send(channel, ...values),
  on: (channel, call) => {
    const heard = (_event, ...values) => call(...values)
    ipcRenderer.on(channel, heard)
    return () => ipcRenderer.removeListener(channel, heard)
  },
  checkToMain: () => ipcRenderer.invoke('check', structuredValues()),
  checkFromMain: async () => describe(await ipcRenderer.invoke('values')),
  sendFunction: () => {
    try {
      ipcRenderer.send('note', () => 1)
      return null
    } catch (error) {
      return error.message
    }
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  missing: () => {
    try {
      return String(ipcRenderer.postNothing)
    } catch (error) {
      return error.message
    }
  },
})
