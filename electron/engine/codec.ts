import { ACCOUNT_EVENT_NAMES, type AccountEvent } from '#shared/domain/account/account.ts'
import { THREAD_EVENT_NAMES, threadEventType, type ThreadEvent } from '#shared/domain/thread/events.ts'
import { invariant } from '#shared/domain/assertNever.ts'
import type { NewEvent } from './ports/store.ts'

/** Events between the domain and the log. The payload is the event without its type, as JSON text. */
export function encodeThreadEvent(event: ThreadEvent): NewEvent {
  const { type, ...payload } = event
  return { type: THREAD_EVENT_NAMES[type], payload: JSON.stringify(payload) }
}

export function decodeThreadEvent(stored: NewEvent): ThreadEvent {
  const type = threadEventType(stored.type)
  invariant(type, `unknown thread event ${stored.type}`)
  return { type, ...(JSON.parse(stored.payload) as object) } as ThreadEvent
}

const ACCOUNT_TYPES = new Map(Object.entries(ACCOUNT_EVENT_NAMES).map(([type, name]) => [name as string, type as AccountEvent['type']]))

export function encodeAccountEvent(event: AccountEvent): NewEvent {
  const { type, ...payload } = event
  return { type: ACCOUNT_EVENT_NAMES[type], payload: JSON.stringify(payload) }
}

export function decodeAccountEvent(stored: NewEvent): AccountEvent {
  const type = ACCOUNT_TYPES.get(stored.type)
  invariant(type, `unknown account event ${stored.type}`)
  return { type, ...(JSON.parse(stored.payload) as object) } as AccountEvent
}
