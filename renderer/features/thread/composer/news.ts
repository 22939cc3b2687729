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

/** What a writer must know and has not seen: a patient message, a colleague's reply, a flag, an end. Not what they did themselves. */
export function newsSince(seen: Seen, view: ThreadView, own: ReadonlySet<ActType>, timeZone: string): NewsItem[] {
  return [...messageNews(seen, view, timeZone), ...flagNews(seen, view, own), ...endNews(seen, view, own)]
}

function messageNews(seen: Seen, view: ThreadView, timeZone: string): NewsItem[] {
  return view.messages.flatMap(({ messageId, kind, author, at, body, isMine, delivery, isRetracted }) => {
    const isForeign = kind === 'patient' || (kind === 'staff' && !isMine && delivery !== 'withdrawn')
    if (isForeign && !seen.messages.has(messageId)) {
      const text = `${author} ${kind === 'patient' ? 'wrote' : 'answered'} at ${formatTime(at, timeZone)}`
      return [{ id: messageId, messageId, text, excerpt: excerptOf(body) }]
    }
    const isNewlyRetracted = isRetracted && !seen.retracted.has(messageId)
    return isNewlyRetracted ? [plain(`retracted ${messageId}`, `A message of ${author} was retracted in the portal`, messageId)] : []
  })
}

function flagNews(seen: Seen, view: ThreadView, own: ReadonlySet<ActType>): NewsItem[] {
  const raised = view.flags.filter((flag) => flag.status === 'raised')
  if (raised.length === 0) return seen.raised.size > 0 && !own.has('lowerFlag') ? [plain('lowered', 'The red flag was lowered')] : []
  if (own.has('raiseFlag')) return []
  return raised.filter((flag) => !seen.raised.has(flag.flagId)).map((flag) => plain(flag.flagId, flag.ruleSetVersion === null ? `Red flag raised by ${flag.raisedBy}` : `Red flag raised: ${flag.label}`))
}

function endNews(seen: Seen, view: ThreadView, own: ReadonlySet<ActType>): NewsItem[] {
  if (view.completion !== 'completed' || seen.completion === 'completed' || own.has('completeThread')) return []
  return [plain('completed', `The thread was completed${view.completedBy === null ? '' : ` by ${view.completedBy}`}`)]
}

const plain = (id: string, text: string, messageId: string | null = null): NewsItem => ({ id, text, messageId, excerpt: null })

function excerptOf(body: string): string {
  const line = body.replaceAll(/\s+/g, ' ').trim()
  return line.length > 140 ? `${line.slice(0, 139)}…` : line
}
