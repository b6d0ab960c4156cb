import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { respond } from './pages.ts'
import { temporaryFolders } from './testing/temporary-folder.ts'

const temporaryFolder = temporaryFolders()

function site(): string {
  const folder = temporaryFolder()
  fs.mkdirSync(join(folder, 'window', 'assets'), { recursive: true })
  fs.writeFileSync(join(folder, 'window', 'index.html'), '<p>إسناد')
  fs.writeFileSync(join(folder, 'window', 'assets', 'a b.js'), 'let a')
  fs.writeFileSync(join(folder, 'window', 'notes.txt'), 'not for the window')
  fs.writeFileSync(join(folder, 'window.js'), 'outside')
  fs.writeFileSync(join(folder, 'secret.js'), 'outside')
  return join(folder, 'window')
}

describe('respond', () => {
  it('serves a file with its type and the policy', async () => {
    const answer = await respond(site(), 'GET', 'isnad://app/index.html')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('<p>إسناد')
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("connect-src 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it('decodes what is encoded, and passes over a query', async () => {
    const answer = await respond(site(), 'GET', 'isnad://app/assets/a%20b.js?v=1')
    expect(await answer.text()).toBe('let a')
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it.each([
    ['what is not there', 'isnad://app/none.html'],
    ['a folder', 'isnad://app/assets'],
    ['the root', 'isnad://app/'],
    ['a type that no page needs', 'isnad://app/notes.txt'],
    ['a way up', 'isnad://app/../secret.js'],
    ['an encoded way up', 'isnad://app/%2e%2e/secret.js'],
    ['an encoded slash', 'isnad://app/..%2fsecret.js'],
    ['a doubled way up', 'isnad://app/assets/..%2f..%2fsecret.js'],
    ['a backslash', 'isnad://app/..%5csecret.js'],
    ['a name that merely begins alike', 'isnad://app/..%2fwindow.js'],
    ['a NUL', 'isnad://app/index.html%00.js'],
    ['broken encoding', 'isnad://app/%E0%A4%A.js'],
    ['another host', 'isnad://other/index.html'],
    ['another scheme', 'https://app/index.html'],
    ['no URL', 'index.html'],
  ])('refuses %s', async (_, url) => {
    const answer = await respond(site(), 'GET', url)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe('')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('refuses to be written to', async () => {
    expect((await respond(site(), 'POST', 'isnad://app/index.html')).status).toBe(404)
  })
})

it('the window names its icon, so that Chromium asks for no /favicon.ico, which is refused', () => {
  const page = fs.readFileSync(new URL('../renderer/index.html', import.meta.url), 'utf8')
  const [, icon = ''] = /<link rel="icon"[^>]* href="([^"]+)"/.exec(page) ?? []
  expect(fs.existsSync(new URL(icon, new URL('../renderer/', import.meta.url)))).toBe(true)
  expect(icon).toMatch(/\.svg$/)
})
