import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '#electron/engine/ports/logger.ts'
import { answer } from './answers.ts'
import type { BrowserKeys } from './browserKeys.ts'
import { refuseCall } from './requestGuard.ts'
import type { StartTokens } from './startTokens.ts'

/** A start request is `{"token":"…"}`, bytes. */
const MOST_BYTES = 1_024
/** Wrong tokens in a row that are answered at once; after these each answer waits, and the log says so once. */
const FREE_FAILURES = 5
const DELAY_MS = 1_000

export const TOKEN_REFUSED = 'This address was used already or has run out. Press Enter in the terminal for a new one.'

/**
 * `POST /start` trades the token of the printed address for this browser's key (R63); `GET /start` says whether this
 * browser has one.
 */
export function createStartDoor(input: { tokens: StartTokens; keys: BrowserKeys; authority: string; log: Logger }) {
  let failures = 0
  const refuse = async (response: ServerResponse): Promise<void> => {
    failures += 1
    if (failures === FREE_FAILURES) input.log.warn('web.startTokenGuessed', { failures })
    if (failures > FREE_FAILURES) await sleep(DELAY_MS)
    answer(response, 403, TOKEN_REFUSED)
  }
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'GET') return answer(response, input.keys.browserOf(request.headers.cookie) === null ? 401 : 204)
    if (request.method !== 'POST') return answer(response, 405, '', { allow: 'GET, POST' })
    const refusal = refuseCall(request, input.authority)
    if (refusal) return answer(response, refusal.status)
    const body = await readBody(request)
    if (body === null) return answer(response, 413)
    const token = tokenOf(body)
    if (token === null) return answer(response, 400)
    if (!input.tokens.redeem(token)) return refuse(response)
    failures = 0
    answer(response, 204, '', { 'set-cookie': input.keys.newCookie() })
  }
}

/** @returns null when it is too long */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Exactly `{"token": string}`; anything else is null. */
function tokenOf(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1 || !('token' in value)) return null
    return typeof value.token === 'string' && value.token.length <= 128 ? value.token : null
  } catch {
    return null
  }
}
