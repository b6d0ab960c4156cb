/** The EditContext API (W3C Working Draft), of which TypeScript's DOM library has no types yet. */
interface EditContext extends EventTarget {
  readonly text: string
  updateText(start: number, end: number, text: string): void
}

declare var EditContext: { new (): EditContext }

interface HTMLElement {
  editContext: EditContext | null
}
