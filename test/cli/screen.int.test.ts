import { describe, expect, it } from 'vitest'
import { scoreLines, screenLines } from '#electron/cli/commands/screen.ts'
import { wilsonInterval } from '#electron/cli/commands/scoreTable.ts'

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
    expect(output[0]).toMatchObject({ redFlags: expect.arrayContaining(['breathing']), soon: false, tier: 'D0' })
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

  it('screens at least a thousand messages in a second of one core', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) =>
      JSON.stringify({ id: `m${index}`, subject: 'question', body: `Could you renew my pills? I walk ${index} steps. No chest pain.` }))
    await run(lines[0] ?? '')
    // Processor time of this process: what other programs of a busy machine take does not count.
    const before = process.cpuUsage()
    const { code } = await run(...lines)
    const { user, system } = process.cpuUsage(before)
    expect(code).toBe(0)
    expect((user + system) / 1000).toBeLessThan(1000)
  })
})

describe('screen --score: labelled NDJSON in, figures out', () => {
  const labelled = [
    { id: '1', subject: '', body: 'crushing chest pain since noon', redFlags: ['cardiac'], category: 'symptom', source: 'authored' },
    { id: '2', subject: '', body: 'Please move my visit to Friday.', redFlags: ['stroke'], category: 'scheduling', source: 'authored' },
    { id: '3', subject: '', body: 'Please refill my metoprolol, ninety days.', redFlags: [], category: 'refill', source: 'authored', tags: ['easy'] },
    { id: '4', subject: '', body: 'Is there a cure for gout?', redFlags: [], category: 'general_question', source: 'MeQSum' },
  ].map((message) => JSON.stringify(message))

  const score = async (...lines: string[]): Promise<{ code: number; text: string }> => {
    const written: string[] = []
    const code = await scoreLines(linesOf(...lines), (text) => written.push(text))
    return { code, text: written.join('') }
  }

  it('counts authored and real messages apart, groups together', async () => {
    const { code, text } = await score(...labelled)
    expect(code).toBe(0)
    expect(text).toMatch(/authored: 3 messages\n\s+sensitivity\s+50\.0 %\s+1\/2\s+95 % 9\.5 to 90\.5\n\s+specificity\s+100\.0 %\s+1\/1/)
    expect(text).toMatch(/real: 1 messages\n\s+sensitivity\s+–\s+0\/0.*\n\s+specificity\s+100\.0 %\s+1\/1/)
    expect(text).toMatch(/cardiac\s+100\.0 %\s+1\/1\s+100\.0 %\s+1\/1/)
    expect(text).toMatch(/all groups\s+50\.0 %\s+1\/2/)
    expect(text).toMatch(/D0: 2 messages, 1 missed, 0 with a less urgent tier/)
    expect(text).toMatch(/keyword search, sens\.\s+50\.0 %\s+1\/2/)
    expect(text).toMatch(/all groups, keyword search\s+50\.0 %\s+1\/2/)
    expect(text).toMatch(/easy\s+100\.0 %\s+1\/1/)
    expect(text).toMatch(/\d+ messages a second/)
  })

  it('passes over lines without labels and says how many', async () => {
    const { code, text } = await score(labelled[0] ?? '', JSON.stringify({ id: 'x', body: 'hello' }), 'no json')
    expect(code).toBe(1)
    expect(text).toContain('2 lines without readable labels')
    expect(text).toContain('authored: 1 messages')
  })

  it('never prints the words of a message', async () => {
    const { text } = await score(...labelled)
    expect(text).not.toMatch(/crushing|sofa|metoprolol|gout/)
  })

  it('the interval is that of Wilson', () => {
    expect(wilsonInterval(9, 10).map((value) => value.toFixed(1))).toEqual(['59.6', '98.2'])
    expect(wilsonInterval(0, 0)).toEqual([0, 100])
  })
})
