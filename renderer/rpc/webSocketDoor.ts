import { RPCLink } from '@orpc/client/websocket'
import { DoorShut, type Door } from './reconnecting.ts'

const CONSOLE_KEY = 'wellthread.console'
const OPEN_MS = 10_000

/** One console per tab: the session survives a reload and a reconnect, and a second tab has its own. */
function consoleId(): string {
  const kept = sessionStorage.getItem(CONSOLE_KEY)
  if (kept) return kept
  const fresh = crypto.randomUUID()
  sessionStorage.setItem(CONSOLE_KEY, fresh)
  return fresh
}

/**
 * Trades the single-use token of the address (`#token=…`) for a cookie, then takes it out of the address and the history.
 * Nothing to do without a token: an older cookie may still be good.
 */
async function spendToken(): Promise<void> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (!token) return
  history.replaceState(null, '', `${location.pathname}${location.search}`)
  let status: number
  try {
    const answer = await fetch('/start', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-wellthread': '1' },
      body: JSON.stringify({ token }),
      credentials: 'same-origin',
    })
    status = answer.status
  } catch {
    throw new DoorShut('unreachable')
  }
  if (status === 401 || status === 403) throw new DoorShut('refused')
}

/** Opens the loopback host's socket. The handshake hides its status from pages, so a failure is told apart by asking for the page itself. */
export async function openWebSocketDoor(): Promise<Door> {
  await spendToken()
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const websocket = new WebSocket(`${scheme}://${location.host}/rpc?console=${encodeURIComponent(consoleId())}`)
  const link = new RPCLink({ websocket })
  const closed = new Promise<void>((resolve) => websocket.addEventListener('close', () => resolve(), { once: true }))
  const opened = await Promise.race([
    new Promise<boolean>((resolve) => websocket.addEventListener('open', () => resolve(true), { once: true })),
    closed.then(() => false),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), OPEN_MS)),
  ])
  if (opened) return { link, closed }
  websocket.close()
  throw new DoorShut((await hostAnswers()) ? 'refused' : 'unreachable')
}

async function hostAnswers(): Promise<boolean> {
  try {
    await fetch('/', { method: 'HEAD', cache: 'no-store' })
    return true
  } catch {
    return false
  }
}
