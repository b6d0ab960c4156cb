/** The app's own data: a file each in one folder. */
import { join } from 'node:path'
import type { Events } from '#ipc/contract.ts'
import type { Settings } from '#ipc/settings.ts'
import { CorrectionDrafts } from './annotating/correction-drafts.ts'
import { OwnKeys } from './annotating/own-keys.ts'
import { type EarlierMapping, EarlierMappings } from './datasets/jobs/earlier-mappings.ts'
import { LastExportStore, type WrittenExport } from './datasets/jobs/last-export.ts'
import { StateFile, type StateFileEvents } from './files/state-file.ts'
import type { Placement } from './placement.ts'
import { type RecentPath, RecentPaths } from './recent.ts'
import { SettingsStore } from './settings.ts'

export class AppData {
  readonly settings: SettingsStore
  readonly recent: RecentPaths
  readonly placement: StateFile<Placement | null>
  readonly lastExport: LastExportStore
  readonly earlierMappings: EarlierMappings
  readonly ownKeys: OwnKeys
  readonly correctionDrafts: CorrectionDrafts
  /** The settings were not there, or set aside as damaged. */
  readonly isFirstRun: boolean
  readonly #settingsFile: StateFile<Settings>
  readonly #recentFile: StateFile<readonly RecentPath[]>
  readonly #exportFile: StateFile<WrittenExport | null>
  readonly #mappingsFile: StateFile<readonly EarlierMapping[]>

  constructor(folder: string, notice: (notice: Events['notice']) => void) {
    const events: StateFileEvents = {
      damaged: (file, keptAs) => notice({ kind: 'app-data-damaged', file, keptAs }),
      notSaved: (file, code) => notice({ kind: 'app-data-not-saved', file, code }),
    }
    const stateFile = <T>(name: string): StateFile<T> =>
      new StateFile<T>(join(folder, name), events)
    this.#settingsFile = stateFile('settings.json')
    this.#recentFile = stateFile('recent.json')
    this.placement = stateFile('window.json')
    this.#exportFile = stateFile('last-export.json')
    this.#mappingsFile = stateFile('import-mappings.json')
    this.isFirstRun = this.#settingsFile.isNew
    this.settings = new SettingsStore(this.#settingsFile)
    this.recent = new RecentPaths(this.#recentFile)
    this.lastExport = new LastExportStore(this.#exportFile)
    this.earlierMappings = new EarlierMappings(this.#mappingsFile)
    this.ownKeys = new OwnKeys(stateFile('own-keys.json'))
    this.correctionDrafts = new CorrectionDrafts(join(folder, 'corrections'), events)
  }

  /** Writes settings where there are none yet, or where damaged ones were set aside. */
  beginSettings(): void {
    if (this.#settingsFile.isNew) this.settings.change({})
  }

  /** Resolves once all that was changed is written. */
  async saved(): Promise<void> {
    await Promise.all([
      this.#settingsFile.saved(),
      this.#recentFile.saved(),
      this.placement.saved(),
      this.#exportFile.saved(),
      this.#mappingsFile.saved(),
      this.correctionDrafts.saved(),
    ])
  }
}
