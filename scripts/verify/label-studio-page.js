/** Loads a task into Label Studio's front end; gives what that makes of each annotation's results, by its id. */
globalThis.giveBack = async (config, task) => {
  document.body.innerHTML = '<div id="label-studio"></div>'
  const store = await new Promise((resolve) => {
    new globalThis.LabelStudio('label-studio', {
      config,
      interfaces: [],
      task: { ...task, predictions: [] },
      onLabelStudioLoad: ({ annotationStore }) => resolve(annotationStore),
    })
  })
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20))
  while (store.annotations.length < task.annotations.length) await settled()
  const back = {}
  for (const { id, pk } of [...store.annotations]) {
    store.selectAnnotation(id)
    const { regions } = store.selected.regionStore
    // A region of line breaks alone never has a text.
    for (let i = 0; i < 50 && regions.some((region) => !region.text); i++) await settled()
    back[pk] = JSON.parse(JSON.stringify(store.selected.serializeAnnotation()))
  }
  return back
}
