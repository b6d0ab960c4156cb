/** `npm start`: opens the app from a bare checkout. What it does then stands in start.ts. */
import { prepare, runOnPinnedNode } from './prepare.mjs'

prepare()
runOnPinnedNode('start.ts')
