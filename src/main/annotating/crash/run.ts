/**
 * `npm run crash-test [-- COUNT]`: kills saving processes COUNT times in all (or ISNAD_KILLS, or 500), as
 * many of them at once as there are processors, each with a file of its own, and fails where a file was
 * corrupt or an acknowledged save was lost.
 */
import { availableParallelism } from 'node:os'
import { type CrashCounts, killRepeatedly } from './killing.ts'

const kills = Number(process.argv[2] ?? process.env.ISNAD_KILLS ?? 500)
if (!Number.isInteger(kills) || kills < 1) {
  console.error('How many kills? A whole number from 1.')
  process.exit(2)
}
let done = 0
function progress(): void {
  done++
  if (done % 100 === 0 || done === kills) console.log(`${done} of ${kills} kills`)
}
const lanes = Math.min(availableParallelism(), kills)
const shares = Array.from({ length: lanes }, (_, lane) => Math.floor((kills + lane) / lanes))
const counts = (
  await Promise.all(shares.map((share) => killRepeatedly(share, Math.random, progress)))
).reduce(together)
console.log(
  `${counts.kills} kills, ${counts.midSave} of them in the midst of a save; ` +
    `${counts.acknowledged} saves acknowledged; ${counts.corrupt} corrupt files, ` +
    `${counts.lost} acknowledged saves lost, ${counts.offered} saves under way offered, ${counts.unreadable} unreadable journals, ${counts.leftovers.length} temporary files left over`,
)
process.exitCode =
  counts.corrupt + counts.lost + counts.unreadable + counts.leftovers.length === 0 ? 0 : 1

function together(a: CrashCounts, b: CrashCounts): CrashCounts {
  return {
    kills: a.kills + b.kills,
    acknowledged: a.acknowledged + b.acknowledged,
    corrupt: a.corrupt + b.corrupt,
    lost: a.lost + b.lost,
    unreadable: a.unreadable + b.unreadable,
    offered: a.offered + b.offered,
    midSave: a.midSave + b.midSave,
    leftovers: [...a.leftovers, ...b.leftovers],
  }
}
