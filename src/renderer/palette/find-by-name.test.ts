import { describe, expect, it } from 'vitest'
import { commandIds } from '#ipc/commands.ts'
import { command as arabic } from '#messages/ar/commands.ts'
import { command as english } from '#messages/en/commands.ts'
import { findByName } from './find-by-name.ts'

const commands = commandIds.map((id) => ({ id, name: { ar: arabic[id], en: english[id] } }))
const findCommands = (query: string) => findByName(commands, query).map(({ id }) => id)

describe('what is found by its name', () => {
  it('lists every command where nothing is asked', () => {
    expect([...findCommands('')].sort()).toEqual([...commandIds].sort())
  })

  it('finds by English and by Arabic name, whatever the interface’s language', () => {
    expect(findCommands('focus')).toEqual(['focus-mode'])
    expect(findCommands('تركيز')).toEqual(['focus-mode'])
  })

  it('folds what is typed', () => {
    expect(findCommands('الاتجاه: من اليمين الي')).toContain('direction-rtl')
    expect(findCommands('اظهار المحارف')).toContain('show-invisibles')
    expect(findCommands('THEME DARK')).toEqual(['theme-dark'])
  })

  it('puts names that begin with the query first', () => {
    expect(findCommands('find')[0]).toBe('find')
    expect(findCommands('مقال')[0]).toMatch(/article/)
    expect(findCommands('o').slice(0, 3)).toEqual(['open-article', 'open-folder', 'open-sample'])
  })

  it('finds nothing where no name holds the query', () => {
    expect(findCommands('zzz')).toEqual([])
  })
})
