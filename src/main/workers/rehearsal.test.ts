import { expect, it } from 'vitest'
import { rehearse } from './rehearsal.ts'

it('reads everything that it rehearses', async () => {
  await expect(rehearse()).resolves.toBeUndefined()
})
