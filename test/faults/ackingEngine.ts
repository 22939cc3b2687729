import type { Engine } from '#electron/engine/createEngine.ts'
import type { Ack } from './acks.ts'

/** The engine, saying what is done: one ack for each command, after its promise resolved. */
export function ackingEngine(engine: Engine, say: (ack: Ack) => void): Engine {
  return {
    ...engine,
    async handle(input) {
      const done = await engine.handle(input)
      const messages = (input.messages ?? []).map((message) => message.messageId)
      const items = (input.intakeItems ?? []).map((item) => item.itemId)
      say({ kind: 'command', commandId: input.commandId, seq: done.seq, type: input.command.type, messages, items })
      return done
    },
    async record(input) {
      const done = await engine.record(input)
      const items = (input.intakeItems ?? []).map((item) => item.itemId)
      say({ kind: 'command', commandId: input.commandId, seq: done.seq, type: 'record', messages: [], items })
      return done
    },
    async handleAccount(input) {
      const done = await engine.handleAccount(input)
      say({ kind: 'command', commandId: input.commandId, seq: done.seq, type: input.command.type, messages: [], items: [] })
      return done
    },
  }
}

/**
 * The planted fault (R90): says that a command is done before its commit was even begun, as a program does that answers
 * first and writes after.
 */
export function ackingTooEarly(engine: Engine, say: (ack: Ack) => void): Engine {
  const early = async <Done>(type: string, commandId: string, work: () => Promise<Done>): Promise<Done> => {
    say({ kind: 'command', commandId, seq: null, type, messages: [], items: [] })
    await new Promise((resolve) => setTimeout(resolve, 4))
    return work()
  }
  return {
    ...engine,
    handle: (input) => early(input.command.type, input.commandId, () => engine.handle(input)),
    record: (input) => early('record', input.commandId, () => engine.record(input)),
    handleAccount: (input) => early(input.command.type, input.commandId, () => engine.handleAccount(input)),
  }
}
