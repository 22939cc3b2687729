/** What a worker said was done; written after the promise of the work resolved. Enough to look it up in the reopened queue. */
export type Ack =
  /** The queue is open: everything before it was the making of the file. */
  | { readonly kind: 'opened' }
  /** A command with everything that rode in its commit. `seq` is null when the worker lies and does not know it yet. */
  | CommandAck
  /** Kept beside the log; later values replace earlier ones, so `number` only grows. */
  | { readonly kind: 'draft' | 'checkpoint' | 'view'; readonly number: number }
  | { readonly kind: 'backup'; readonly file: string }
  /** The store refused to write. */
  | { readonly kind: 'fault'; readonly code: string }

export interface CommandAck {
  readonly kind: 'command'
  readonly commandId: string
  readonly seq: number | null
  readonly type: string
  readonly messages: readonly string[]
  readonly items: readonly string[]
}

/** Name under which the one draft, the one reader and the one viewer of the workload are kept. */
export const KEPT = { staffId: 'staff-drafts', threadId: 't-drafts', reader: 'outbox' } as const

/** Whole lines only: what a killed process wrote half of was not said. */
export function parseAcks(text: string): Ack[] {
  return text.slice(0, text.lastIndexOf('\n') + 1).split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Ack]))
}

export const commandsOf = (acks: readonly Ack[]): CommandAck[] => acks.filter((ack) => ack.kind === 'command')
