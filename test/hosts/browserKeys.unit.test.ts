import { describe, expect, it } from 'vitest'
import { createBrowserKeys } from '#electron/web/browserKeys.ts'

const pairOf = (setCookie: string): string => setCookie.split(';')[0] ?? ''

describe('R62: keys of browsers', () => {
  it('the cookie is out of reach for scripts and other sites, and its name holds the port', () => {
    expect(createBrowserKeys(4317).newCookie()).toMatch(/^wellthread-4317=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
  })

  it('a browser keeps its id among other cookies', () => {
    const keys = createBrowserKeys(1)
    const pair = pairOf(keys.newCookie())
    expect(keys.browserOf(`a=1; ${pair}; b=2`)).toBe(keys.browserOf(pair))
    expect(keys.browserOf(pair)).not.toBeNull()
  })

  it('nothing else is a key', () => {
    const keys = createBrowserKeys(1)
    const pair = pairOf(keys.newCookie())
    expect([undefined, '', 'wellthread-1=', 'wellthread-1=guess', pair.replace('wellthread-1', 'wellthread-2'), `${pair}x`, `${pair}; ${pair}`].map((header) => keys.browserOf(header))).toEqual(Array(7).fill(null))
  })

  it('a key of one host is none of another', () => {
    const pair = pairOf(createBrowserKeys(1).newCookie())
    expect(createBrowserKeys(1).browserOf(pair)).toBeNull()
  })
})
