/** Folders of one test's own: the app's profile, the user's documents, and a place for articles. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export class Workspace {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'isnad-')))
  readonly profile = join(this.root, 'profile')
  readonly documents = join(this.root, 'documents')
  readonly articles = join(this.root, 'articles')

  /** Writes a file among the articles and returns its path. */
  async article(name: string, content: Buffer | string): Promise<string> {
    const path = join(this.articles, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    return path
  }

  /** Writes `count` small articles into a folder of their own, and returns its path. */
  manyArticles(count: number): string {
    const folder = join(this.root, 'many')
    mkdirSync(folder, { recursive: true })
    for (let i = 0; i < count; i++) {
      writeFileSync(join(folder, `خبر ${i}.txt`), `قال المتحدث رقم ${i} إن العمل يبدأ غدا.\n`)
    }
    return folder
  }

  /** An article's bytes as they are now. */
  read(name: string): Promise<Buffer> {
    return readFile(join(this.articles, name))
  }

  /** Removes an article. */
  async forget(name: string): Promise<void> {
    await rm(join(this.articles, name))
  }

  /** Writes the app's settings as an earlier run would have left them; what is not named is the default. */
  async settings(settings: object): Promise<void> {
    await mkdir(this.profile, { recursive: true })
    await writeFile(join(this.profile, 'settings.json'), JSON.stringify(settings))
  }

  /** Names of all files in the user's documents. */
  async listDocuments(): Promise<readonly string[]> {
    const entries = await readdir(this.documents, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  }

  async readSettings(): Promise<unknown> {
    return JSON.parse(await readFile(join(this.profile, 'settings.json'), 'utf8'))
  }

  /** What the app keeps of a correction, by the bytes of the article; null where nothing is kept. */
  async correctionDraft(article: string): Promise<string | null> {
    const name = `${createHash('sha256').update(article).digest('hex')}.json`
    const path = join(this.profile, 'corrections', name)
    return existsSync(path) ? readFile(path, 'utf8') : null
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true, maxRetries: 3 })
  }
}
