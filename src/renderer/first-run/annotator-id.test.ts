import { describe, expect, it } from 'vitest'
import { idProblem, proposeId } from './annotator-id.ts'

describe('proposeId', () => {
  it.each([
    ['Amal Haddad', 'amal-haddad'],
    ['  José  Núñez ', 'jose-nunez'],
    ['Weiß', 'weiss'],
    ['أمل', 'aml'],
    ['أَمَل حدّاد', 'amal-hdad'],
    ['خالد شريف', 'khald-shryf'],
    ['آية', 'aya'],
    ['مؤمن', 'mwmn'],
    ['غـــادة', 'ghada'],
    ['محلل ٢', 'mhll-2'],
    ['O’Brien', 'o-brien'],
    ['Gold', 'gold-1'],
    ['王', ''],
    ['', ''],
  ])('%s → %s', (name, id) => {
    expect(proposeId(name)).toBe(id)
  })

  it('never proposes what the rules refuse', () => {
    for (const name of ['x'.repeat(80), `${'a'.repeat(31)} b`, '- - a -', 'أ'.repeat(60)]) {
      expect(idProblem(proposeId(name)), name).toBeNull()
    }
  })
})

describe('idProblem', () => {
  it.each([
    ['amal', null],
    ['amal-2', null],
    ['', 'empty'],
    ['Amal', 'characters'],
    ['أمل', 'characters'],
    ['a b', 'characters'],
    ['-amal', 'hyphens'],
    ['amal-', 'hyphens'],
    ['a--b', 'hyphens'],
    ['a'.repeat(32), null],
    ['a'.repeat(33), 'long'],
    ['gold', 'reserved'],
  ] as const)('%s: %s', (id, problem) => {
    expect(idProblem(id)).toBe(problem)
  })
})
