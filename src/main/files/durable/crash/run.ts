/**
 * `npm run crash-test [-- COUNT]`: kills a saving process COUNT times (or ISNAD_KILLS, or 500) and fails
 * where a file was corrupt or an acknowledged save was lost.
 */
import { killRepeatedly } from './killing.ts'

const kills = Number(process.argv[2] ?? process.env.ISNAD_KILLS ?? 500)
if (!Number.isInteger(kills) || kills < 1) {
  console.error('How many kills? A whole number from 1.')
  process.exit(2)
}
const counts = await killRepeatedly(kills, Math.random, (done) => {
  if (done % 100 === 0 || done === kills) console.log(`${done} of ${kills} kills`)
})
console.log(
  `${counts.kills} kills, ${counts.midSave} of them in the midst of a save; ` +
    `${counts.acknowledged} saves acknowledged; ${counts.corrupt} corrupt files, ` +
    `${counts.lost} acknowledged saves lost, ${counts.unreadable} unreadable journals, ${counts.leftovers.length} temporary files left over`,
)
process.exitCode =
  counts.corrupt + counts.lost + counts.unreadable + counts.leftovers.length === 0 ? 0 : 1
