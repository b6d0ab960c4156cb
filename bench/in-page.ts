/** Measurements that run inside the window's page; each function is sent there whole. */

/** A measurement that is under way: it waits for the act that it times. */
export interface Watch {
  readonly took: Promise<number>
}

export interface PlainStyle {
  readonly fontFamily: string
  readonly fontSize: string
  readonly lineHeight: string
  readonly inlineSize: string
}

/** The type and measure that the app sets an article in. */
export function styleOfArticle(): PlainStyle {
  const text = document.querySelector('.page-text')
  if (!text) throw new Error('No article is open.')
  const { fontFamily, fontSize, lineHeight, inlineSize } = getComputedStyle(text)
  return { fontFamily, fontSize, lineHeight, inlineSize }
}

/**
 * The plain floor: milliseconds from nothing to the painted frame (two animation frames) of the text
 * as bare `<p dir="auto">`, in the app's own type and measure.
 */
export function paintPlainly({
  text,
  style,
}: {
  text: string
  style: PlainStyle
}): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now()
    const page = document.createElement('div')
    Object.assign(page.style, {
      position: 'fixed',
      inset: '0',
      overflow: 'auto',
      background: 'white',
      zIndex: '1000',
    })
    const column = document.createElement('div')
    Object.assign(column.style, style, { marginInline: 'auto' })
    for (const line of text.split('\n')) {
      const paragraph = document.createElement('p')
      paragraph.dir = 'auto'
      paragraph.textContent = line
      column.append(paragraph)
    }
    page.append(column)
    document.body.append(page)
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        const took = performance.now() - start
        page.remove()
        resolve(took)
      })
    })
  })
}

/**
 * Milliseconds from the next key press to the painted frame (two animation frames) in which an article's
 * text stands on the page. To be called while no article is open.
 */
export function timeOpening(_: null): Watch {
  const took = new Promise<number>((resolve) => {
    let start = Number.NaN
    addEventListener(
      'keydown',
      () => {
        start = performance.now()
      },
      { capture: true, once: true },
    )
    const observer = new MutationObserver(() => {
      if (Number.isNaN(start) || !document.querySelector('.page-text [data-block]')) return
      observer.disconnect()
      requestAnimationFrame(() => {
        requestAnimationFrame(() => resolve(performance.now() - start))
      })
    })
    observer.observe(document.body, { childList: true, subtree: true })
  })
  return { took }
}

/** Milliseconds between frames while the article is scrolled from its start to its end, a window's height a frame. */
export function scrollThrough(): Promise<number[]> {
  const scroller = document.querySelector('.page-scroller')
  if (!scroller) throw new Error('No article is open.')
  return new Promise((resolve) => {
    const frames: number[] = []
    let before: number | null = null
    const step = (now: number) => {
      if (before !== null) frames.push(now - before)
      before = now
      const reached = scroller.scrollTop
      scroller.scrollTop += scroller.clientHeight * 0.9
      if (scroller.scrollTop > reached) requestAnimationFrame(step)
      else resolve(frames)
    }
    scroller.scrollTop = 0
    requestAnimationFrame(step)
  })
}

/** Milliseconds from the next key press to the painted frame that shows rows of a list of `rows` articles. */
export function timeListing(rows: number): Watch {
  const took = new Promise<number>((resolve) => {
    let start = Number.NaN
    addEventListener(
      'keydown',
      () => {
        start = performance.now()
      },
      { capture: true, once: true },
    )
    const observer = new MutationObserver(() => {
      const listed = document.querySelector(`[role="option"][aria-setsize="${rows}"]`)
      if (Number.isNaN(start) || !listed) return
      observer.disconnect()
      requestAnimationFrame(() => {
        requestAnimationFrame(() => resolve(performance.now() - start))
      })
    })
    observer.observe(document.body, { childList: true, subtree: true, attributes: true })
  })
  return { took }
}

/**
 * Milliseconds from the next letter in a field to the end of the frame that shows the rows it leaves;
 * `rows` and `count` select where these stand.
 */
export function timeFiltering(list: { readonly rows: string; readonly count: string }): Watch {
  const took = new Promise<number>((resolve) => {
    addEventListener(
      'input',
      () => {
        const start = performance.now()
        // The last frame in which rows came or went or their count changed; first lines come later.
        let last = start
        const measureFrame = () => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => {
              last = performance.now()
            }
            port2.postMessage(null)
          })
        }
        measureFrame()
        const observer = new MutationObserver(measureFrame)
        const rows = document.querySelector(list.rows)
        const count = document.querySelector(list.count)
        if (rows) observer.observe(rows, { childList: true })
        if (count) observer.observe(count, { childList: true, subtree: true, characterData: true })
        const quiet = (before: number) => {
          requestIdleCallback(
            () => {
              if (last === before && last !== start) {
                observer.disconnect()
                resolve(last - start)
              } else quiet(last)
            },
            { timeout: 200 },
          )
        }
        quiet(start)
      },
      { capture: true, once: true },
    )
  })
  return { took }
}

/** When the window's first content was painted, in milliseconds since 1970. */
export function firstPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      for (const { name, startTime } of list.getEntries()) {
        if (name !== 'first-contentful-paint') continue
        observer.disconnect()
        resolve(performance.timeOrigin + startTime)
      }
    }).observe({ type: 'paint', buffered: true })
  })
}
