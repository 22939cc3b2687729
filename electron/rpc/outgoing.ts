import { outgoingFacts } from '#electron/engine/outgoing/outgoingFacts.ts'
import { signedIn } from './authenticate.ts'
import { readThread } from './thread.ts'

export const outgoingRouter = {
  /** Asked by the composer before the first keystroke; recorded as a view like the thread itself. */
  facts: signedIn.outgoing.facts.handler(async ({ input, context: { engine, actor } }) => {
    const thread = await readThread(engine, input.threadId, actor, 'checkOutgoing')
    const { reach, ...facts } = await outgoingFacts(engine, thread, actor, 'author')
    return {
      ...facts,
      ...(reach && {
        reach: {
          ...reach, scope: reach.scope && [...reach.scope], shownVisits: [...reach.shownVisits], hiddenVisits: [...reach.hiddenVisits],
          visitPhrases: [...reach.visitPhrases], medicines: [...reach.medicines],
        },
      }),
      own: { ...facts.own, names: [...facts.own.names], phones: [...facts.own.phones] }, colleagues: [...facts.colleagues], others: [...facts.others], sensitiveSaid: [...facts.sensitiveSaid], lines: [...facts.lines],
    }
  }),
}
