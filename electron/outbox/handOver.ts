import { join } from 'node:path'
import { IllegalTransition } from '#shared/domain/errors.ts'
import type { ReplyId, ThreadId } from '#shared/domain/ids.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { noticeOf } from '#shared/domain/emergency/evolveEmergency.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { messageHash, textHash } from '#electron/engine/ports/hashChain.ts'
import { threadStream } from '#electron/engine/streams.ts'
import { communicationRequest } from './communicationRequest.ts'
import { asOutgoing, type Outgoing } from './outgoing.ts'

/** Why a reply was not handed over; shown as a fixed phrase, never as a system message. */
type FailureReason = 'textMissing' | 'textChanged' | 'folderFull' | 'folderUnwritable'

export type WriteFile = (path: string, text: string) => Promise<void>

/** One reply of one thread. */
export interface ReplyKey {
  readonly threadId: ThreadId
  readonly replyId: ReplyId
}

interface LoadedReply {
  readonly thread: ThreadState
  readonly reply: Outgoing
}

export async function loadReply(engine: Engine, { threadId, replyId }: ReplyKey): Promise<LoadedReply | null> {
  const loaded = await engine.store.load(threadStream(threadId))
  const thread = loaded?.kind === 'thread' ? loaded.state : null
  const notice = thread ? noticeOf(thread, replyId) : undefined
  const reply = notice ? asOutgoing(notice) : thread?.replies.find((candidate) => candidate.replyId === replyId)
  return thread && reply ? { thread, reply } : null
}

/**
 * Writes one reply into the folder, once. `done`: it lies there, or need not; `failed`: never (the text is not what was
 * committed); a fault of the folder is thrown, to be tried again.
 */
export async function writeReply(engine: Engine, folder: string, key: ReplyKey, write: WriteFile): Promise<'done' | FailureReason> {
  const found = await loadReply(engine, key)
  // Delivered meanwhile, handed over already, or taken out of the outbox's hands by a staff member.
  if (!found || found.reply.delivery !== 'sending' || found.reply.receiptDueAt !== null) return 'done'
  const message = await engine.store.query('message', { messageId: key.replyId })
  if (!message) return 'textMissing'
  if (messageHash(message) !== message.textHash) return 'textChanged'
  const request = await communicationRequest(engine, found.thread, found.reply, message)
  await write(join(folder, fileName(found.reply)), `${JSON.stringify(request, null, 1)}\n`)
  return 'done'
}

/** The same at every try, so that a second try replaces the first; sorts in the order in which replies left. */
export function fileName(reply: Pick<Outgoing, 'replyId' | 'releaseAt'>): string {
  const name = /^[A-Za-z0-9._-]{1,100}$/.test(reply.replyId) ? reply.replyId : textHash(reply.replyId).slice(0, 32)
  return `${String(reply.releaseAt).padStart(15, '0')}-${name}.json`
}

export const failureOf = (error: unknown): FailureReason =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT') ? 'folderFull' : 'folderUnwritable'

/** Records what became of a hand-over; says nothing when the reply moved on meanwhile (a receipt came first). */
export async function record(
  engine: Engine, key: ReplyKey, outcome: 'handedOver' | 'failed' | 'gaveUp', reason: string | null,
): Promise<void> {
  const { threadId, replyId } = key
  const found = await loadReply(engine, key)
  if (!found || (outcome === 'handedOver' && found.reply.receiptDueAt !== null)) return
  const command: ThreadCommand = { type: 'recordDelivery', replyId, outcome, reason }
  try {
    const commandId = `outbox:${replyId}:${found.reply.attempts}:${outcome}`
    await engine.handle({ threadId, command, actor: { kind: 'system', id: 'outbox' }, commandId })
  } catch (error) {
    if (!(error instanceof IllegalTransition)) throw error
  }
}
