import type { Act } from '#shared/contract/schemas/act.ts'
import { InvalidCommand } from '#shared/domain/errors.ts'
import type { Engine } from '#electron/engine/createEngine.ts'

/** A mark names a text that is there (D18). @throws InvalidCommand `ref` */
export async function checkMark(act: Act, engine: Engine, threadId: string): Promise<void> {
  if (act.type !== 'markConfidential' || (act.kind !== 'message' && act.kind !== 'note')) return
  const messages = await engine.store.query('messages', { threadId })
  const found = messages.find(({ messageId }) => messageId === act.ref)
  if (!found || (found.kind === 'note') !== (act.kind === 'note')) throw new InvalidCommand('ref', 'There is no such text in this thread.')
}
