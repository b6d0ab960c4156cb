/** Measurements that run inside the app's page; each function is sent there whole. */
import type { Watch } from '../in-page.ts'

/**
 * Milliseconds from the next key press to the painted frame in which an article stands on the page with
 * spans painted on it. To be called while no article is open.
 */
export function timeAnnotated(_: null): Watch {
  const took = new Promise<number>((resolve) => {
    let start = Number.NaN
    addEventListener(
      'keydown',
      () => {
        start = performance.now()
      },
      { capture: true, once: true },
    )
    const look = (): void => {
      const isPainted =
        !Number.isNaN(start) &&
        document.querySelector('.page-text [data-block]') !== null &&
        [...CSS.highlights].some(([name, { size }]) => name.startsWith('usual-line') && size > 0)
      if (isPainted) requestAnimationFrame(() => resolve(performance.now() - start))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  return { took }
}

/** Brings words of a block to the middle of the window and selects them with the page's text focused. */
export function selectInBlock(at: { block: number; start: number; end: number }): void {
  const root = document.querySelector<HTMLElement>('.page-text')
  const block = root?.querySelector(`[data-block="${at.block}"]`)
  if (!root || !block) throw new Error(`no block ${at.block}`)
  block.scrollIntoView({ block: 'center' })
  const run = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode()
  if (!run) throw new Error(`no text in block ${at.block}`)
  root.focus({ preventScroll: true })
  getSelection()?.setBaseAndExtent(run, at.start, run, at.end)
}

/** Until two frames were painted and nothing is left to do. */
export function calm(_: null): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 200 }))
    })
  })
}

/**
 * Frames, and milliseconds, from the next click to the frame at whose start the selected span is wholly in
 * sight.
 */
