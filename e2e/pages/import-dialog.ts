import { expect, type Locator, type Page } from '@playwright/test'
import type { Isnad } from '../app/isnad.ts'

/** The dialog that takes others' annotations in. */
export class ImportDialog {
  readonly dialog: Locator
  /** What will happen, or did. */
  readonly outcome: Locator
  readonly start: Locator
  readonly #isnad: Isnad
  readonly #page: Page

  private constructor(isnad: Isnad) {
    this.#isnad = isnad
    this.#page = isnad.page
    this.dialog = isnad.page.getByRole('dialog', { name: 'Import annotations' })
    this.outcome = this.dialog.locator('.outcome')
    this.start = this.dialog.getByRole('button', { name: 'Import', exact: true })
  }

  static async open(isnad: Isnad): Promise<ImportDialog> {
    const opened = new ImportDialog(isnad)
    await expect(isnad.page.getByRole('listbox', { name: 'Articles' })).toBeVisible()
    await isnad.page.keyboard.press('Control+Shift+KeyE')
    await expect(opened.dialog).toContainText('What shall come in?')
    return opened
  }

  async choose(path: string, what: 'files' | 'a folder' = 'files'): Promise<void> {
    await this.#isnad.answerOpenDialog(path)
    await this.dialog.getByRole('button', { name: `Choose ${what}…` }).click()
  }

  /** Until the trial is of what is chosen now. */
  async tried(): Promise<void> {
    await expect(this.dialog.locator('.import-trial[data-stale="false"]')).toBeVisible()
  }

  /** The choice of what a name becomes. */
  nameOf(theirs: string): Locator {
    return this.dialog.getByRole('button', { name: `“${theirs}” becomes` })
  }

  async map(theirs: string, ours: string): Promise<void> {
    await this.nameOf(theirs).click()
    await this.#page.getByRole('option', { name: ours, exact: true }).click()
  }

  async import(): Promise<void> {
    await this.tried()
    await this.start.click()
    await expect(this.dialog.getByRole('status')).toBeVisible()
  }
}
