import { describe, expect, it } from 'vitest'
import { screenLines } from '#electron/cli/commands/screen.ts'

async function* linesOf(...lines: string[]): AsyncGenerator<string> {
  yield* lines
}

const run = async (...lines: string[]): Promise<{ code: number; output: Record<string, unknown>[] }> => {
  const written: string[] = []
  const code = await screenLines(linesOf(...lines), (text) => written.push(text))
  return { code, output: written.map((text) => JSON.parse(text) as Record<string, unknown>) }
}

describe('screen: NDJSON in, NDJSON out', () => {
  it('gives flags, work type, tier and the places of the evidence, in the order of the lines', async () => {
    const body = 'Refill please. My lips are blue.'
    const { code, output } = await run(
      JSON.stringify({ id: 'a', subject: 'refill', body }),
      JSON.stringify({ id: 'b', subject: 'Tuesday', body: 'Can I move my appointment to Thursday?' }),
    )
    expect(code).toBe(0)
    expect(output.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(output[0]).toMatchObject({ redFlags: ['breathing'], soon: false, tier: 'D0' })
    const place = { field: 'body', start: body.indexOf('lips'), end: body.length - 1 }
    expect(output[0]?.['evidence']).toContainEqual({ rule: expect.stringMatching(/^breathing\./), ...place })
    expect(output[1]).toMatchObject({ redFlags: [], soon: false, category: 'scheduling', tier: null, evidence: [] })
  })

  it('a bad line gives its id and an error, the rest is screened, and the exit code is 1', async () => {
    const good = JSON.stringify({ id: 'c', subject: 'chest pain right now' })
    const { code, output } = await run('{not json', '', JSON.stringify({ id: 'b', body: 7 }), '42', good)
    expect(code).toBe(1)
    expect(output.slice(0, 3)).toEqual([
      { id: null, error: 'not JSON' },
      { id: 'b', error: 'body is missing or not a text' },
      { id: null, error: 'not a message object' },
    ])
    expect(output[3]).toMatchObject({ id: 'c', redFlags: ['cardiac'] })
  })

  it('never writes the text of a message', async () => {
    const written: string[] = []
    const line = JSON.stringify({ id: 'a', subject: 'secret', body: 'crushing chest pain, Marigold Lane 7' })
    await screenLines(linesOf(line), (text) => written.push(text))
    expect(written.join('')).not.toMatch(/Marigold|secret|crushing/)
  })

  it('screens at least a thousand messages a second beside other work', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) =>
      JSON.stringify({ id: `m${index}`, subject: 'question', body: `Could you renew my pills? I walk ${index} steps. No chest pain.` }))
    await run(lines[0] ?? '')
    const started = performance.now()
    const { code } = await run(...lines)
    expect(code).toBe(0)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