export function timeJump(_: null): { readonly took: Promise<{ frames: number; ms: number }> } {
  const most = 300
  const took = new Promise<{ frames: number; ms: number }>((resolve, reject) => {
    addEventListener(
      'click',
      () => {
        const start = performance.now()
        const scroller = document.querySelector('.page-scroller')
        const isInSight = (): boolean => {
          const view = scroller?.getBoundingClientRect()
          const picked = [...CSS.highlights]
            .filter(([name]) => name.startsWith('picked-line'))
            .flatMap(([, highlight]) => [...highlight])
          const boxes = picked.flatMap(
            ({ startContainer, startOffset, endContainer, endOffset }) => {
              const range = document.createRange()
              range.setStart(startContainer, startOffset)
              range.setEnd(endContainer, endOffset)
              return [...range.getClientRects()]
            },
          )
          return (
            view !== undefined &&
            boxes.length > 0 &&
            boxes.every((box) => box.top >= view.top && box.bottom <= view.bottom && box.height > 0)
          )
        }
        let frames = 0
        const look = (): void => {
          frames++
          if (isInSight()) resolve({ frames, ms: performance.now() - start })
          else if (frames === most) reject(new Error('The span does not come into sight.'))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      },
      { capture: true, once: true },
    )
  })
  return { took }
}

/** Brings a row of the list of spans into sight; the middle of it on the screen. */
export async function bringRow(index: number): Promise<{ x: number; y: number }> {
  const list = document.querySelector('.items .virtual-list')
  const row = list?.querySelector<HTMLElement>('[aria-posinset]')
  if (!list || !row) throw new Error('There is no list of spans.')
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  list.scrollTop = index * row.offsetHeight
  for (let tries = 0; tries < 60; tries++) {
    await frame()
    const wanted = list.querySelector(`[aria-posinset="${index + 1}"]`)?.getBoundingClientRect()
    if (wanted) return { x: wanted.x + wanted.width / 2, y: wanted.y + wanted.height / 2 }
  }
  throw new Error(`Row ${index} does not come.`)
}

export interface Probe {
  /** Place in the text, in UTF-16 units. */
  readonly offset: number
  /** What the click selected, from its start; null where it selected nothing. */
  readonly pickedAt: number | null
  readonly ms: number
}

/**
 * Clicks on characters in sight, each near either edge, nothing being selected before; `starts` are those
 * of the blocks in the text. A click is timed with all that it does at once.
 */
export function probeCharacters({
  starts,
  count,
}: {
  starts: readonly number[]
  count: number
}): Probe[] {
  const root = document.querySelector<HTMLElement>('.page-text')
  const view = document.querySelector('.page-scroller')?.getBoundingClientRect()
  if (!root || !view) throw new Error('No article is open.')
  const foot = document.querySelector('.page-foot')?.getBoundingClientRect()
  const bottom = Math.min(view.bottom, foot && foot.height > 0 ? foot.top : view.bottom)
  const click = (x: number, y: number): void => {
    root.dispatchEvent(
      new MouseEvent('click', { bubbles: true, detail: 1, button: 0, clientX: x, clientY: y }),
    )
  }
  const places: { offset: number; box: DOMRect }[] = []
  for (const block of root.querySelectorAll<HTMLElement>('[data-block]')) {
    const box = block.getBoundingClientRect()
    if (box.bottom < view.top || box.top > bottom) continue
    const run = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode()
    if (!run) continue
    const range = document.createRange()
    for (let i = 0; i < (run.nodeValue?.length ?? 0); i++) {
      if (!/\p{L}/u.test(run.nodeValue?.[i] ?? '')) continue
      range.setStart(run, i)
      range.setEnd(run, i + 1)
      const box = range.getBoundingClientRect()
      if (box.width < 2 || box.top < view.top + 4 || box.bottom > bottom - 4) continue
      places.push({ offset: (starts[Number(block.dataset.block)] ?? 0) + i, box })
    }
  }
  const step = Math.max(1, Math.floor(places.length / count))
  const probes: Probe[] = []
  for (const { offset, box } of places.filter((_, i) => i % step === 0).slice(0, count)) {
    for (const x of [box.left + box.width * 0.25, box.left + box.width * 0.75]) {
      click(view.left + 8, box.top + box.height / 2)
      const start = performance.now()
      click(x, box.top + box.height / 2)
      const ms = performance.now() - start
      const [picked] = [...CSS.highlights]
        .filter(([name]) => name.startsWith('picked-line'))
        .flatMap(([, highlight]) => [...highlight])
      let pickedAt: number | null = null
      if (picked !== undefined) {
        const block = picked.startContainer.parentElement?.closest<HTMLElement>('[data-block]')
        pickedAt = (starts[Number(block?.dataset.block)] ?? 0) + picked.startOffset
      }
      probes.push({ offset, pickedAt, ms })
    }
  }
  return probes
}

/**
 * The next save: milliseconds from when the change was noticed to when it was said to be saved, and those
 * between frames meanwhile.
 */
export function watchSave(_: null): {
  readonly took: Promise<{ ms: number; frames: readonly number[] }>
} {
  const took = new Promise<{ ms: number; frames: readonly number[] }>((resolve) => {
    const state = () => document.querySelector<HTMLElement>('.saving-status')?.dataset.state
    const frames: number[] = []
    let waitingSince = Number.NaN
    let before: number | null = null
    const look = (now: number): void => {
      if (before !== null && !Number.isNaN(waitingSince)) frames.push(now - before)
      before = now
      if (Number.isNaN(waitingSince) || state() !== 'saved') requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    const observer = new MutationObserver(() => {
      if (Number.isNaN(waitingSince)) {
        if (state() === 'waiting') waitingSince = performance.now()
      } else if (state() === 'saved') {
        observer.disconnect()
        resolve({ ms: performance.now() - waitingSince, frames })
      }
    })
    observer.observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  return { took }
}

/** Milliseconds between frames while the list of spans is scrolled from one end to the other. */
export function scrollList(_: null): Promise<number[]> {
  const list = document.querySelector('.items .virtual-list')
  if (!list) throw new Error('There is no list of spans.')
  const steps = 150
  return new Promise((resolve) => {
    const frames: number[] = []
    let before: number | null = null
    let step = 0
    const advance = (now: number): void => {
      if (before !== null) frames.push(now - before)
      before = now
      step++
      list.scrollTop = (step / steps) * list.scrollHeight
      if (step < steps) requestAnimationFrame(advance)
      else resolve(frames)
    }
    list.scrollTop = 0
    requestAnimationFrame(advance)
  })
}

/** Puts the caret into the middle of the line that stands at `part` of the text being corrected. */
export function placeInLine(part: number): void {
  const lines = document.querySelectorAll('.correcting-text [data-line]')
  const long = [...lines].filter(({ textContent }) => textContent.length > 40)
  const line = long[Math.floor(part * long.length)]
  const run = line && document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode()
  if (!line || !run) throw new Error('There is no line to type into.')
  line.scrollIntoView({ block: 'center' })
  document.querySelector<HTMLElement>('.correcting-text')?.focus({ preventScroll: true })
  getSelection()?.collapse(run, 20)
}

/** Milliseconds from the next key press to the end of the frame that shows what it typed. */
export function timeTyping(_: null): Watch {
  const took = new Promise<number>((resolve) => {
    let start = Number.NaN
    const text = document.querySelector('.correcting-text')
    if (text === null) throw new Error('No text is being corrected.')
    addEventListener(
      'keydown',
      () => {
        start = performance.now()
      },
      { capture: true, once: true },
    )
    const observer = new MutationObserver(() => {
      observer.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now() - start)
        port2.postMessage(null)
      })
    })
    observer.observe(text, { subtree: true, characterData: true, childList: true })
  })
  return { took }
}
