import { describe, expect, it } from 'vitest'
import { jsonLines } from '#electron/host/jsonLines.ts'

const logged = (value: string): string => {
  const lines: string[] = []
  jsonLines((line) => lines.push(line), () => 0).warn('web.refused', { reason: value })
  return lines.join('')
}

describe('R51: log lines', () => {
  it('hold time, level, event and fields', () => {
    expect(JSON.parse(logged('host'))).toEqual({ time: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'web.refused', reason: 'host' })
  })

  it.each(['\n{"level":"info"}', '\r\n', '\u001b[2Jgone', '\u009b31m', '\u2028', '\u2029', '\u202e', '\u2066'])('no value forges or dresses up a line: %j', (value) => {
    const line = logged(`a${value}b`)
    expect(line.slice(0, -1)).toMatch(/^[\x20-\x7e]*$/)
    expect(JSON.parse(line)).toMatchObject({ reason: `a${value}b` })
  })
})
