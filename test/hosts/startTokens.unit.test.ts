import { describe, expect, it } from 'vitest'
import { createStartTokens } from '#electron/web/startTokens.ts'

const MINUTE = 60_000

describe('R63: start tokens', () => {
  it('open one browser, once', () => {
    const tokens = createStartTokens(() => 0)
    const token = tokens.issue()
    expect([tokens.redeem(token), tokens.redeem(token)]).toEqual([true, false])
  })

  it('run out after ten minutes', () => {
    let now = 0
    const tokens = createStartTokens(() => now)
    const [early, late] = [tokens.issue(), tokens.issue()]
    now = 10 * MINUTE - 1
    expect(tokens.redeem(early)).toBe(true)
    now = 10 * MINUTE
    expect(tokens.redeem(late)).toBe(false)
  })

  it('hold 256 random bits and never repeat', () => {
    const tokens = createStartTokens(() => 0)
    const issued = Array.from({ length: 1_000 }, () => tokens.issue())
    expect(new Set(issued).size).toBe(1_000)
    expect(Buffer.from(issued[0] ?? '', 'base64url')).toHaveLength(32)
  })

  it('1,000 guesses open nothing and use up nothing', () => {
    const tokens = createStartTokens(() => 0)
    const token = tokens.issue()
    const guesses = Array.from({ length: 1_000 }, (_unused, index) => tokens.redeem(`${token.slice(0, -1)}-${index}`))
    expect(guesses.filter(Boolean)).toEqual([])
    expect(tokens.redeem(token)).toBe(true)
  })

  it('only the newest sixteen wait', () => {
    const tokens = createStartTokens(() => 0)
    const first = tokens.issue()
    for (let index = 0; index < 16; index += 1) tokens.issue()
    expect(tokens.redeem(first)).toBe(false)
  })
})
