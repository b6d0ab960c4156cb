/** `npm test`: the whole check from a bare checkout. What it runs stands in test.ts. */
import { prepare, runOnPinnedNode } from './prepare.mjs'

prepare()
runOnPinnedNode('test.ts')
