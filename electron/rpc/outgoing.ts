import { outgoingFacts } from '#electron/engine/outgoing/outgoingFacts.ts'
import { signedIn } from './authenticate.ts'
import { readThread } from './thread.ts'

export const outgoingRouter = {
  /** Asked by the composer before the first keystroke; recorded as a view like the thread itself. */
  facts: signedIn.outgoing.facts.handler(async ({ input, context: { engine, actor } }) => {
    const thread = await readThread(engine, input.threadId, actor, 'checkOutgoing')
    const facts = await outgoingFacts(engine, thread, actor, 'author')
    return { ...facts, own: { ...facts.own, names: [...facts.own.names], phones: [...facts.own.phones] }, colleagues: [...facts.colleagues], others: [...facts.others], sensitiveSaid: [...facts.sensitiveSaid], lines: [...facts.lines] }
  }),
}
