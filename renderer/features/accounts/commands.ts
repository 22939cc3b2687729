import { client } from '#renderer/rpc/client.ts'
import { toRefusal, type Refusal } from '#renderer/rpc/refusal.ts'
import { showRefusal } from '#renderer/rpc/useAct.ts'
import { say } from '#renderer/ui/statusStore.ts'
import type { Role } from '#shared/domain/actor.ts'
import type { Account } from './account.ts'

/** The change feed brings the new list; nothing here invalidates. */

export interface NewPerson {
  username: string
  displayName: string
  role: Role
  passphrase: string
}

/** Null when it was done, else why not. */
export async function addPerson(person: NewPerson): Promise<Refusal | null> {
  return tried(client.accounts.create({ commandId: crypto.randomUUID(), ...person }), `${person.displayName} can sign in now.`)
}

export async function unlockPerson({ staffId, name }: Account): Promise<void> {
  const refusal = await tried(client.accounts.unlock({ commandId: crypto.randomUUID(), staffId }), `${name} can sign in again.`)
  if (refusal) showRefusal(refusal, `${name} was not unlocked`)
}

export async function setPersonStatus({ staffId, name }: Account, status: Account['status']): Promise<Refusal | null> {
  return tried(client.accounts.setStatus({ commandId: crypto.randomUUID(), staffId, status }), status === 'active' ? `${name} may sign in again.` : `${name} may not sign in any more.`)
}

async function tried(answer: Promise<unknown>, done: string): Promise<Refusal | null> {
  try {
    await answer
  } catch (error) {
    return toRefusal(error)
  }
  say(done)
  return null
}
