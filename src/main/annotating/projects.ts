/** The tagset and the project of an article, as the window chooses and changes them. */
import { err, ok, type Result } from '#core/result.ts'
import type { OpenedProject, ProjectChange, ProjectSaveFailure } from '#ipc/annotating/project.ts'
import type { OpenedTagset, TagsetList } from '#ipc/annotating/tagsets.ts'
import type { DurableEnvironment } from '#main/files/durable/operations.ts'
import type { Tokens } from '#main/tokens.ts'
import { placeOf } from './place.ts'
import { findProject, openedProject, type ProjectPatch, saveProject } from './project.ts'
import { Tagsets } from './tagsets.ts'

export class Projects {
  readonly #durable: DurableEnvironment
  readonly #tagsets: Tagsets
  readonly #tokens: Tokens

  /** `shippedTagsets` is the folder of those that come with the program. */
  constructor(durable: DurableEnvironment, shippedTagsets: string, tokens: Tokens) {
    this.#durable = durable
    this.#tagsets = new Tagsets(durable, shippedTagsets)
    this.#tokens = tokens
  }

  async listTagsets(token: string): Promise<TagsetList> {
    const article = this.#tokens.article(token)
    if (article === undefined) return { tagsets: [], broken: [] }
    const place = placeOf(article)
    const { folder } = await findProject(this.#durable, place)
    return this.#tagsets.list(place, folder)
  }

  async chooseTagset(
    token: string,
    { id, file }: { readonly id: string; readonly file: string | null },
  ): Promise<Result<OpenedTagset, ProjectSaveFailure>> {
    const article = this.#tokens.article(token)
    if (article === undefined) return err({ kind: 'unknown-token' })
    const place = placeOf(article)
    const durable = this.#durable
    const { folder } = await findProject(durable, place)
    const loaded = await this.#tagsets.load(place, folder, { id, version: null, file })
    if (!loaded.ok) return loaded
    const { version } = loaded.value.tagset
    const tagset = { id, version, ...(file !== null && { file }) }
    const saved = await saveProject(durable, place, folder, { tagset })
    if (!saved.ok) return saved
    return ok(await this.#tagsets.resolve(place, await findProject(durable, place), null))
  }

  async saveProject(
    token: string,
    change: ProjectChange,
  ): Promise<Result<OpenedProject, ProjectSaveFailure>> {
    const article = this.#tokens.article(token)
    if (article === undefined) return err({ kind: 'unknown-token' })
    const place = placeOf(article)
    const durable = this.#durable
    const { folder } = await findProject(durable, place)
    const { name, encoding } = change
    const patch: ProjectPatch = { name, encoding }
    const saved = await saveProject(durable, place, folder, patch)
    return saved.ok ? ok(openedProject(await findProject(durable, place))) : saved
  }
}
