import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerAppRequest } from '#electron/main/appProtocol.ts'
import { loadBundle, type Bundle } from '#electron/static/loadBundle.ts'
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '#electron/static/securityHeaders.ts'
import { makeBundleFolder, PATH_TRICKS, SECRET } from './bundleFolder.ts'

let bundle: Bundle
let remove: () => Promise<void>
beforeAll(async () => {
  const made = await makeBundleFolder()
  remove = made.remove
  bundle = await loadBundle(made.folder)
})
afterAll(() => remove())

const ask = (url: string, method = 'GET'): Response => answerAppRequest(bundle, { url, method })

describe('app://wellthread', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/index-a1.js', 'text/javascript; charset=utf-8'],
    ['/assets/index-a1.css', 'text/css; charset=utf-8'],
    ['/assets/inter.woff2', 'font/woff2'],
  ])('serves %s as %s', (path, contentType) => {
    const answer = ask(`app://wellthread${path}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, contentType])
  })

  it('R57: 500 spellings of a path reach nothing outside of the bundle', async () => {
    expect(PATH_TRICKS.length).toBeGreaterThanOrEqual(500)
    for (const trick of PATH_TRICKS) {
      const answer = ask(`app://wellthread${trick}`)
      expect(await answer.text(), trick).not.toContain(SECRET)
    }
  })

  it('R57: hidden files, maps and links are not part of the bundle', () => {
    expect(['/.env', '/assets/index-a1.js.map', '/assets/link.js'].map((path) => ask(`app://wellthread${path}`).status)).toEqual([404, 404, 404])
  })

  it.each(['app://other/', 'app://wellthread.evil/', 'http://wellthread/', 'app://a@wellthread/', 'app://wellthread:1/'])('is nobody else: %s', (url) => {
    expect(ask(url).status).toBe(404)
  })

  it('answers GET and HEAD only', async () => {
    expect(['POST', 'PUT', 'DELETE', 'OPTIONS'].map((method) => ask('app://wellthread/', method).status)).toEqual([405, 405, 405, 405])
    expect(await ask('app://wellthread/', 'HEAD').text()).toBe('')
  })

  it.each(['/', '/assets/index-a1.js', '/missing'])('R58, R65: the same headers on every answer: %s', (path) => {
    const { headers } = ask(`app://wellthread${path}`)
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers.get(name)).toBe(value)
  })

  it('R58: the policy is the one that was decided', () => {
    expect(CONTENT_SECURITY_POLICY).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    )
  })

  it('says in words that the page is not built', async () => {
    await expect(loadBundle('/nowhere')).rejects.toThrow('npm run build')
  })
})
