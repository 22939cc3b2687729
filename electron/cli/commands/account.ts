import { randomUUID } from 'node:crypto'
import { call } from '@orpc/server'
import type { Role } from '#shared/domain/actor.ts'
import type { RpcContext } from '#electron/rpc/context.ts'
import { router } from '#electron/rpc/router.ts'
import { print, printJson } from '../output.ts'
import type { ProfileOptions } from '../profileOptions.ts'
import { CommandRefused } from '../refusal.ts'
import { askSecret, readSecretFile } from '../secrets.ts'
import { withConsole } from '../withConsole.ts'

interface AdminOptions extends ProfileOptions {
  readonly as: string
  readonly asPassphraseFile?: string
}

export const listAccounts = (options: AdminOptions & { readonly json?: boolean }): Promise<number> =>
  asAdmin(options, async (context) => {
    const accounts = await call(router.accounts.list, undefined, { context })
    if (options.json) printJson({ accounts })
    else for (const { username, name, roleLabel, status, isLockedOut } of accounts) print([username, name, roleLabel, isLockedOut ? 'locked out' : status].join('\t'))
  })

export const createAccount = (username: string, options: AdminOptions & { readonly name: string; readonly role: Role; readonly newPassphraseFile?: string }): Promise<number> =>
  asAdmin(options, async (context) => {
    const passphrase = await newPassphrase(options.newPassphraseFile)
    await call(router.accounts.create, { commandId: randomUUID(), username, displayName: options.name, role: options.role, passphrase }, { context })
    print(`Account ${username} is made.`)
  })

export const changeAccount = (verb: 'unlock' | 'disable' | 'enable', username: string, options: AdminOptions): Promise<number> =>
  asAdmin(options, async (context) => {
    const accounts = await call(router.accounts.list, undefined, { context })
    const found = accounts.find((account) => account.username === username)
    if (!found) throw new CommandRefused(`There is no account called ${username}.`)
    const input = { commandId: randomUUID(), staffId: found.staffId }
    if (verb === 'unlock') await call(router.accounts.unlock, input, { context })
    else await call(router.accounts.setStatus, { ...input, status: verb === 'disable' ? 'disabled' : 'active' }, { context })
    print(`Account ${username}: ${{ unlock: 'unlocked', disable: 'disabled', enable: 'active again' }[verb]}.`)
  })

/** Signs the admin in for this one command, through the same procedures and checks as a window. */
function asAdmin(options: AdminOptions, use: (context: RpcContext) => Promise<void>): Promise<number> {
  return withConsole(options, async (console) => {
    const session = console.connect(`cli:${randomUUID()}`)
    const passphrase = options.asPassphraseFile === undefined ? await askSecret(`Passphrase of ${options.as}`) : await readSecretFile(options.asPassphraseFile)
    await session.signIn(options.as, passphrase)
    try {
      await use({ console, session })
    } finally {
      await session.signOut()
      console.disconnect(session.key)
    }
    return 0
  })
}

async function newPassphrase(file: string | undefined): Promise<string> {
  if (file !== undefined) return readSecretFile(file)
  const first = await askSecret('Passphrase of the new account')
  if ((await askSecret('Once more')) !== first) throw new CommandRefused('The two passphrases differ.')
  return first
}
