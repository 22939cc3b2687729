import { useCallback } from 'react'
import { announce } from '#renderer/ui/announce.ts'
import { say } from '#renderer/ui/statusStore.ts'
import { toasts } from '#renderer/ui/toast.ts'
import type { Act, ActResult } from '#shared/contract/schemas/act.ts'
import { client } from './client.ts'
import { whenLive } from './whenLive.ts'
import { toRefusal, type Refusal } from './refusal.ts'
import { dropUndo, pushRedo, pushUndo, undoLabel, undoStore, type UndoEntry } from './undoStore.ts'

export interface ActOptions {
  /** Names the patient in the undo and the toast: "OKAFOR, Grace". */
  patientName?: string | undefined
  /** The caller shows the refusal by itself, beside the field it concerns. */
  quiet?: boolean | undefined
}

export type ActOutcome = { ok: true; result: ActResult } | { ok: false; refusal: Refusal }
export type Perform = (threadId: string, act: Act, options?: ActOptions) => Promise<ActOutcome>

/**
 * One act on one thread: the only way in which the screen changes a thread.
 * The undo goes to `undoStore` and is announced by name; a refusal is shown in words. Never throws.
 */
export function useAct(): Perform {
  return useCallback(performAct, [])
}

export async function performAct(threadId: string, act: Act, options: ActOptions = {}): Promise<ActOutcome> {
  const outcome = await send(threadId, act)
  if (!outcome.ok) {
    if (!options.quiet) showRefusal(outcome.refusal)
    return outcome
  }
  const { undo } = outcome.result
  if (undo) {
    const label = undoLabel(undo.label, options.patientName)
    pushUndo({ threadId, act: undo.act, label, patientName: options.patientName })
    announce(`Done. ${label}: press Z.`)
  }
  return outcome
}

/** Takes the newest act back; says so when there is none. */
export async function undoLast(): Promise<void> {
  await step('undo')
}

export async function redoLast(): Promise<void> {
  await step('redo')
}

let stepping = false

async function step(direction: 'undo' | 'redo'): Promise<void> {
  const entry = undoStore.getState()[direction].at(-1)
  if (!entry) return say(direction === 'undo' ? 'Nothing to undo in this window.' : 'Nothing to redo.', 'refused')
  if (stepping) return say('The last undo is still under way.', 'refused')
  stepping = true
  try {
    const outcome = await send(entry.threadId, entry.act)
    dropUndo(entry)
    if (!outcome.ok) return showRefusal(outcome.refusal, `${entry.label} did not work`)
    say(`${entry.label}: done.`)
    keepOpposite(direction, entry, outcome.result)
  } finally {
    stepping = false
  }
}

function keepOpposite(direction: 'undo' | 'redo', entry: UndoEntry, { undo }: ActResult): void {
  if (!undo) return
  const { threadId, patientName } = entry
  if (direction === 'undo') pushRedo({ threadId, act: undo.act, patientName, label: undoLabel(undo.label, patientName, 'Redo') })
  else pushUndo({ threadId, act: undo.act, patientName, label: undoLabel(undo.label, patientName) }, { keepRedo: true })
}

/**
 * Sends with a new command id. When the connection breaks before the answer, sends the same id once more after the reconnect:
 * the engine knows it (D16), so that nothing is done twice and nothing is left in doubt.
 */
async function send(threadId: string, act: Act): Promise<ActOutcome> {
  const input = { commandId: crypto.randomUUID(), threadId, act }
  let refusal: Refusal
  try {
    return { ok: true, result: await client.thread.act(input) }
  } catch (error) {
    refusal = toRefusal(error)
  }
  if (refusal.code !== 'OFFLINE') return answered(refusal)
  if (!(await whenLive(RESEND_MS))) return { ok: false, refusal }
  try {
    return { ok: true, result: await client.thread.act(input) }
  } catch (error) {
    return answered(toRefusal(error))
  }
}

/** How long an act waits for the connection to come back, milliseconds. */
const RESEND_MS = 8_000

/** "I have this command already" means that it was done. */
function answered(refusal: Refusal): ActOutcome {
  const { code, data } = refusal
  if (code === 'DUPLICATE_COMMAND' && typeof data === 'object' && data !== null && 'seq' in data && typeof data.seq === 'number') {
    return { ok: true, result: { seq: data.seq, version: 0, undo: null } }
  }
  return { ok: false, refusal }
}

/** Session ends are not shown as toasts: the lock screen says it. */
export function showRefusal(refusal: Refusal, title = 'Not done'): void {
  if (refusal.code === 'SESSION_LOCKED' || refusal.code === 'SIGNED_OUT') return
  toasts.show({ id: `refusal-${refusal.code}`, kind: 'problem', title, detail: refusal.message, timeout: 12_000 })
  say(refusal.message, 'refused')
}
