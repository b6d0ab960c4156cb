import fs from 'node:fs'
import { exportDataset } from '../src/main/datasets/exporting.ts'
import { writeArticle, writeSidecar } from '../src/main/datasets/testing/corpus.ts'

const root = '/tmp/isnad-measure'
const n = 1000
fs.rmSync(root, { recursive: true, force: true })
const words = Array.from({ length: 900 }, (_, i) => `كلمة${i}`)
const text = words.join(' ')
writeArticle(root + '/a', '0.txt', text)
const sc = await writeSidecar(root + '/a', '0.txt', {
  annotator: 'amal',
  spans: Array.from({ length: 50 }, (_, i) => ({
    id: `s-${i}-0198f3c2-aaaa-bbbb-cccc`,
    label: 'claim',
    words: [words.slice(i * 15 + 100, i * 15 + 106).join(' ')],
    attributes: { kind: 'prediction', checkworthy: 'high' },
  })),
})
for (let i = 1; i < n; i++)
  for (const f of ['0.txt', sc])
    fs.copyFileSync(`${root}/a/${f}`, `${root}/a/${f.replace('0', String(i))}`)
console.log(
  'article bytes',
  Buffer.byteLength(text),
  'sidecar bytes',
  fs.statSync(`${root}/a/${sc}`).size,
)
for (let run = 0; run < 3; run++) {
  let t = performance.now()
  let c = 0
  for (const f of fs.readdirSync(root + '/a')) {
    const b = fs.readFileSync(`${root}/a/${f}`, 'utf8')
    if (f.endsWith('.json')) c += JSON.parse(b).spans.length
  }
  const floor = performance.now() - t
  for (const format of ['jsonl', 'parquet'] as const) {
    t = performance.now()
    const r = await exportDataset(
      {
        folder: root + '/a',
        target: `${root}/out-${format}-${run}`,
        format,
        annotators: 'all',
        status: null,
        labels: null,
        layer: null,
        split: null,
        tagset: null,
        pseudonyms: false,
        statements: { name: 'x', languages: ['ar'], licence: null, program: '0', division: null },
        force: true,
      },
      { signal: new AbortController().signal, progress: () => {} },
    )
    console.log(
      format,
      'floor',
      floor.toFixed(0),
      'export',
      (performance.now() - t).toFixed(0),
      'ratio',
      ((performance.now() - t) / floor).toFixed(2),
      r.ok,
      Math.round(process.memoryUsage().rss / 1e6) + ' MB',
    )
  }
}
