/**
 * `npm start`: the console on the desktop; where there can be no window, the same console in a browser, with one line
 * that says why. Installs and builds what is missing first. Runs on Node 20 with nothing installed.
 *
 * --web (or WELLTHREAD_WEB=1) opens the browser in any case; other arguments go to the console (`--profile DIR`).
 */
import { spawn } from 'node:child_process'
import { ensureBuilt } from './lib/build.mjs'
import { displayProblem, findElectron } from './lib/electronBinary.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { at, nodeBinary, root, say } from './lib/paths.mjs'

/** A window that fails this soon never came up, ms. */
const EARLY_MS = 5_000

ensureInstalled()
await ensureBuilt()
const rest = process.argv.slice(2).filter((argument) => argument !== '--web')
const wantsWeb = rest.length < process.argv.length - 2 || process.env.WELLTHREAD_WEB === '1'
process.exitCode = wantsWeb ? await openBrowserConsole() : await openDesktop()

async function openDesktop() {
  const problem = displayProblem()
  if (problem) return instead(problem)
  const electron = findElectron({ download: true })
  if ('problem' in electron) return instead(electron.problem)
  const isRoot = process.platform === 'linux' && process.getuid() === 0
  const startedAt = Date.now()
  const code = await run(electron.path, [...(isRoot ? ['--no-sandbox'] : []), '--log-level=3', '.', ...rest], 'inherit')
  return code !== 0 && Date.now() - startedAt < EARLY_MS ? instead(`Electron stopped with code ${code}`) : code
}

function instead(problem) {
  say(`No desktop window: ${problem}. Opening the console in the browser instead.`)
  return openBrowserConsole()
}

/** The web host prints the address; a browser is sent there where there is a screen. */
function openBrowserConsole() {
  return run(nodeBinary(), [at('out/main/cli.js'), 'serve', ...rest], ['inherit', 'pipe', 'inherit'], (text) => {
    process.stdout.write(text)
    const address = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(text)?.[0]
    if (address && displayProblem() === null && process.env.WELLTHREAD_WEB !== '1') openAddress(address)
  })
}

function openAddress(address) {
  const [command, ...given] = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'] }[process.platform] ?? ['xdg-open']
  spawn(command, [...given, address], { stdio: 'ignore', detached: true }).on('error', () => say('Open the address above in a browser.')).unref()
}

/** @returns exit code; signals go on to the child, which closes the queue in order */
function run(command, given, stdio, onText) {
  return new Promise((resolve) => {
    const child = spawn(command, given, { cwd: root, stdio })
    child.stdout?.setEncoding('utf8').on('data', onText)
    let isStopping = false
    const forward = (signal) => {
      isStopping = true
      child.kill(signal)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? (isStopping ? 0 : 1)))
  })
}
