import { Option, type Command } from 'commander'
import type { Done } from './doors.ts'

/** Accounts are run by a signed-in admin here as on the screen: `--as` says who, the passphrase is asked for (D23). */
const withAdminOptions = (command: Command): Command =>
  command
    .option('--profile <dir>', 'folder of the queue and its key')
    .option('--passphrase-file <file>', 'file with the passphrase of the profile')
    .requiredOption('--as <username>', 'admin who does this')
    .option('--as-passphrase-file <file>', "file with the admin's passphrase; asked for without it")

export function addAccountCommands(program: Command, roles: readonly string[], done: Done): void {
  const account = program.command('account').description('staff accounts: list, create, unlock, disable, enable')

  withAdminOptions(account.command('list'))
    .description('every account with its role and state')
    .option('--json', 'one JSON object instead of text')
    .action(async (options) => done(await (await import('./commands/account.ts')).listAccounts(options)))

  withAdminOptions(account.command('create <username>'))
    .description('a new account; its passphrase is asked for')
    .requiredOption('--name <name>', 'name that patients and colleagues see')
    .addOption(new Option('--role <role>', 'what the person may do').choices(roles).makeOptionMandatory())
    .option('--new-passphrase-file <file>', 'file with the passphrase of the new account')
    .action(async (username, options) => done(await (await import('./commands/account.ts')).createAccount(username, options)))

  for (const verb of ['unlock', 'disable', 'enable'] as const) {
    withAdminOptions(account.command(`${verb} <username>`))
      .description({ unlock: 'end a lockout', disable: 'nobody can sign in with it any more', enable: 'undo disable' }[verb])
      .action(async (username, options) => done(await (await import('./commands/account.ts')).changeAccount(verb, username, options)))
  }
}
