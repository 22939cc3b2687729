import { describe, expect, it } from 'vitest'
import { isTrustedSender, type SenderFrame } from '#electron/main/trustedSender.ts'

const ORIGIN = 'app://wellthread'
const known = new Set([1])
const page: SenderFrame = { url: 'app://wellthread/', parent: null, detached: false }

describe('R55: who may ask for a port', () => {
  it('the main frame of a window that this program opened, at its own address', () => {
    expect(isTrustedSender({ windowId: 1, frame: page }, known, ORIGIN)).toBe(true)
    expect(isTrustedSender({ windowId: 1, frame: { ...page, url: 'app://wellthread/index.html#a' } }, known, ORIGIN)).toBe(true)
  })

  it.each<[string, number, SenderFrame | null]>([
    ['a window that nobody opened here', 2, page],
    ['a frame that is gone', 1, null],
    ['a detached frame', 1, { ...page, detached: true }],
    ['a frame within the page', 1, { ...page, parent: {} }],
    ['about:blank', 1, { ...page, url: 'about:blank' }],
    ['an empty address', 1, { ...page, url: '' }],
    ['another host of the scheme', 1, { ...page, url: 'app://other/' }],
    ['a longer name that begins alike', 1, { ...page, url: 'app://wellthread.example/' }],
    ['a name before the host', 1, { ...page, url: 'app://wellthread@evil/' }],
    ['credentials before our own host', 1, { ...page, url: 'app://a:b@wellthread/' }],
    ['another port', 1, { ...page, url: 'app://wellthread:8080/' }],
    ['a web page', 1, { ...page, url: 'https://wellthread/' }],
    ['a file', 1, { ...page, url: 'file:///wellthread/index.html' }],
    ['a data address', 1, { ...page, url: 'data:text/html,app://wellthread/' }],
    ['a scheme that begins alike', 1, { ...page, url: 'apps://wellthread/' }],
  ])('is not %s', (_who, windowId, frame) => {
    expect(isTrustedSender({ windowId, frame }, known, ORIGIN)).toBe(false)
  })
})
