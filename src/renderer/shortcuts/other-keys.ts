import type { AppInfo } from '#ipc/contract.ts'

interface KeyGroup {
  readonly place: 'everywhere' | 'inList' | 'inPage'
  readonly keys: readonly {
    readonly does:
      | 'back'
      | 'nextControl'
      | 'moveInList'
      | 'openFromList'
      | 'jumpInList'
      | 'byGrapheme'
      | 'byWord'
      | 'byLine'
      | 'byBlock'
      | 'extend'
      | 'giveLabel'
      | 'giveSecondLabel'
      | 'fillRole'
      | 'fillWithWriter'
      | 'fillWithFrame'
    readonly combinations: readonly (readonly string[])[]
  }[]
}

/** Keys that belong to no command: they work where the focus is, as they do in other programs. */
export function otherKeys(platform: AppInfo['platform']): readonly KeyGroup[] {
  const onMac = platform === 'darwin'
  const byWord = onMac ? '⌥' : 'Ctrl'
  return [
    {
      place: 'everywhere',
      keys: [
        { does: 'back', combinations: [['Esc']] },
        { does: 'nextControl', combinations: [['Tab'], ['Shift', 'Tab']] },
      ],
    },
    {
      place: 'inList',
      keys: [
        { does: 'moveInList', combinations: [['↑'], ['↓']] },
        { does: 'openFromList', combinations: [['Enter']] },
        { does: 'jumpInList', combinations: [['أ', '…']] },
      ],
    },
    {
      place: 'inPage',
      keys: [
        { does: 'byGrapheme', combinations: [['←'], ['→']] },
        {
          does: 'byWord',
          combinations: [
            [byWord, '←'],
            [byWord, '→'],
          ],
        },
        {
          does: 'byLine',
          combinations: onMac
            ? [
                ['⌘', '←'],
                ['⌘', '→'],
              ]
            : [['Home'], ['End']],
        },
        {
          does: 'byBlock',
          combinations: [
            [byWord, '↑'],
            [byWord, '↓'],
          ],
        },
        { does: 'extend', combinations: [['Shift']] },
        { does: 'giveLabel', combinations: [['1', '…']] },
        { does: 'giveSecondLabel', combinations: [['Shift', '1', '…']] },
        { does: 'fillRole', combinations: [['S', '…']] },
        { does: 'fillWithWriter', combinations: [['Shift', 'S', '…']] },
        { does: 'fillWithFrame', combinations: [[onMac ? '⌥' : 'Alt', 'S', '…']] },
      ],
    },
  ]
}
