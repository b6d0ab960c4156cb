import type { Dialog } from 'electron'
import { guarded } from '../lacking.ts'

export const dialog = guarded('dialog', {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] as string[] }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`)
  },
} satisfies Partial<Record<keyof Dialog, unknown>>)
