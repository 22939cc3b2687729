import { create } from 'zustand'
import { client, onSessionRefused } from '#renderer/rpc/client.ts'
import { endsSession, toRefusal } from '#renderer/rpc/refusal.ts'
import type { ActType } from '#shared/contract/schemas/act.ts'
import type { Seen } from './news.ts'

export type DraftMode = 'reply' | 'note'

/** A draft belongs to one person, one thread and one mode (PS-10): no text ever crosses any of them. */
export interface DraftRef {
  readonly staffId: string
  readonly threadId: string
  readonly mode: DraftMode
}

export interface Draft {
  readonly body: string
  /** What the engine has; equal to `body` when nothing is unsaved. */
  readonly savedBody: string
  /** UTC epoch ms of the last save; null before the first. */
  readonly savedAt: number | null
  /** Why the last save did not work. The text stays here and is tried again. */
  readonly problem: string | null
  /** The approved phrase that the text began as. */
  readonly templateId: string | null
  readonly asksPatient: boolean
  /** Warnings of the checks that the author lets pass. */
  readonly ticked: readonly string[]
  /** Facts that a phrase put in, to be shown marked. */
  readonly fields: readonly string[]
  /** What the author had seen; null before the composer has painted. */
  readonly seen: Seen | null
  /** A send was stopped (D16): version of the thread that the author has yet to see. */
  readonly conflict: number | null
  /** A reply that may still be taken back: its text returns here when it is. */
  readonly sent: SentReply | null
}

export interface SentReply {
  readonly body: string
  readonly asksPatient: boolean
  readonly templateId: string | null
  /** Id of its message; null when the engine did not say. */
  readonly replyId: string | null
  /** Version of the thread with the reply in it. */
  readonly version: number
  /** Messages that were there before. */
  readonly knownBefore: ReadonlySet<string>
}

export const EMPTY_DRAFT: Draft = {
  body: '', savedBody: '', savedAt: null, problem: null, templateId: null, asksPatient: false, ticked: [], fields: [],
  seen: null, conflict: null, sent: null,
}

/** Milliseconds after the last key. */
export const AUTOSAVE_MS = 500
const RETRY_MS = 3_000

interface DraftState {
  readonly drafts: Readonly<Record<string, Draft>>
}

/** Drafts of this window. Text that the engine has not confirmed outlives a lock here; the rest is read again from the engine. */
export const draftStore = create<DraftState>(() => ({ drafts: {} }))

export const draftKey = ({ staffId, threadId, mode }: DraftRef): string => JSON.stringify([staffId, threadId, mode])
export const draftOf = (ref: DraftRef): Draft => draftStore.getState().drafts[draftKey(ref)] ?? EMPTY_DRAFT
const isUnsaved = (draft: Draft): boolean => draft.body !== draft.savedBody

const timers = new Map<string, ReturnType<typeof setTimeout>>()
const saving = new Set<string>()
const ownActs = new Map<string, Set<ActType>>()
const NO_ACTS: ReadonlySet<ActType> = new Set()
let owner: string | null = null

export function patchDraft(ref: DraftRef, change: Partial<Draft>): void {
  draftStore.setState(({ drafts }) => ({ drafts: { ...drafts, [draftKey(ref)]: { ...draftOf(ref), ...change } } }))
}

/** The thread comes up: takes the engine's draft unless newer text is here. Only this person's drafts are saved from now on. */
export function openDraft(ref: DraftRef, stored: { body: string; savedAt: number } | null, seen: Seen | null): void {
  owner = ref.staffId
  const draft = draftOf(ref)
  if (isUnsaved(draft)) return void save(ref)
  if (stored && (draft.savedAt === null || stored.savedAt > draft.savedAt)) {
    patchDraft(ref, { body: stored.body, savedBody: stored.body, savedAt: stored.savedAt, problem: null, seen })
  }
}

export function editDraft(ref: DraftRef, change: Partial<Draft> & { body: string }): void {
  patchDraft(ref, change.body.trim() === '' ? { ...change, templateId: null, fields: [], ticked: [] } : change)
  schedule(ref, AUTOSAVE_MS)
}

/** At once: on blur, when the window hides, when another thread comes up, after sending. */
export function flushDraft(ref: DraftRef): void {
  void save(ref)
}

/** What this person is doing to the thread: no news to them. Noted before it is sent: the change feed may be faster than the answer. */
export function noteOwnAct(threadId: string, type: ActType): void {
  ownActs.set(threadId, new Set(ownActsOf(threadId)).add(type))
}

export const ownActsOf = (threadId: string): ReadonlySet<ActType> => ownActs.get(threadId) ?? NO_ACTS
export const forgetOwnActs = (threadId: string): boolean => ownActs.delete(threadId)

/** The session is over or locked: text that the engine has leaves the memory of this window, at the latest when its save is confirmed. */
export function forgetSavedDrafts(): void {
  owner = null
  draftStore.setState(({ drafts }) => ({ drafts: Object.fromEntries(Object.entries(drafts).filter(([, draft]) => isUnsaved(draft))) }))
}

onSessionRefused(forgetSavedDrafts)

function schedule(ref: DraftRef, delay: number): void {
  const key = draftKey(ref)
  clearTimeout(timers.get(key))
  timers.set(key, setTimeout(() => void save(ref), delay))
}

/** One save of a draft at a time: an older text never lands on a newer one. Nobody's text is saved under another person's session. */
async function save(ref: DraftRef): Promise<void> {
  const key = draftKey(ref)
  clearTimeout(timers.get(key))
  timers.delete(key)
  const { body } = draftOf(ref)
  if (saving.has(key) || !isUnsaved(draftOf(ref)) || ref.staffId !== owner) return
  saving.add(key)
  let delay = AUTOSAVE_MS
  try {
    const { savedAt } = await client.draft.save({ threadId: ref.threadId, mode: ref.mode, body })
    patchDraft(ref, { savedBody: body, savedAt, problem: null })
  } catch (error) {
    const refusal = toRefusal(error)
    patchDraft(ref, { problem: refusal.message })
    delay = endsSession(refusal) ? Number.POSITIVE_INFINITY : RETRY_MS
  } finally {
    saving.delete(key)
  }
  if (owner === null) return forgetSavedDrafts()
  if (isUnsaved(draftOf(ref)) && Number.isFinite(delay)) schedule(ref, delay)
}
