import { decideAccount, emptyAccount, evolveAccount, type AccountCommand, type AccountState } from '#shared/domain/account/account.ts'
import { InvalidCommand } from '#shared/domain/errors.ts'
import type { StaffId } from '#shared/domain/ids.ts'
import { encodeAccountEvent } from './codec.ts'
import type { Engine } from './engine.ts'
import { textHash } from './ports/hashChain.ts'
import { policyStamp } from './recordItems.ts'
import { accountStream } from './streams.ts'

/**
 * The write path of accounts: the same log and the same seven steps, with the admin's right checked by the caller
 * (`electron/console/accounts.ts`), since an account's events are issued by the sign-in service before anybody is signed in.
 * `credential` is the stored passphrase hash; its own hash is in the event, so that `verify` sees a changed byte.
 */
export async function handleAccount(
  engine: Engine,
  input: { staffId: StaffId; command: AccountCommand; by: StaffId | 'setup'; commandId: string; credential?: string },
): Promise<{ seq: number; account: AccountState }> {
  const streamId = accountStream(input.staffId)
  const known = await engine.store.query('commandSeq', { commandId: input.commandId })
  const loaded = await engine.store.load(streamId)
  const before = loaded?.kind === 'account' ? loaded.state : emptyAccount(input.staffId)
  if (known !== undefined) return { seq: known, account: before }
  if (input.command.type === 'createAccount') {
    const taken = await engine.store.query('accountByUsername', { username: input.command.username })
    if (taken) throw new InvalidCommand('username', 'This sign-in name is taken. Sign-in names are never reused.')
  }
  const command = input.credential !== undefined && 'credentialHash' in input.command ? { ...input.command, credentialHash: textHash(input.credential) } : input.command
  const events = decideAccount(command, before, input.by, engine.clock.now())
  const after = events.reduce(evolveAccount, before)
  const { seq } = await engine.store.commit({
    commandId: input.commandId,
    actor: input.by === 'setup' ? { kind: 'system', id: 'setup' } : { kind: 'staff', id: input.by, role: input.by === input.staffId ? after.role : 'admin', name: '' },
    recordedAt: engine.clock.now(),
    policy: policyStamp(engine),
    streams: [{ streamId, expectedVersion: before.version, events: events.map(encodeAccountEvent), next: { kind: 'account', streamId, version: after.version, state: after }, timers: [] }],
    messages: [],
    directory: [],
    intakeItems: [],
    credentials: input.credential === undefined ? [] : [{ staffId: input.staffId, hash: input.credential }],
  })
  engine.changes.publish()
  return { seq, account: after }
}
