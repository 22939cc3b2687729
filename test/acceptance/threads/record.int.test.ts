import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Act } from '#shared/contract/schemas/act.ts'
import { CLOCK_STATES } from '#shared/domain/clock/clockState.ts'
import { COMPLETION_STATES, DELIVERY_STATES, TRIAGE_STATES } from '#shared/domain/thread/state.ts'
import { exportRecord } from '#electron/engine/exportRecord.ts'
import { sweep } from '#electron/engine/sweep.ts'
import { OUTBOX } from '#test/helpers/builders.ts'
import { seededRandom } from '#test/faults/random.ts'
import { clinic, HOUR, MINUTE, SECOND } from './clinic.ts'
import { filesUnder, readTexts, textsOf } from './words.ts'

const root = resolve(import.meta.dirname, '../../..')
const BILL = { topic: { text: 'Bill' }, body: 'I was charged a copay twice, please check my bill.' }

interface Line {
  entry: string
  [key: string]: unknown
}

/** The chain by the book: SHA-256 over length-prefixed fields, made here and not with the program's own function. */
function hashOf(event: Record<string, unknown>): string {
  const hash = createHash('sha256')
  const { prevHash, seq, streamId, version, type, recordedAt, actor, commandId, ordinal, policy, payload } = event
  for (const part of [prevHash, seq, streamId, version, type, recordedAt, JSON.stringify(actor), commandId, ordinal, policy, payload]) {
    const bytes = Buffer.from(String(part), 'utf8')
    hash.update(`${bytes.length}:`)
    hash.update(bytes)
  }
  return hash.digest('hex')
}

