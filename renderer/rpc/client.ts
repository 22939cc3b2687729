import { createORPCClient, type ClientLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/index.ts'
import { heard } from './connectionStore.ts'
import { endsSession, toRefusal, type Refusal } from './refusal.ts'

export type ConsoleClient = ContractRouterClient<Contract>
type Link = ClientLink<Record<never, never>>

/** Gives the link that is open now; waits while one is opening; throws Offline when there is none. */
export interface Transport {
  link: () => Promise<Link>
}

let transport: Transport | null = null
let opener: () => Promise<Transport> = async () => (await import('./chooseTransport.ts')).chooseTransport()
let opening: Promise<Transport> | null = null
const sessionListeners = new Set<(refusal: Refusal) => void>()

/** Takes another transport: the fixtures of tests and of the looking page. Call before the first query. */
export function connectThrough(next: Transport): void {
  transport = next
  opener = async () => next
}

/** Called when any answer says that the session is locked or over: the screen must follow at once. */
export function onSessionRefused(listener: (refusal: Refusal) => void): () => void {
  sessionListeners.add(listener)
  return () => sessionListeners.delete(listener)
}

async function currentLink(): Promise<Link> {
  if (!transport) {
    opening ??= opener()
    transport = await opening
  }
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
