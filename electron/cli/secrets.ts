import { readFile } from 'node:fs/promises'
import type { ReadStream } from 'node:tty'
import { CommandRefused } from './refusal.ts'

const CONTROL_C = '\u0003'
const BACKSPACE = '\u007f'

/**
 * Passphrase of the profile: `--passphrase-file`, else the file named by WELLTHREAD_PASSPHRASE_FILE. A secret is never
 * an argument or a variable itself: both can be read by others on the machine.
 *
 * @returns undefined when no file is named
 */
export async function passphraseFromFile(file: string | undefined, env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const path = file ?? env['WELLTHREAD_PASSPHRASE_FILE']
  return path === undefined ? undefined : readSecretFile(path)
}

/** First line of the file; the rest must be empty. */
export async function readSecretFile(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new CommandRefused(`The passphrase file cannot be read: ${path}`, { cause: error })
  })
  const secret = text.replace(/\r?\n$/, '')
  if (secret === '' || /[\r\n]/.test(secret)) throw new CommandRefused(`The passphrase file must hold one line: ${path}`)
  return secret
}

/**
 * Asks at the terminal without showing what is typed.
 * @throws CommandRefused when there is no terminal, or at Ctrl+C
 */
export async function askSecret(question: string, input: ReadStream = process.stdin): Promise<string> {
  if (!input.isTTY) throw new CommandRefused(`${question} is needed: give a file, or run this at a terminal.`)
  process.stderr.write(`${question}: `)
  input.setRawMode(true)
  input.setEncoding('utf8')
  let secret = ''
  try {
    for await (const text of input.iterator({ destroyOnReturn: false })) {
      for (const character of String(text)) {
        if (character === '\r' || character === '\n') return secret
        if (character === CONTROL_C) throw new CommandRefused('Stopped.')
        secret = character === BACKSPACE ? secret.slice(0, -1) : secret + character
      }
    }
    return secret
  } finally {
    input.setRawMode(false)
    input.pause()
    process.stderr.write('\n')
  }
}
