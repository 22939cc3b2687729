import { describe, expect, it } from 'vitest'
import { mayNavigate, mayRequest } from '#electron/main/navigation.ts'

const APP = 'app://wellthread'
const PAGES = ['app://wellthread/', 'app://wellthread/index.html', 'app://wellthread/#x', 'app://wellthread/?a=1', 'APP://wellthread/']

const schemes = ['http:', 'https:', 'file:', 'ftp:', 'ws:', 'chrome:', 'devtools:', 'view-source:', 'blob:', 'filesystem:', 'mailto:', 'tel:', 'smb:', 'apps:', 'APP:', 'data:', 'javascript:', 'vbscript:', 'intent:', 'about:']
const rests = ['//wellthread/', '//wellthread.evil/', '//evil/wellthread/', '//wellthread@evil/', '//127.0.0.1/', '//', '///', '//WELLTHREAD/', 'wellthread', '//wellthread:1/', '//wellthread\\@evil/', '/wellthread/', '//%77ellthread/', '//[::1]/']
const odd = ['', ' ', '//', '//wellthread/', '\\\\server\\share', 'app:', 'app:/', 'app:wellthread', 'app://', 'app:///', 'app://wellthread.', 'app://wellthread/other.html', 'app://wellthread/assets/x.js', 'app://evil#app://wellthread/', 'app://evil/?app://wellthread/', 'javascript:alert(1)//app://wellthread/', 'data:text/html,<script>1</script>', 'app://wellthread:443/', 'app://user@wellthread/', 'app://:p@wellthread/', 'null', 'undefined', 'app://wellthread']
const REFUSED = [...schemes.flatMap((scheme) => rests.map((rest) => `${scheme}${rest}`)), ...odd].filter((address) => address !== 'APP://wellthread/')

describe('R59: where a window may go', () => {
  it('knows 300 ways out', () => {
    expect(REFUSED.length).toBeGreaterThanOrEqual(300)
  })

  it.each(PAGES)('lets the console page load: %s', (address) => {
    expect(mayNavigate(address, APP)).toBe(true)
  })

  it('refuses every other address', () => {
    expect(REFUSED.filter((address) => mayNavigate(address, APP))).toEqual([])
  })
})

describe('R88: what a page may ask for', () => {
  it('takes everything from its own origin', () => {
    expect(mayRequest('app://wellthread/assets/index-1.js', APP)).toBe(true)
  })

  it.each(['http://127.0.0.1:1/', 'https://example.com/', 'ws://127.0.0.1:1/', 'file:///etc/passwd', 'app://other/', 'ftp://a/'])('asks nobody else: %s', (address) => {
    expect(mayRequest(address, APP)).toBe(false)
  })

  it('reaches the development server and its socket, not another port', () => {
    expect(mayRequest('ws://localhost:5173/', 'http://localhost:5173')).toBe(true)
    expect(mayRequest('ws://localhost:5174/', 'http://localhost:5173')).toBe(false)
  })
})
