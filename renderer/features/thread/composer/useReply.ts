import { useCallback, useEffect, useState } from 'react'
import { dropReplyUndo } from '#renderer/rpc/undoStore.ts'
import { say } from '#renderer/ui/statusStore.ts'
import { useStore } from 'zustand'
import type { MessageView, ThreadView } from '#shared/contract/schemas/threadView.ts'
import {
  draftKey, draftOf, draftStore, editDraft, EMPTY_DRAFT, flushDraft, forgetOwnActs, ownActsOf, patchDraft,
  type Draft, type DraftRef, type SentReply,
} from './draftStore.ts'
import { newsSince, seenAt, seenOf, type NewsItem, type Seen } from './news.ts'
import type { RunAct } from '../useThreadAct.ts'

export interface RefusedText {
  readonly body: string
  readonly findings: readonly { readonly code: string; readonly start: number; readonly end: number }[]
}

export interface Reply {
  draft: Draft
  news: readonly NewsItem[]
  /** The thread that a stopped send ran into is on the screen now. */
  canAcknowledge: boolean
  acknowledge: () => void
  isSending: boolean
  problem: string | null
  /** What the engine said of a text that it refused. */
  refused: RefusedText | null
  /** True when it is on its way. */
  send: (templateId: string | null, acknowledged: readonly string[]) => Promise<{ version: number } | null>
}

export function useDraft(ref: DraftRef): Draft {
  const key = draftKey(ref)
  return useStore(draftStore, (state) => state.drafts[key] ?? EMPTY_DRAFT)
}

export interface ReplyContext {
  ref: DraftRef
  view: ThreadView
  timeZone: string
  run: RunAct
  onConflict: () => void
  /** How long a reply can be taken back; null before the clinic is known. */
  holdSeconds: number | null
}

/**
 * The reply side of D16. `seen` moves on by itself only while nothing is written, or when nothing a writer must know has changed;
 * otherwise the author reads what is new and says so. A stopped send keeps the whole draft.
 */
