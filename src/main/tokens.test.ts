import { describe, expect, it } from 'vitest'
import { requestSchemas } from '#ipc/requests.ts'
import { Tokens } from './tokens.ts'

describe('Tokens', () => {
  it('finds a path by its token, and by no other', () => {
    const tokens = new Tokens()
    const folder = tokens.forFolder('/news')
    const article = tokens.forArticle('/news/a.txt', folder)
    expect(tokens.article(article.token)?.path).toBe('/news/a.txt')
    expect(tokens.article(article.token)?.folder?.path).toBe('/news')
    expect(tokens.folder(folder.token)?.path).toBe('/news')
    expect(tokens.article(folder.token)).toBeUndefined()
    expect(tokens.folder('AAAAAAAAAAAAAAAAAAAAAAAA')).toBeUndefined()
  })

  it('gives one place one token, and an article on its own another than in its folder', () => {
    const tokens = new Tokens()
    const folder = tokens.forFolder('/news')
    expect(tokens.forFolder('/news').token).toBe(folder.token)
    const alone = tokens.forArticle('/news/a.txt', null)
    expect(tokens.forArticle('/news/a.txt', null).token).toBe(alone.token)
    expect(tokens.forArticle('/news/a.txt', folder).token).not.toBe(alone.token)
  })

  it('makes tokens that hold nothing of the path and that requests accept', () => {
    const { token } = new Tokens().forArticle('/home/amal/secret.txt', null)
    expect(requestSchemas.loadArticle.safeParse({ token }).success).toBe(true)
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('amal')
    expect(new Tokens().forArticle('/home/amal/secret.txt', null).token).not.toBe(token)
  })
})
