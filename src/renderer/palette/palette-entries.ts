/** What the palette offers: every command, and what the tagset in use gives to tag with. */
import type { Bilingual } from '#core/annotation/tagset.ts'
import { type CommandId, commandIds, commands } from '#ipc/commands.ts'
import { command as arabicCommand } from '#messages/ar/commands.ts'
import { palette as arabic } from '#messages/ar/palette.ts'
import { command as englishCommand } from '#messages/en/commands.ts'
import { palette as english } from '#messages/en/palette.ts'
import { openSession } from '#renderer/annotating/annotating-state.ts'
import { pageTools } from '#renderer/annotating/page/page-tools.ts'
import { commandLabel, isChecked, isEnabled, runCommand } from '#renderer/commands/registry.ts'
import type { Situation } from '#renderer/commands/situation.ts'
import { currentLocale } from '#renderer/language.ts'

export interface PaletteEntry {
  readonly id: string
  readonly name: Bilingual
  /** What it is called now, in the language of the interface. */
  readonly shown: string
  /** The command whose key and menu are shown; null for what has none. */
  readonly command: CommandId | null
  /** Digits that give the label. */
  readonly digits: string | null
  readonly isEnabled: boolean
  readonly isTicked: boolean
  run(): void
}

/** Commands in the order of the menus, then the tagset's labels and frames. */
export function paletteEntries(now: Situation): readonly PaletteEntry[] {
  return [...commandIds.map((id) => commandEntry(id, now)), ...tagsetEntries(now)]
}

/** The menu's name where no key is shown. */
export function groupOf({ command }: PaletteEntry): (typeof commands)[CommandId]['group'] {
  return command === null ? 'annotate' : commands[command].group
}

function commandEntry(id: CommandId, now: Situation): PaletteEntry {
  return {
    id,
    name: { ar: arabicCommand[id], en: englishCommand[id] },
    shown: commandLabel(id),
    command: id,
    digits: null,
    isEnabled: isEnabled(id, now),
    isTicked: isChecked(id, now) === true,
    run: () => void runCommand(id),
  }
}

function tagsetEntries(now: Situation): readonly PaletteEntry[] {
  const session = openSession()
  if (session === null || !now.annotating) return []
  const { language } = currentLocale()
  const { spans, frames } = session.tagset
  const entry = (id: string, name: Bilingual, digits: string | null, run: () => void) => ({
    id,
    name,
    shown: name[language],
    command: null,
    digits,
    // With nothing to label it says so.
    isEnabled: true,
    isTicked: false,
    run,
  })
  return [
    ...spans.map((label) =>
      entry(`label ${label.id}`, named('label', label.name), label.hotkey ?? null, () =>
        pageTools()?.label(label.id),
      ),
    ),
    ...frames.map((type) =>
      entry(`frame ${type.id}`, named('frame', type.name), null, () =>
        pageTools()?.newFrame(type.id),
      ),
    ),
  ]
}

/** «Label: Claim», in both languages. */
function named(kind: 'label' | 'frame', { ar, en }: Bilingual): Bilingual {
  return { ar: `${arabic[kind]}: ${ar}`, en: `${english[kind]}: ${en}` }
}
