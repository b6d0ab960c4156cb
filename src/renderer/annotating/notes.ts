import { create } from 'zustand'
import { announce, type Urgency } from '#renderer/announcements/announcer.ts'

/** A sentence over the page about something that was done, or could not be. */
export interface Note {
  readonly text: string
  readonly isWarning: boolean
}

export const useNotes = create<{ readonly notes: readonly Note[] }>(() => ({ notes: [] }))

/** Says that something could not be done; it stands over the page until it is put away. */
export function tellFailure(text: string): void {
  add({ text, isWarning: true }, 'assertive')
}

/** Says that something was done that one might not see. */
export function tellDone(text: string): void {
  add({ text, isWarning: false }, 'polite')
}

export function putNoteAway(away: Note): void {
  useNotes.setState(({ notes }) => ({ notes: notes.filter((note) => note !== away) }))
}

function add(note: Note, urgency: Urgency): void {
  announce(note.text, urgency)
  useNotes.setState(({ notes }) => ({
    notes: [...notes.filter(({ text }) => text !== note.text), note],
  }))
}
