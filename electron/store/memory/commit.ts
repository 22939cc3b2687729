import { DuplicateCommand, InvalidCommand, VersionConflict } from '#shared/domain/errors.ts'
import { eventHash, GENESIS_HASH } from '#electron/engine/ports/hashChain.ts'
import type { Batch, RecordedEvent, StreamState } from '#electron/engine/ports/store.ts'
import { directoryKey, draftKey, usernameKey, type MemoryData } from './memoryData.ts'

/** Checks everything, then writes everything; nothing is written when a check throws. Returns the head `seq`. */
export function commit(data: MemoryData, batch: Batch): { seq: number } {
  refuseBrokenBatch(data, batch)
  for (const stream of batch.streams) {
    appendEvents(data, batch, stream)
    if (stream.next !== null) putRow(data, stream.next)
    if (stream.next?.kind === 'thread') data.timers.set(stream.next.state.threadId, [...stream.timers])
  }
  const head = data.events.at(-1)?.seq ?? 0
  if (batch.streams.some((stream) => stream.events.length > 0)) data.lastSeqOfCommand.set(batch.commandId, head)
  for (const message of batch.messages) {
    data.messages.set(message.messageId, message)
    const list = data.messagesOfThread.get(message.threadId)
    if (list) list.push(message)
    else data.messagesOfThread.set(message.threadId, [message])
  }
  for (const record of batch.directory) data.directory.set(directoryKey(record.kind, record.id), record)
  for (const item of batch.intakeItems) data.intakeItems.set(item.itemId, item)
  for (const credential of batch.credentials) data.credentials.set(credential.staffId, credential.hash)
  if (batch.discardDraft) data.drafts.delete(draftKey(batch.discardDraft))
  return { seq: head }
}

export function putRow(data: MemoryData, row: StreamState): void {
  if (row.kind === 'thread') data.threads.set(row.state.threadId, row.state)
  if (row.kind === 'slot') data.slots.set(row.state.slotId, row.state)
  if (row.kind === 'account') data.accounts.set(row.state.staffId, row.state)
}

function appendEvents(data: MemoryData, batch: Batch, stream: Batch['streams'][number]): void {
  const first = batch.streams.indexOf(stream)
  const ordinalBase = batch.streams.slice(0, first).reduce((sum, earlier) => sum + earlier.events.length, 0)
  stream.events.forEach((event, index) => {
    const previous = data.events.at(-1)
    const unhashed: Omit<RecordedEvent, 'hash'> = {
      type: event.type,
      payload: event.payload,
      seq: (previous?.seq ?? 0) + 1,
      streamId: stream.streamId,
      version: stream.expectedVersion + index + 1,
      recordedAt: batch.recordedAt,
      actor: batch.actor,
      commandId: batch.commandId,
      ordinal: ordinalBase + index,
      policy: batch.policy,
      prevHash: previous?.hash ?? GENESIS_HASH,
    }
    const recorded: RecordedEvent = { ...unhashed, hash: eventHash(unhashed) }
    data.events.push(recorded)
    const list = data.byStream.get(stream.streamId)
    if (list) list.push(recorded)
    else data.byStream.set(stream.streamId, [recorded])
  })
}

function refuseBrokenBatch(data: MemoryData, batch: Batch): void {
  const earlier = data.lastSeqOfCommand.get(batch.commandId)
  if (earlier !== undefined) throw new DuplicateCommand(batch.commandId, earlier)
  const seen = new Set<string>()
  for (const stream of batch.streams) {
    if (seen.has(stream.streamId)) throw new Error(`broken batch: ${stream.streamId} stands twice in it`)
    seen.add(stream.streamId)
    const actual = data.byStream.get(stream.streamId)?.length ?? 0
    if (actual !== stream.expectedVersion) throw new VersionConflict(stream.streamId, stream.expectedVersion, actual)
    refuseBrokenRow(stream)
  }
  refuseTakenUsername(data, batch)
  const threads = new Set(batch.streams.flatMap(({ next }) => (next?.kind === 'thread' ? [next.state.threadId] : [])))
  const messageIds = new Set<string>()
  for (const { messageId, threadId } of batch.messages) {
    if (data.messages.has(messageId) || messageIds.has(messageId)) throw new Error(`broken batch: message ${messageId} exists already`)
    if (!data.threads.has(threadId) && !threads.has(threadId)) throw new Error(`broken batch: message ${messageId} has no thread`)
    messageIds.add(messageId)
  }
  const itemIds = new Set<string>()
  for (const { itemId } of batch.intakeItems) {
    if (data.intakeItems.has(itemId) || itemIds.has(itemId)) throw new Error(`broken batch: intake item ${itemId} exists already`)
    itemIds.add(itemId)
  }
  const accounts = new Set(batch.streams.flatMap(({ next }) => (next?.kind === 'account' ? [next.state.staffId] : [])))
  for (const { staffId } of batch.credentials) {
    if (!data.accounts.has(staffId) && !accounts.has(staffId)) throw new Error(`broken batch: credential of ${staffId} has no account`)
  }
}

function refuseBrokenRow(stream: Batch['streams'][number]): void {
  const { next } = stream
  if (next === null) return
  const version = stream.expectedVersion + stream.events.length
  if (next.streamId !== stream.streamId || next.version !== version || (next.kind !== 'plain' && next.state.version !== version)) {
    throw new Error(`broken batch: the row of ${stream.streamId} is not at version ${version}`)
  }
}

function refuseTakenUsername(data: MemoryData, batch: Batch): void {
  const owners = new Map([...data.accounts.values()].map((account) => [usernameKey(account.username), account.staffId]))
  for (const { next } of batch.streams) {
    if (next?.kind !== 'account') continue
    const key = usernameKey(next.state.username)
    const owner = owners.get(key)
    if (owner !== undefined && owner !== next.state.staffId) throw new InvalidCommand('username', 'This sign-in name is taken.')
    owners.set(key, next.state.staffId)
  }
}
