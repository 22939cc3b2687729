import { formatTime } from '#renderer/ui/format.ts'
import type { ActType } from '#shared/contract/schemas/act.ts'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'

/** What the author had before their eyes when they last looked (D16). */
export interface Seen {
  /** Travels with the reply as `seenVersion`. */
  readonly version: number
  readonly messages: ReadonlySet<string>
  readonly retracted: ReadonlySet<string>
  readonly raised: ReadonlySet<string>
  readonly completion: ThreadView['completion']
}

export interface NewsItem {
  readonly id: string
  readonly text: string
  /** To show it in the thread. */
  readonly messageId: string | null
  /** First words, when it is a message. */
  readonly excerpt: string | null
}

export function seenOf(view: ThreadView): Seen {
  return seenWhere(view, () => true)
}

/** For a draft that was kept: what stood in the thread at that instant, as far as the messages tell. */
export function seenAt(view: ThreadView, at: number): Seen {
  return seenWhere(view, (instant) => instant <= at)
}

function seenWhere(view: ThreadView, wasThere: (at: number) => boolean): Seen {
  return {
    version: view.version,
    messages: new Set(view.messages.filter((message) => wasThere(message.at)).map((message) => message.messageId)),
    retracted: new Set(view.messages.filter((message) => message.isRetracted).map((message) => message.messageId)),
    raised: new Set(view.flags.filter((flag) => flag.status === 'raised' && wasThere(flag.raisedAt)).map((flag) => flag.flagId)),
    completion: view.completion,
  }
}

/** What a writer must know and has not seen: a patient message, a colleague's reply, a flag, an end. What they did themselves is no news. */
export function newsSince(seen: Seen, view: ThreadView, own: ReadonlySet<ActType>, timeZone: string): NewsItem[] {
  const news: NewsItem[] = []
  for (const message of view.messages) {
    const { messageId, kind, author, at, body } = message
    const isForeign = kind === 'patient' || (kind === 'staff' && !message.isMine && message.delivery !== 'withdrawn')
    if (isForeign && !seen.messages.has(messageId)) {
      news.push({ id: messageId, messageId, text: `${author} ${kind === 'patient' ? 'wrote' : 'answered'} at ${formatTime(at, timeZone)}`, excerpt: excerptOf(body) })
    } else if (message.isRetracted && !seen.retracted.has(messageId) && seen.messages.has(messageId)) {
      news.push({ id: `retracted ${messageId}`, messageId, text: `A message of ${author} was retracted in the portal`, excerpt: null })
    }
  }
  const raised = view.flags.filter((flag) => flag.status === 'raised')
  for (const flag of raised) {
    if (!seen.raised.has(flag.flagId) && !own.has('raiseFlag')) news.push({ id: flag.flagId, messageId: null, text: `Red flag raised: ${flag.label}`, excerpt: null })
  }
  if (raised.length === 0 && seen.raised.size > 0 && !own.has('lowerFlag')) news.push({ id: 'lowered', messageId: null, text: 'The red flag was lowered', excerpt: null })
  if (view.completion === 'completed' && seen.completion !== 'completed' && !own.has('completeThread')) {
    news.push({ id: 'completed', messageId: null, text: `The thread was completed${view.completedBy ? ` by ${view.completedBy}` : ''}`, excerpt: null })
  }
  return news
}

function excerptOf(body: string): string {
  const line = body.replaceAll(/\s+/g, ' ').trim()
  return line.length > 140 ? `${line.slice(0, 139)}…` : line
}
