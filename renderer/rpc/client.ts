import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/index.ts'
import { chooseTransport } from './chooseTransport.ts'
import { heard } from './connectionStore.ts'
import { endsSession, toRefusal, type Refusal } from './refusal.ts'
import type { Link, Transport } from './transport.ts'

export type ConsoleClient = ContractRouterClient<Contract>
let transport: Transport | null = null
const sessionListeners = new Set<(refusal: Refusal) => void>()

/** Takes another transport: the fixtures of tests and of the looking page. Call before the first query. */
export function connectThrough(next: Transport): void {
  transport = next
}

/** Called when any answer says that the session is locked or over: the screen must follow at once. */
export function onSessionRefused(listener: (refusal: Refusal) => void): () => void {
  sessionListeners.add(listener)
  return () => sessionListeners.delete(listener)
}

function currentLink(): Promise<Link> {
  transport ??= chooseTransport()
  return transport.link()
}

const link: Link = {
  async call(path, input, options) {
    try {
      const output = await (await currentLink()).call(path, input, options)
      heard()
      return output
    } catch (error) {
      const refusal = toRefusal(error)
      if (endsSession(refusal)) for (const listener of sessionListeners) listener(refusal)
      throw error
    }
  },
}

/** The engine, whatever carries the calls: MessagePort on the desktop, WebSocket in a browser. Types come from the contract. */
export const client: ConsoleClient = createORPCClient<ConsoleClient>(link)
