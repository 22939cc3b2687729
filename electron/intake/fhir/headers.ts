import { z } from 'zod'
import type { ThreadId } from '#shared/domain/ids.ts'
import type { Engine } from '#electron/engine/createEngine.ts'

/**
 * A thread header before its first message. Headers make no thread: the thread begins with the first message that
 * names the header, under an id made of the header's reference, and then takes topic and recipients from here.
 */
const headerSchema = z.object({
  /** Reference under which messages name it, e.g. `Communication/th-1`. */
  reference: z.string(),
  patientId: z.string(),
  subject: z.string(),
  pool: z.string().nullable(),
  addressedTo: z.string().nullable(),
  fingerprint: z.string(),
})
export type Header = z.infer<typeof headerSchema>

const keyOf = (threadId: ThreadId): string => `intake.header.${threadId}`

export async function knownHeader(engine: Engine, threadId: ThreadId): Promise<Header | undefined> {
  const stored = await engine.store.query('meta', { key: keyOf(threadId) })
  return stored === undefined ? undefined : headerSchema.parse(JSON.parse(stored))
}

export async function keepHeader(engine: Engine, threadId: ThreadId, header: Header): Promise<void> {
  await engine.store.keep({ kind: 'meta', key: keyOf(threadId), value: JSON.stringify(header) })
}
