import { assertNever } from '../../assertNever.ts'
import type { EventOf } from '../events.ts'
import type { ThreadState } from '../state.ts'

type UpkeepEvent = EventOf<
  'ThreadReaddressed' | 'PostClosureMarked' | 'ChannelMarked' | 'ChannelCleared' | 'CoverPlanned' | 'CoverAccepted' | 'CoverDeclined' | 'ReplyRead' | 'CallAsked' | 'SecondLookRecorded'
>

/** Projection of what keeps a thread from being forgotten: cover, unread replies, marks, second looks. Copies facts only. */
export function evolveUpkeep(state: ThreadState, event: UpkeepEvent): ThreadState {
  switch (event.type) {
    case 'ThreadReaddressed':
      return { ...state, addressedTo: event.to, cover: { ...state.cover, offerAt: null, accepted: null } }
    case 'PostClosureMarked':
      return { ...state, postClosure: { threadId: event.threadId, completedAt: event.completedAt } }
    case 'ChannelMarked':
      return { ...state, channelMark: { messageId: event.messageId, at: event.at, by: event.by } }
    case 'ChannelCleared':
      return { ...state, channelMark: null }
    case 'CoverPlanned':
      return { ...state, cover: { ...state.cover, offerAt: event.offerAt } }
    case 'CoverAccepted': {
      const { staffId, toStaffId, toRole, at } = event
      return { ...state, cover: { ...state.cover, accepted: { staffId, toStaffId, toRole, at } } }
    }
    case 'CoverDeclined': {
      const { toStaffId, toRole, at } = event
      return { ...state, cover: { ...state.cover, declined: [...(state.cover.declined ?? []), { toStaffId, toRole, at }] } }
    }
    case 'ReplyRead': {
      // Who has read a reply has read those before it.
      const last = state.replies.findIndex((reply) => reply.replyId === event.replyId)
      const replies = state.replies.map((reply, index) => (index <= last && reply.delivery === 'delivered' && (reply.readAt ?? null) === null ? { ...reply, readAt: event.readAt } : reply))
      return { ...state, replies, callAsked: null }
    }
    case 'CallAsked':
      return { ...state, callAsked: { replyId: event.replyId, at: event.at } }
    case 'SecondLookRecorded':
      return { ...state, secondLook: false, lowered: null }
    default:
      return assertNever(event, 'evolveUpkeep')
  }
}
