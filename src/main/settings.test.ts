import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '#ipc/default-settings.ts'
import type { Settings } from '#ipc/settings.ts'
import { StateFile } from './files/state-file.ts'
import { applyChange, recoverSettings, SettingsStore } from './settings.ts'
import { recordedEvents } from './testing/state-file-events.ts'
import { temporaryFolders } from './testing/temporary-folder.ts'

const temporaryFolder = temporaryFolders()
const keys = ['7c9e6679-7425-40de-944b-e07fc1f90ae7', '550e8400-e29b-41d4-a716-446655440000']
const annotator = { id: 'amal', name: 'أمل', key: keys[0] ?? '' }
const settings: Settings = { ...defaultSettings, annotator }
const newKey = () => keys[1] ?? ''

describe('applyChange', () => {
  it('changes what is named and leaves the rest', () => {
    const changed = applyChange(settings, { page: { size: 24 }, theme: 'dark' }, newKey)
    expect(changed).toEqual({ ...settings, theme: 'dark', page: { ...settings.page, size: 24 } })
  })

  it('takes a field that is named but undefined as not named', () => {
    expect(applyChange(settings, { theme: undefined, page: { size: undefined } }, newKey)).toEqual(
      settings,
    )
  })

  it('gives a new annotator a key, and keeps it for as long as the id stays', () => {
    const first = applyChange(defaultSettings, { annotator: { id: 'amal', name: 'أمل' } }, newKey)
    expect(first.annotator?.key).toBe(keys[1])
    const renamed = applyChange(settings, { annotator: { id: 'amal', name: 'أمل س.' } }, newKey)
    expect(renamed.annotator).toEqual({ ...annotator, name: 'أمل س.' })
    const other = applyChange(settings, { annotator: { id: 'samir', name: 'سمير' } }, newKey)
    expect(other.annotator?.key).toBe(keys[1])
  })
})

describe('recoverSettings', () => {
  it('takes whole settings as they are', () => {
    expect(recoverSettings(structuredClone(settings))).toEqual({ value: settings, whole: true })
  })

  it('fills what an older version did not know, without complaint', () => {
    const older = { language: 'ar', page: { size: 30 }, annotator }
    expect(recoverSettings(older)).toEqual({
      value: {
        ...defaultSettings,
        language: 'ar',
        annotator,
        page: { ...defaultSettings.page, size: 30 },
      },
      whole: true,
    })
  })

  it('passes over what a newer version added', () => {
    expect(recoverSettings({ ...settings, zoom: 2 })).toEqual({ value: settings, whole: true })
  })

  it('loses only the value that is wrong, and says that the file is damaged', () => {
    const damaged = { ...settings, panes: { ...settings.panes, shelfWidth: 'wide' } }
    expect(recoverSettings(damaged)).toEqual({ value: settings, whole: false })
    expect(recoverSettings({ ...settings, page: [] })).toEqual({ value: settings, whole: false })
    const reserved = { ...settings, annotator: { ...annotator, id: 'gold' } }
    expect(recoverSettings(reserved)).toEqual({ value: defaultSettings, whole: false })
  })

  it.each([[undefined], [null], [3], ['{}'], [[]]])('takes the defaults for %j', (parsed) => {
    expect(recoverSettings(parsed)).toEqual({ value: defaultSettings, whole: false })
  })
})

describe('SettingsStore', () => {
  it('finds in the next run what was changed in this one', async () => {
    const path = join(temporaryFolder(), 'settings.json')
    const first = new SettingsStore(new StateFile<Settings>(path, recordedEvents()))
    expect(first.change({ language: 'ar' }).language).toBe('ar')
    expect(first.current.language).toBe('ar')
    await first.saved()
    const second = new SettingsStore(new StateFile<Settings>(path, recordedEvents()))
    expect(second.current.language).toBe('ar')
  })

  it('keeps a damaged file aside and goes on with what could be read of it', () => {
    const folder = temporaryFolder()
    const content = JSON.stringify({ ...settings, theme: 'pink' })
    fs.writeFileSync(join(folder, 'settings.json'), content)
    const events = recordedEvents()
    const store = new SettingsStore(new StateFile<Settings>(join(folder, 'settings.json'), events))
    expect(store.current).toEqual(settings)
    expect(events.told).toEqual(['settings.json kept as settings.damaged.json'])
    expect(fs.readFileSync(join(folder, 'settings.damaged.json'), 'utf8')).toBe(content)
  })
})