export function useReply({ ref, view, timeZone, run, onConflict, holdSeconds }: ReplyContext): Reply {
  const draft = useDraft(ref)
  const [isSending, setIsSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [refused, setRefused] = useState<RefusedText | null>(null)
  const isEmpty = draft.body.trim() === ''
  const seen = draft.seen ?? (draft.savedAt !== null && !isEmpty ? seenAt(view, draft.savedAt) : seenOf(view))
  const news = isEmpty ? NO_NEWS : newsSince(seen, view, ownActsOf(view.threadId), timeZone)
  const isCurrent = seen.version === view.version && draft.seen !== null
  const moves = news.length === 0 && draft.conflict === null && !isCurrent
  // After the paint: the version that travels is one that was on the screen.
  useEffect(() => {
    if ((!moves && draft.seen !== null) || draftOf(ref) !== draft) return
    const next = moves ? seenOf(view) : seen
    if (showsOwnAct(seen, next)) forgetOwnActs(view.threadId)
    patchDraft(ref, { seen: next })
  })
  useRestoreWithdrawn(ref, view)
  const acknowledge = useCallback(() => {
    forgetOwnActs(view.threadId)
    patchDraft(ref, { seen: seenOf(view), conflict: null })
    say('Noted. You can send now.')
  }, [ref, view])
  const send = useCallback(
    async (templateId: string | null, acknowledged: readonly string[]) => {
      const now = draftOf(ref)
      if (now.seen === null) return null
      setIsSending(true)
      setProblem(null)
      const { asksPatient } = now
      const body = now.body.trim()
      const ticks = acknowledged.length > 0 ? { acknowledged: [...acknowledged] } : {}
      const outcome = await run({ type: 'replyToPatient', body, templateId, asksPatient, seenVersion: now.seen.version, ...ticks }, { quiet: true })
      setIsSending(false)
      if (!outcome.ok) {
        const { refusal } = outcome
        if (refusal.code === 'VERSION_CONFLICT') {
          patchDraft(ref, { conflict: actualOf(refusal.data) ?? view.version + 1 })
          onConflict()
        } else if (refusal.code === 'TEXT_REFUSED') setRefused({ body, findings: findingsOf(refusal.data) })
        else setProblem(refusal.message)
        const isConflict = refusal.code === 'VERSION_CONFLICT'
        say(isConflict ? 'Not sent: the thread changed while you wrote. Your text is kept.' : refusal.message, 'refused')
        return null
      }
      forgetOwnActs(view.threadId)
      const knownBefore = new Set(view.messages.map((message) => message.messageId))
      // What was typed while the send was under way stays.
      const rest = draftOf(ref).body === now.body ? '' : draftOf(ref).body
      const { version, undo } = outcome.result
      const replyId = undo?.act.type === 'withdrawReply' ? undo.act.replyId : null
      const sent = { body, asksPatient, templateId: now.templateId, replyId, version, knownBefore }
      editDraft(ref, { body: rest, asksPatient: false, seen: null, sent })
      flushDraft(ref)
      if (replyId !== null && holdSeconds !== null) setTimeout(() => dropReplyUndo(replyId), holdSeconds * 1_000)
      return { version }
    },
    [ref, view, run, onConflict, holdSeconds],
  )
  const canAcknowledge = draft.conflict === null || view.version >= draft.conflict
  return { draft, news, canAcknowledge, acknowledge, isSending, problem, refused, send }
}

/** What this person did has come up on the screen; the same by somebody else would be news again. */
function showsOwnAct(before: Seen, after: Seen): boolean {
  if (before.completion !== after.completion || before.raised.size !== after.raised.size) return true
  return [...after.raised].some((flagId) => !before.raised.has(flagId))
}

const NO_NEWS: readonly NewsItem[] = []

/** Undo, by button or by Z: the text returns, in front of whatever was begun meanwhile. */
function useRestoreWithdrawn(ref: DraftRef, view: ThreadView): void {
  useEffect(() => {
    const { sent, body } = draftOf(ref)
    const fate = sent && fateOf(sent, view)
    if (!sent || fate === 'held') return
    if (fate === 'left') {
      if (sent.replyId !== null) dropReplyUndo(sent.replyId)
      return patchDraft(ref, { sent: null })
    }
    const isAlone = body.trim() === ''
    const templateId = isAlone ? sent.templateId : null
    const joined = isAlone ? sent.body : `${sent.body}\n\n${body}`
    editDraft(ref, { body: joined, asksPatient: sent.asksPatient, templateId, sent: null, seen: seenOf(view) })
    say('Taken back. The text is in the composer again.')
  }, [ref, view])
}

/** A withdrawn reply is not in the thread any more; one that is in it and not queued has left. */
function fateOf(sent: SentReply, view: ThreadView): 'held' | 'left' | 'withdrawn' {
  const isLike = ({ messageId, isMine, kind, body }: MessageView) =>
    isMine && kind === 'staff' && body.startsWith(sent.body) && !sent.knownBefore.has(messageId)
  const isIt = (message: MessageView) => (sent.replyId === null ? isLike(message) : message.messageId === sent.replyId)
  const reply = view.messages.find(isIt)
  if (!reply) return sent.replyId !== null && view.version >= sent.version ? 'withdrawn' : 'held'
  if (reply.delivery === 'withdrawn') return 'withdrawn'
  return reply.delivery === 'queued' ? 'held' : 'left'
}

/** Places only: the words stand in the text that was sent. */
function findingsOf(data: unknown): RefusedText['findings'] {
  if (typeof data !== 'object' || data === null || !('findings' in data) || !Array.isArray(data.findings)) return []
  return data.findings.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null || !('code' in each) || !('start' in each) || !('end' in each)) return []
    const { code, start, end } = each
    return typeof code === 'string' && typeof start === 'number' && typeof end === 'number' ? [{ code, start, end }] : []
  })
}

function actualOf(data: unknown): number | null {
  return typeof data === 'object' && data !== null && 'actual' in data && typeof data.actual === 'number' ? data.actual : null
}
