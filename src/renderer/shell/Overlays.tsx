import { BinDialog } from '#renderer/annotating/sidecars/BinDialog.tsx'
import { ConflictsDialog } from '#renderer/annotating/sidecars/ConflictsDialog.tsx'
import { TagsetDialog } from '#renderer/annotating/sidecars/TagsetDialog.tsx'
import { ExportDialog } from '#renderer/datasets/exporting/ExportDialog.tsx'
import { ImportDialog } from '#renderer/datasets/importing/ImportDialog.tsx'
import { AnnotatorDialog } from '#renderer/first-run/AnnotatorDialog.tsx'
import { Palette } from '#renderer/palette/Palette.tsx'
import { ShortcutList } from '#renderer/shortcuts/ShortcutList.tsx'
import { About } from './About.tsx'
import { type Overlay, type PopoverOverlay, showOverlay } from './window-state.ts'

/** The dialogs: loaded when one is first asked for. */
export default function Overlays({
  overlay,
}: {
  readonly overlay: Exclude<Overlay, PopoverOverlay>
}) {
  const close = (): void => showOverlay(null)
  switch (overlay) {
    case 'palette':
      return <Palette onClose={close} />
    case 'shortcuts':
      return <ShortcutList onClose={close} />
    case 'about':
      return <About onClose={close} />
    case 'annotator':
      return <AnnotatorDialog onClose={close} />
    case 'tagset':
      return <TagsetDialog onClose={close} />
    case 'bin':
      return <BinDialog onClose={close} />
    case 'importing':
      return <ImportDialog onClose={close} />
    case 'exporting':
      return <ExportDialog onClose={close} />
    case 'conflicts':
      return <ConflictsDialog onClose={close} />
  }
}
