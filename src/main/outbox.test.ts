import { expect, it } from 'vitest'
import { Outbox } from './outbox.ts'

function recorded() {
  const sent: string[] = []
  const outbox = new Outbox((event, payload) => sent.push(`${event} ${JSON.stringify(payload)}`))
  return { outbox, sent }
}

it('keeps events until the window listens, in their order, then sends them as they come', () => {
  const { outbox, sent } = recorded()
  outbox.post('command', { id: 'find' })
  outbox.post('command', { id: 'copy' })
  expect(sent).toEqual([])
  outbox.open()
  outbox.post('command', { id: 'about' })
  expect(sent).toEqual(['command {"id":"find"}', 'command {"id":"copy"}', 'command {"id":"about"}'])
})

it('keeps them again for the next window, and sends none twice', () => {
  const { outbox, sent } = recorded()
  outbox.open()
  outbox.close()
  outbox.post('command', { id: 'find' })
  expect(sent).toEqual([])
  outbox.open()
  outbox.open()
  expect(sent).toEqual(['command {"id":"find"}'])
})
