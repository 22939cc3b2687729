import { concernsBackPain, programmeRefusal, speaksOfProgramme } from '#shared/domain/emergency/backPain.ts'
import { IllegalTransition } from '#shared/domain/errors.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { Engine } from '../engine.ts'

/**
 * S52: words of the back-pain programme leave in no text, typed or template, before the screen is clear or a doctor has cleared the patient.
 *
 * @throws IllegalTransition with the path.
 */
export async function requireClearance(engine: Engine, thread: ThreadState, command: ThreadCommand, body: string): Promise<void> {
  const { backPain } = engine.pack.emergency
  const refusal = programmeRefusal(thread, backPain.questions)
  if (refusal === null) return
  const messages = await engine.store.query('messages', { threadId: thread.threadId })
  const texts = messages.filter((message) => message.kind === 'patient').map((message) => `${message.subject}\n${message.body}`)
  if (speaksOfProgramme(body, backPain, concernsBackPain(thread, texts))) throw new IllegalTransition(command.type, thread.completion, refusal)
}
