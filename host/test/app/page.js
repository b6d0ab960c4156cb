/** What the page saw before anything else could have run. */
window.seenFirst = { bridge: typeof window.bridge, require: typeof window.require }
window.paths = []
window.addEventListener('dragover', (event) => event.preventDefault())
window.addEventListener('drop', (event) => {
  event.preventDefault()
  window.paths = [...event.dataTransfer.files].map((file) => window.bridge.pathOf(file))
})
document.getElementById('file').addEventListener('change', (event) => {
  window.paths = [...event.target.files].map((file) => window.bridge.pathOf(file))
})