describe('the record', () => {
  it('S1: everything is kept and exported with a chain that stands by itself: withdrawn, retracted and reopened things too', async () => {
    const { engine, send, receive, signIn, until } = await clinic()
    const nurse = await signIn('rn')
    const threadId = await send({ id: 'first', identifier: [{ system: 'https://portal.example/id', value: 'first' }] })
    await nurse.act(threadId, { type: 'addNote', body: 'Called once.' })
    const replyId = await nurse.reply(threadId, 'A reply that is taken back.')
    await nurse.act(threadId, { type: 'withdrawReply', replyId })
    await receive([{ resourceType: 'Communication', id: 'first', identifier: [{ system: 'https://portal.example/id', value: 'first' }], status: 'entered-in-error', subject: { reference: 'Patient/pa' } }])
    await until(MINUTE)
    const lines: Line[] = []
    for await (const line of exportRecord(engine)) lines.push(JSON.parse(line) as Line)
    const events = lines.filter(({ entry }) => entry === 'event')
    let before = '0'.repeat(64)
    for (const event of events) {
      expect(event['prevHash']).toBe(before)
      expect(hashOf(event)).toBe(event['hash'])
      before = String(event['hash'])
    }
    const texts = lines.filter(({ entry }) => entry === 'text').map((line) => String(line['body'])).join('\n')
    for (const words of ['May I take it with food?', 'Called once.', 'A reply that is taken back.']) expect(texts).toContain(words)
    expect(events.map((event) => event['type'])).toEqual(expect.arrayContaining(['reply.withdrawn.v1', 'message.retracted.v1']))
    expect(lines.at(-1)).toMatchObject({ entry: 'end', events: events.length, head: before, holds: true })
    const broken = { ...engine, store: { ...engine.store, readEvents: async (range: { afterSeq: number; limit: number }) => (await engine.store.readEvents(range)).map((event) => (event.seq === 3 ? { ...event, payload: '{}' } : event)) } }
    let last = ''
    for await (const line of exportRecord(broken)) last = line
    expect(JSON.parse(last)).toMatchObject({ entry: 'end', holds: false })
  })

  it('S1: `wellthread export FILE` writes whole files, for the owner alone, and never overwrites', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wellthread-export-'))
    try {
      const { createConsole } = await import('#electron/console/createConsole.ts')
      const { programFolders } = await import('#electron/host/programFolders.ts')
      const { silentLogger } = await import('#electron/engine/ports/logger.ts')
      const { exportCommand } = await import('#electron/cli/commands/export.ts')
      const { writeFile } = await import('node:fs/promises')
      const options = { profile: join(folder, 'profile'), passphraseFile: join(folder, 'passphrase') }
      await writeFile(options.passphraseFile, 'marble otter canyon violin\n')
      const service = await createConsole({ profileDir: options.profile, host: 'cli', resourcesDir: programFolders.resources, keyStore: null, log: silentLogger, runs: false })
      await service.setUpClinic({ packId: 'washington', clinicName: 'Harbor Clinic', username: 'irene.novak', displayName: 'Irene Novak', passphrase: 'marble otter canyon violin' })
      await service.close()
      const file = join(folder, 'record.ndjson')
      expect(await exportCommand(file, options)).toBe(0)
      const written = await readFile(file, 'utf8')
      expect(JSON.parse(written.split('\n').at(-2) ?? '')).toMatchObject({ entry: 'end', holds: true })
      if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0)
      await expect(exportCommand(file, options)).rejects.toThrow(/already/)
      expect(await readFile(file, 'utf8')).toBe(written)
      await rm(file)
      expect(await exportCommand(file, options)).toBe(0)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('S24: after every act each figure beside a view is the length of its list', async () => {
    const { send, signIn, until } = await clinic()
    const seats = [await signIn('rn'), await signIn('clerk'), await signIn('amin')]
    const { next, below } = seededRandom(20_261)
    const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
    const threads: string[] = []
    const acts = (threadId: string, version: number): Act => pick<Act>([
      { type: 'claimThread' }, { type: 'releaseThread' }, { type: 'raiseFlag', tier: 'D2' }, { type: 'lowerFlag', reason: 'History', seenVersion: version }, { type: 'routeThread', pool: 'results', reason: 'x' },
      { type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: null }, { type: 'recordDisposition', code: 'today' }, { type: 'completeThread', nextStep: 'x', seenVersion: version },
      { type: 'reopenThread', reason: 'x' }, { type: 'snoozeThread', until: Date.parse('2027-01-01T00:00:00Z') }, { type: 'wakeThread' },
      { type: 'offerHandOff', kind: 'escalation', toStaffId: null, toRole: 'physician', ask: null }, { type: 'acceptHandOff' },
      { type: 'replyToPatient', body: 'Thank you.', templateId: null, asksPatient: next() < 0.5, seenVersion: version },
    ])
    let done = 0
    for (let step = 0; step < 40; step += 1) {
      if (step % 8 === 0) threads.push(await send(step % 16 === 0 ? BILL : {}))
      else if (step % 7 === 0) await until(pick([SECOND * 11, MINUTE * 30, HOUR * 5]))
      else {
        const threadId = pick(threads)
        const seat = pick(seats)
        const seen = await seat.view(threadId).catch(() => null)
        await seat.act(threadId, acts(threadId, seen?.version ?? 0)).then(() => (done += 1), () => undefined)
      }
      for (const seat of seats.slice(0, 2)) {
        const { counts } = await seat.page()
        for (const [key, count] of Object.entries(counts)) {
          const view = key.startsWith('pool:') ? { kind: 'pool' as const, pool: key.slice(5) } : { kind: key as 'inbox' }
          const list = await seat.page(view)
          expect([key, list.rows.length, list.total]).toEqual([key, count, count])
        }
      }
    }
    expect(done).toBeGreaterThan(8)
  })
})

describe('charts and words', () => {
  it('D12: triage, completion, clock and delivery walk through the states of their charts, under the stored names', async () => {
    const { engine, send, signIn, until, deliver } = await clinic('2026-10-05 10:00')
    const [nurse, other] = [await signIn('rn'), await signIn('rn2')]
    const seen = { triage: new Set<string>(), completion: new Set<string>(), clock: new Set<string>(), delivery: new Set<string>() }
    const ids: string[] = []
    const look = async (): Promise<void> => {
      for (const threadId of ids) {
        const view = await nurse.view(threadId)
        seen.triage.add(view.triage)
        seen.completion.add(view.completion)
        for (const clock of view.clocks) seen.clock.add(clock.status)
        for (const message of view.messages) if (message.delivery !== null) seen.delivery.add(message.delivery)
      }
    }
    const outbox = (threadId: string, replyId: string, outcome: 'handedOver' | 'failed' | 'gaveUp') =>
      engine.handle({ threadId, actor: OUTBOX, commandId: `${replyId}:${outcome}`, command: { type: 'recordDelivery', replyId, outcome, reason: outcome === 'failed' ? 'portalUnreachable' : null } })
    ids.push(await send(BILL), await send(), await send({ topic: { text: 'Form' }, body: 'Please send me a copy of the sports form.' }))
    const [a = '', b = '', c = ''] = ids
    await look()
    await nurse.act(a, { type: 'claimThread' })
    await nurse.act(a, { type: 'handBack', reason: 'Not for my role' })
    await nurse.act(a, { type: 'offerHandOff', kind: 'transfer', toStaffId: 'rn2', toRole: null, ask: null })
    expect((await nurse.view(a)).triage).toBe('routed')
    await other.act(a, { type: 'acceptHandOff' })
    expect((await nurse.view(a)).triage).toBe('claimed')
    const asked = await other.reply(a, 'Which bill is it?', true)
    await look()
    await deliver(asked)
    await look()
    await until('2026-10-06 17:00')
    await look()
    await until('2026-10-07 17:00')
    await look()
    await other.act(a, { type: 'reopenThread', reason: 'Reached the patient another way' })
    await other.act(a, { type: 'recordContact', outcome: 'reached', number: '510-555-0142', note: null })
    await other.complete(a)
    await look()
    await other.act(a, { type: 'reopenThread', reason: 'The patient called back' })
    expect((await nurse.view(a)).completion).toBe('open')
    const lost = await nurse.reply(b)
    await until(11 * SECOND)
    await look()
    await outbox(b, lost, 'handedOver')
    await until(11 * MINUTE)
    await look()
    await nurse.act(b, { type: 'retryDelivery', replyId: lost })
    const back = await nurse.reply(c)
    await nurse.act(c, { type: 'withdrawReply', replyId: back })
    const failing = await nurse.reply(c)
    await until(11 * SECOND)
    await outbox(c, failing, 'failed')
    await look()
    await outbox(c, failing, 'gaveUp')
    await look()
    expect(seen.triage).toEqual(new Set(['routed', 'claimed']))
    expect(seen.completion).toEqual(new Set(COMPLETION_STATES))
    expect(seen.clock).toEqual(new Set(CLOCK_STATES))
    expect(seen.delivery).toEqual(new Set(DELIVERY_STATES.filter((state) => state !== 'withdrawn')))
    // What passes within the commit of an arriving message, and the withdrawal, stand in the record under their names.
    const payloads = (await engine.store.readEvents({ afterSeq: 0, limit: 500 })).map((event) => JSON.parse(event.payload) as { from?: string; to?: string })
    const recorded = new Set(payloads.flatMap(({ from, to }) => [from, to]))
    for (const state of [...TRIAGE_STATES.filter((name) => name !== 'flagged'), ...COMPLETION_STATES, ...CLOCK_STATES]) expect(recorded).toContain(state)
    await send({ topic: { text: 'Help' }, body: 'I have crushing chest pain right now and it goes down my left arm.' })
    const after = (await engine.store.readEvents({ afterSeq: 0, limit: 500 })).map((event) => JSON.parse(event.payload) as { to?: string })
    expect(after.map(({ to }) => to)).toContain('flagged')
    await sweep(engine)
  })

  it('D2: no text on the screen says ticket, chat, case, user or bucket', () => {
    const FORBIDDEN = /\b(?:tickets?|chats?|cases?|users?|buckets?)\b/i
    // Everyday uses that name no thing of the console.
    const EVERYDAY = /\bin (?:any|that|this|case)\b[^.]*|\b(?:just )?in case\b|\b(?:upper|lower)[- ]?case\b|\bcase-sensitive\b|\bsuit ?case\b|\bother cases\b/gi
    const folders = ['renderer', 'shared/domain', 'electron/rpc', 'electron/intake', 'electron/console', 'electron/engine', 'electron/cli', 'electron/store']
    const sources = folders.flatMap((folder) => filesUnder(join(root, folder), /\.tsx?$/)).filter((file) => !file.includes('screening'))
    const texts = sources.flatMap(readTexts)
    expect(texts.length).toBeGreaterThan(1000)
    for (const file of ['resources/templates', 'resources/policy'].flatMap((folder) => filesUnder(join(root, folder), /\.yaml$/))) {
      for (const line of readFileSync(file, 'utf8').split('\n')) if (!line.trim().startsWith('#')) texts.push({ file, text: line.trim() })
    }
    const wrong = texts.filter(({ text }) => FORBIDDEN.test(text.replace(EVERYDAY, '')))
    expect(wrong.map(({ file, text }) => `${file.slice(root.length + 1)}: ${text}`)).toEqual([])
    // The net catches: text between tags, a literal, a template; and not a name in code.
    expect(textsOf('a.tsx', 'const user = 1; const a = <p>Open the chat</p>; const b = `New ticket ${user}`; type Case = 1').map(({ text }) => text)).toEqual(['Open the chat', 'New ticket'])
  })
})
