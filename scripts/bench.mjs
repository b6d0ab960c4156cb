/** `npm run bench`: the benchmarks from a bare checkout. What they measure stands in bench/. */
import { prepare, runOnPinnedNode } from './prepare.mjs'

prepare()
runOnPinnedNode('../bench/run.ts')
