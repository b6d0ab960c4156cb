import { describe, expect, it } from 'vitest'
import { commandIds, commands, menuGroups } from '#ipc/commands.ts'
import * as arabic from '#messages/ar/commands.ts'
import * as english from '#messages/en/commands.ts'

describe('the commands', () => {
  it('each have a name in both languages, no two alike', () => {
    for (const { command } of [arabic, english]) {
      expect(Object.keys(command).sort()).toEqual([...commandIds].sort())
      expect(new Set(Object.values(command)).size).toBe(commandIds.length)
    }
  })

  it('stand in menus that have names, and leave none empty', () => {
    for (const { menuGroup } of [arabic, english])
      expect(Object.keys(menuGroup).sort()).toEqual([...menuGroups].sort())
    const used = new Set(commandIds.map((id) => commands[id].group))
    expect([...used].sort()).toEqual([...menuGroups].sort())
  })
})
