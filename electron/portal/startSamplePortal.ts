import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#electron/engine/ports/clock.ts'
import { answerTo, seeded } from './answerScript.ts'
import { identityOf, messageAfter, readReceiptFor, readReply, receiptFor, type ClinicReply } from './portalFiles.ts'

export interface SamplePortalOptions {
  /** Where the clinic puts its replies. */
  readonly outbound: string
  /** Where the clinic expects receipts and messages. */
  readonly inbound: string
  readonly clock: Clock
  /** Least and most time until a reply is confirmed, ms. */
  readonly confirmMs?: readonly [number, number]
  /** Least and most time after that until the patient writes again, ms. */
  readonly answerMs?: readonly [number, number]
  /** Least and most time after that until the patient opens the reply, ms. */
  readonly readMs?: readonly [number, number]
  readonly pollMs?: number
  readonly seed?: number
  /** Told when a file cannot be written or read; the portal goes on. */
  readonly onFault?: () => void
}
export interface SamplePortal {
  stop(): Promise<void>
}

/**
 * Stands in for the patient portal of the sample clinic. Knows nothing of the console: it works on the two folders as a
 * real portal would, confirms replies after a moment, and lets some patients write again. A reply that comes twice is
 * confirmed twice and answered once.
 */
export async function startSamplePortal(options: SamplePortalOptions): Promise<SamplePortal> {
  const { outbound, inbound, clock, confirmMs = [1_000, 2_000], answerMs = [8_000, 25_000], readMs = [3_000, 7_000], pollMs = 300, seed = 1 } = options
  await Promise.all([outbound, inbound].map((folder) => mkdir(folder, { recursive: true, mode: 0o700 })))
  const timers = new Set<NodeJS.Timeout>()
  const taken = new Set<string>()
  const answered = new Set<string>()
  const opened = new Set<string>()
  let isStopped = false
  let busy: Promise<void> = Promise.resolve()

  const later = (ms: number, act: () => Promise<void>): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (!isStopped) busy = busy.then(act).catch(() => options.onFault?.())
    }, ms)
    timers.add(timer)
  }

  async function poll(): Promise<void> {
    try {
      for (const name of (await readdir(outbound)).filter((each) => each.endsWith('.json') && !each.startsWith('.')).sort()) {
        if (taken.has(name)) continue
        taken.add(name)
        later(between(confirmMs, seeded(`${seed}/confirm/${name}`)), () => confirm(name).finally(() => taken.delete(name)))
      }
    } finally {
      later(pollMs, poll)
    }
  }

  async function confirm(name: string): Promise<void> {
    const file = join(outbound, name)
    const reply = readReply(await readFile(file, 'utf8'))
    if (reply) {
      await put(`${keyOf(reply)}-receipt.json`, receiptFor(reply))
      if (reply.priority !== 'stat') scheduleReading(reply)
      // Nobody answers a notice that no person wrote (D10).
      if (reply.priority !== 'stat') scheduleAnswer(reply)
    }
    await rm(file, { force: true })
  }

  /** Most patients open the reply soon; some never do, as with a notice that went to spam (S25). */
  function scheduleReading(reply: ClinicReply): void {
    const replyId = identityOf(reply).value
    const random = seeded(`${seed}/read/${replyId}`)
    if (opened.has(replyId) || random() < NEVER_READ) return
    opened.add(replyId)
    const delay = between(readMs, random)
    const readAt = (reply.authoredOn === undefined ? clock.now() : Date.parse(reply.authoredOn)) + delay
    later(delay, () => put(`${keyOf(reply)}-read.json`, readReceiptFor(reply, readAt)))
  }

  function scheduleAnswer(reply: ClinicReply): void {
    const replyId = identityOf(reply).value
    const text = reply.payload.map((part) => part.contentString).join('\n')
    const answer = answerTo({ replyId, patient: reply.subject.reference, text }, seed, !answered.has(reply.subject.reference))
    if (!answer) return
    answered.add(reply.subject.reference)
    const delay = between(answerMs, seeded(`${seed}/answer/${replyId}`))
    // Made of the reply's own time, so that a reply that comes twice is answered with the same message.
    const sent = (reply.authoredOn === undefined ? clock.now() : Date.parse(reply.authoredOn)) + delay
    later(delay, () => put(`${keyOf(reply)}-answer.json`, messageAfter(reply, answer, sent)))
  }

  async function put(name: string, resource: object): Promise<void> {
    const unfinished = join(inbound, `${name}.tmp`)
    await writeFile(unfinished, JSON.stringify(resource), { mode: 0o600 })
    await rename(unfinished, join(inbound, name))
  }

  busy = poll()
  await busy
  return {
    async stop() {
      isStopped = true
      for (const timer of timers) clearTimeout(timer)
      await busy
    },
  }
}

/** Share of replies that are never opened. */
const NEVER_READ = 0.15

const between = ([least, most]: readonly [number, number], random: () => number): number => least + Math.round(random() * (most - least))
const keyOf = (reply: ClinicReply): string => createHash('sha256').update(identityOf(reply).value).digest('hex').slice(0, 24)
