import type { Words } from './words.ts'

/** The frame of a dialog's page. `script` is the source of a function that is called with `values`. */
export function dialogHtml(
  title: string,
  words: Words,
  body: string,
  script: string,
  values: unknown,
): string {
  const direction = words.language === 'ar' ? 'rtl' : 'ltr'
  return `<!doctype html>
<html lang="${words.language}" dir="${direction}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${style}</style>
<body>${body}
<script>
const waiting = new Map()
let lastQuestion = 0
function answered(id, answer) { waiting.get(id)(answer); waiting.delete(id) }
function askHost(question) {
  return new Promise((resolve) => { waiting.set(++lastQuestion, resolve); ask(JSON.stringify([lastQuestion, question])) })
}
(${script})(askHost, ${JSON.stringify(values).replaceAll('<', '\\u003c')})
</script>
</html>`
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const style = `
:root { font: 14px/1.6 "IBM Plex Sans Arabic", "Noto Sans Arabic", system-ui, sans-serif; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; block-size: 100vh; display: flex; flex-direction: column; gap: 12px; padding: 16px; background: Canvas; color: CanvasText; }
header, footer, .row { display: flex; gap: 8px; align-items: center; }
footer { justify-content: flex-end; flex-wrap: wrap; }
button, input, select { font: inherit; min-block-size: 34px; padding: 4px 12px; border: 1px solid color-mix(in srgb, CanvasText 30%, Canvas); border-radius: 6px; background: Field; color: FieldText; }
button.main { background: #1f5f8b; border-color: #1f5f8b; color: white; }
:is(button, input, select, [role=listbox]):focus-visible { outline: 2px solid #1f7fc4; outline-offset: 1px; }
button:disabled { opacity: .5; }
label.field { display: flex; gap: 8px; align-items: center; flex: 1; min-inline-size: 0; }
label.field input { flex: 1; min-inline-size: 0; }
.path input { direction: ltr; text-align: start; }
[role=listbox] { flex: 1; min-block-size: 80px; overflow: auto; border: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); border-radius: 6px; padding: 4px; }
[role=option] { display: flex; gap: 8px; padding: 3px 8px; border-radius: 4px; cursor: default; }
[role=option] bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
[role=option][aria-selected=true] { background: color-mix(in srgb, #1f7fc4 22%, Canvas); }
[role=option].current { outline: 1px solid #1f7fc4; }
.folder bdi { font-weight: 600; }
.folder bdi::after { content: "/"; opacity: .6; }
.note { margin: 0; min-block-size: 1.6em; opacity: .8; }
.note.warning { opacity: 1; color: light-dark(#9a3412, #fdba74); }
main { flex: 1; overflow: auto; }
main p { margin: 0 0 8px; white-space: pre-wrap; }
main .message { font-weight: 600; font-size: 16px; }
`
