import type { Bundle } from '#electron/static/loadBundle.ts'
import { SECURITY_HEADERS } from '#electron/static/securityHeaders.ts'
import { APP_ORIGIN, originOf } from './appOrigin.ts'

/**
 * Answers one `app://wellthread/…` request from the bundle: exact path, read only, the same headers on every answer
 * (R57). Nothing outside of the bundle can be named.
 */
export function answerAppRequest(bundle: Bundle, request: Pick<Request, 'url' | 'method'>): Response {
  const refuse = (status: number): Response => new Response(null, { status, headers: SECURITY_HEADERS })
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  if (originOf(request.url) !== APP_ORIGIN) return refuse(404)
  const file = bundle.get(new URL(request.url).pathname)
  if (!file) return refuse(404)
  const headers = { ...SECURITY_HEADERS, 'content-type': file.contentType }
  return new Response(request.method === 'HEAD' ? null : file.bytes, { status: 200, headers })
}
