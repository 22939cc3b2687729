import { Command, InvalidArgumentError, Option } from 'commander'
import { ROLES } from '#shared/domain/actor.ts'
import { programVersion } from '#electron/host/programFolders.ts'
import { addAccountCommands } from './addAccountCommands.ts'
import type { Done, Doors } from './doors.ts'

const port = (text: string): number => {
  const number = Number(text)
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return number
}

/** `--profile` and `--passphrase-file`, the same for every command that opens a queue. */
export const withProfileOptions = (command: Command): Command =>
  command
    .option('--profile <dir>', 'folder of the queue and its key (default: the folder that the desktop uses)')
    .option('--passphrase-file <file>', 'file with the passphrase of the profile (or WELLTHREAD_PASSPHRASE_FILE names it)')

const json = new Option('--json', 'one JSON object instead of text')

/** Every command with its options and help. Each loads what it needs when it runs, so that `screen` and `sla` start at once. */
export function buildProgram(doors: Doors, done: Done): Command {
  const program = new Command('wellthread')
    .description('One encrypted local queue of patient-portal messages, worked by clinic staff.')
    .version(programVersion())
    .exitOverride()
    .showHelpAfterError('(wellthread --help lists the commands)')
    .addHelpText('after', '\nExit codes: 0 done, 1 refused or failed with the reason on standard error, 2 wrong usage.')

  program.command('start')
    .description('open the console on the desktop; in a browser where there is no Electron')
    .option('--profile <dir>', 'folder of the queue and its key')
    .option('--web', 'open it in a browser in any case')
    .action(async (options) => done(await (await import('./commands/start.ts')).start(options)))

  withProfileOptions(program.command('serve'))
    .description('the console in a browser on this machine; prints the address')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one', port, 0)
    .option('--sample', 'fill an empty profile with the sample clinic', false)
    .action(async (options) => done(await (await import('./commands/serve.ts')).serve(options, doors)))

  program.command('screen')
    .description('NDJSON messages on standard input, their red flags on standard output')
    .option('--score', 'the messages are labelled: print figures instead', false)
    .action(async (options) => done(await (await import('./commands/streams.ts')).screenStandardInput(options)))

  program.command('sla')
    .description('NDJSON business-time vectors on standard input, their results on standard output')
    .action(async () => done(await (await import('./commands/streams.ts')).slaStandardInput()))

  withProfileOptions(program.command('import <files...>'))
    .description('take in FHIR bundles, NDJSON or CSV; can be run again after a stop')
    .option('--dry-run', 'say what would happen, write nothing', false)
    .addOption(json)
    .action(async (files, options) => done(await (await import('./commands/import.ts')).importCommand(files, options)))

  withProfileOptions(program.command('verify'))
    .description('compare the hash chain, every row and every text with the log')
    .addOption(json)
    .action(async (options) => done(await (await import('./commands/verify.ts')).verifyCommand(options)))

  withProfileOptions(program.command('export <file>'))
    .description('the whole record as NDJSON: events, texts and the chain hash; never overwrites')
    .addOption(json)
    .action(async (file, options) => done(await (await import('./commands/export.ts')).exportCommand(file, options)))

  withProfileOptions(program.command('rebuild'))
    .description('make every thread, clock and account row anew from the log')
    .addOption(json)
    .action(async (options) => done(await (await import('./commands/rebuild.ts')).rebuildCommand(options)))

  program.command('doctor')
    .description('check the runtime, the program files and the profile folder')
    .option('--profile <dir>', 'folder of the queue and its key')
    .addOption(json)
    .action(async (options) => done(await (await import('./commands/doctor.ts')).doctor(options)))

  addAccountCommands(program, ROLES, done)
  return program
}
