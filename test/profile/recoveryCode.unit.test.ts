import { describe, expect, it } from 'vitest'
import { makeRecoveryCode, normaliseRecoveryCode } from '#electron/profile/recoveryCode.ts'

describe('R46: recovery code', () => {
  it('has 140 bits in seven groups that can be read out, and never twice the same', () => {
    const codes = Array.from({ length: 200 }, makeRecoveryCode)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){6}$/)
    expect(new Set(codes).size).toBe(200)
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32)
  })

  it('is understood however it is typed', () => {
    const code = '0123-4567-89AB-CDEF-GHJK-MNPQ-1100'
    const ways = [
      code, code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('-', ' '), ` ${code} `, code.replaceAll('-', '–'),
      'O123-4567-89AB-CDEF-GHJK-MNPQ-LiOo',
    ]
    for (const typed of ways) {
      expect(normaliseRecoveryCode(typed)).toBe(code)
    }
  })

  it('is not seen in other texts', () => {
    const others = ['', 'purple lantern over quiet bay', '0123-4567', '0123-4567-89AB-CDEF-GHJK-MNPQ-110U', '0123-4567-89AB-CDEF-GHJK-MNPQ-11000']
    for (const typed of others) {
      expect(normaliseRecoveryCode(typed)).toBeNull()
    }
  })
})
