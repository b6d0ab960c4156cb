import type { CommandId } from '#ipc/commands.ts'
import type { CommandHandler } from '#renderer/commands/command-handler.ts'
import type { Situation } from '#renderer/commands/situation.ts'
import { heldCorrection } from '#renderer/correcting/correcting-state.ts'
import { translator } from '#renderer/language.ts'
import { openSession } from './annotating-state.ts'
import { openInspector } from './inspector-focus.ts'
import type { Edge, EdgeMove } from './page/boundaries.ts'
import { type PageTools, pageTools } from './page/page-tools.ts'
import { stepLabel } from './step-label.ts'

function onSpan(use: (tools: PageTools) => void): CommandHandler {
  return {
    run: () => run(use),
    enabled: ({ span, annotating }) => span && annotating,
    whyNot: changesSpan,
  }
}

/** What is wanted first by a key that needs a span. */
function needsSpan({ spans }: Situation): string | null {
  if (openSession() === null) return null
  return translator.t(spans ? 'tagging.noSpanAtHand' : 'tagging.noSpanYet')
}

function changesSpan(now: Situation): string | null {
  return whyReadOnly() ?? needsSpan(now)
}

function changesFrame(): string | null {
  return whyReadOnly() ?? needsFrame()
}

function needsFrame(): string | null {
  return openSession() === null ? null : translator.t('tagging.noFrameAtHand')
}

function whyReadOnly(): string | null {
  const readOnly = openSession()?.readOnly ?? null
  return readOnly === null ? null : translator.t('tagging.readOnly')
}

function edge(which: Edge, move: EdgeMove): CommandHandler {
  return onSpan((tools) => tools.moveEdge(which, move))
}

function step(way: 'undo' | 'redo'): CommandHandler {
  return {
    run: () => {
      // A click in the menu, or macOS's own key, while a field has the keyboard.
      if (document.activeElement?.matches('input, textarea') === true) document.execCommand(way)
      else if (heldCorrection() !== null) heldCorrection()?.step(way)
      else run((tools) => tools.step(way))
    },
    enabled: (now: Situation) => now[way] && (now.annotating || now.correcting),
    label: () => (heldCorrection() === null ? stepLabel(way) : null),
  }
}

function run(use: (tools: PageTools) => void): void {
  const tools = pageTools()
  if (tools !== null) use(tools)
}

/** What is done to the annotations, from the page or from anywhere. */
export const annotatingCommands = {
  undo: step('undo'),
  redo: step('redo'),
  'choose-label': {
    run: () => run((tools) => tools.chooseLabel()),
    enabled: ({ annotating }) => annotating,
  },
  'next-span': { run: () => run((tools) => tools.walk(1)), enabled: ({ spans }) => spans },
  'previous-span': { run: () => run((tools) => tools.walk(-1)), enabled: ({ spans }) => spans },
  'span-under-caret': {
    run: () => run((tools) => tools.pickUnderCaret()),
    enabled: ({ spans }) => spans,
  },
  'open-inspector': {
    run: openInspector,
    enabled: ({ span, frame }) => span || frame,
    whyNot: needsSpan,
  },
  'delete-annotation': {
    run: () => run((tools) => tools.deletePicked()),
    enabled: ({ annotating, span, frame }) => annotating && (span || frame),
    // With text selected it is the text that was to go.
    whyNot: (now) => (now.selection ? null : changesSpan(now)),
  },
  'start-earlier': edge('start', { unit: 'word', way: 'earlier' }),
  'start-later': edge('start', { unit: 'word', way: 'later' }),
  'end-later': edge('end', { unit: 'word', way: 'later' }),
  'end-earlier': edge('end', { unit: 'word', way: 'earlier' }),
  'start-letter-earlier': edge('start', { unit: 'letter', way: 'earlier' }),
  'start-letter-later': edge('start', { unit: 'letter', way: 'later' }),
  'end-letter-later': edge('end', { unit: 'letter', way: 'later' }),
  'end-letter-earlier': edge('end', { unit: 'letter', way: 'earlier' }),
  'peel-proclitic': onSpan((tools) => tools.peelProclitic()),
  'restore-proclitic': onSpan((tools) => tools.restoreProclitic()),
  'toggle-quotes': onSpan((tools) => tools.toggleQuotes()),
  'add-segment': {
    run: () => run((tools) => tools.addSegment()),
    enabled: ({ annotating, span }) => annotating && span,
    whyNot: changesSpan,
  },
  'remove-segment': onSpan((tools) => tools.removeSegment()),
  'new-frame': {
    run: () => run((tools) => tools.newFrame()),
    enabled: ({ annotating }) => annotating,
  },
  'finish-frame': {
    run: () => run((tools) => tools.finishFrame()),
    enabled: ({ frame }) => frame,
    whyNot: needsFrame,
  },
  'take-out-of-frame': {
    run: () => run((tools) => tools.takeOutOfFrame()),
    enabled: ({ annotating, span, frame }) => annotating && span && frame,
    whyNot: (now) => (now.span ? changesFrame() : changesSpan(now)),
  },
  'delete-frame': {
    run: () => run((tools) => tools.deleteFrame()),
    enabled: ({ annotating, frame }) => annotating && frame,
    whyNot: changesFrame,
  },
} as const satisfies Partial<Record<CommandId, CommandHandler>>
