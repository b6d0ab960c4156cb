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
  }
}
