/** Words as they are read: without the isolates that keep file names and numbers in their direction. */
export function withoutIsolates(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '')
}
