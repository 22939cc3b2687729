import { describe, expect, it } from 'vitest'
import { decodeUtf8, parseJson } from '#electron/intake/json.ts'
import { IntakeRefused } from '#electron/intake/refusal.ts'

const codeOf = (read: () => unknown): string => {
  try {
    read()
    return 'read'
  } catch (error) {
    return error instanceof IntakeRefused ? error.code : 'crash'
  }
}

describe('JSON from outside (R67)', () => {
  it.each([
    ['an unfinished object', '{"a":1', 'structure'],
    ['no JSON at all', 'MSH|^~\\&|', 'structure'],
    ['nothing', '', 'structure'],
    ['a key twice, which may name two patients', '{"id":"a","x":{"id":"b"},"id":"c"}', 'structure'],
    ['a key twice, once escaped', String.raw`{"id":"a","\u0069d":"b"}`, 'structure'],
    ['the same key in two objects', '{"a":{"id":1},"b":{"id":2}}', 'read'],
    ['braces and quotes inside texts', String.raw`{"a":"}{\"a\":\\","b":"a"}`, 'read'],
    ['64 levels', `${'['.repeat(64)}${']'.repeat(64)}`, 'read'],
    ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`, 'too-costly'],
    ['a million levels, never closed', '['.repeat(1_000_000), 'too-costly'],
    ['a key called __proto__', '{"__proto__":{"admin":true}}', 'read'],
  ])('%s', (_, text, expected) => {
    expect(codeOf(() => parseJson(text))).toBe(expected)
  })

  it.each([
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le'), 'structure'],
    ['an overlong form', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 'structure'],
    ['a lone surrogate in bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'structure'],
  ])('bytes that are no UTF-8 are refused, not repaired: %s', (_, bytes, expected) => {
    expect(codeOf(() => parseJson(decodeUtf8(bytes)))).toBe(expected)
  })

  it('a byte order mark is dropped', () => {
    expect(parseJson(decodeUtf8(Buffer.from('\ufeff{"a":"é"}')))).toEqual({ a: 'é' })
  })

  it('a million keys are refused at once', () => {
    const text = `{${Array.from({ length: 1_000_000 }, (_, index) => `"k${index}":0`).join(',')}}`
    const start = performance.now()
    expect(codeOf(() => parseJson(text))).toBe('too-costly')
    expect(performance.now() - start).toBeLessThan(500)
  })

  it('10 MB of one text are read in well under the 8 s that 50 ms per 64 KiB allow', () => {
    const start = performance.now()
    parseJson(`{"data":"${'A'.repeat(10 * 1024 * 1024)}"}`)
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
