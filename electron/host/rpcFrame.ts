/** Largest request frame, UTF-16 units (R64: body ≤ 1 MiB; the longest text a person writes is 64 KiB). */
export const MAX_FRAME_LENGTH = 1_048_576

const REQUEST_KEYS: ReadonlySet<string> = new Set(['u', 'b', 'h'])
const ABORT = 4

/**
 * Whether this is a frame that the console's own client sends: a call with a JSON body, or the end of one. Everything
 * else that the protocol could carry (files, forms, client-side streams, other methods, absolute addresses) is refused
 * here, before any handler (R55).
 */
export function isRpcFrame(data: unknown): data is string {
  if (typeof data !== 'string' || data.length > MAX_FRAME_LENGTH) return false
  const frame = parseObject(data)
  if (!frame || typeof frame['i'] !== 'string' || frame['i'].length === 0 || frame['i'].length > 64) return false
  if (Object.keys(frame).some((key) => key !== 'i' && key !== 't' && key !== 'p')) return false
  if (frame['t'] === ABORT) return frame['p'] === undefined
  return frame['t'] === undefined && isRequest(frame['p'])
}

function isRequest(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).some((key) => !REQUEST_KEYS.has(key))) return false
  const { u: path, b: body, h: headers } = value
  if (typeof path !== 'string' || !/^(?:\/[A-Za-z]{1,40}){1,6}$/.test(path)) return false
  if (body !== undefined && !isObject(body)) return false
  return headers === undefined || (isObject(headers) && Object.entries(headers).every(([key, text]) => key === 'last-event-id' && typeof text === 'string'))
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
