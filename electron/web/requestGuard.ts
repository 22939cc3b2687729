import type { IncomingMessage } from 'node:http'

export interface Refusal {
  readonly status: 400 | 401 | 403 | 405 | 421 | 426
  /** For the log: a fixed code, never anything that was sent. */
  readonly reason: string
}

/**
 * First look at every request, upgrades included (R62). Node's server accepts any `Host`, a second one, and whole
 * addresses as targets; a page of another site that has its name point here is stopped by the exact `Host`, a page that
 * posts across sites by `Sec-Fetch-Site`.
 *
 * @param authority the one `Host` that is ours, e.g. 127.0.0.1:4317
 */
export function refuseRequest(request: Pick<IncomingMessage, 'httpVersion' | 'url' | 'rawHeaders' | 'headers'>, authority: string): Refusal | null {
  if (request.httpVersion !== '1.1') return { status: 400, reason: 'httpVersion' }
  const hosts = request.rawHeaders.filter((_value, index) => index % 2 === 0 && request.rawHeaders[index]?.toLowerCase() === 'host')
  if (hosts.length !== 1) return { status: 400, reason: 'hostCount' }
  if (request.headers.host !== authority) return { status: 421, reason: 'host' }
  if (!request.url?.startsWith('/') || request.url.startsWith('//')) return { status: 400, reason: 'target' }
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403, reason: 'crossSite' }
  const { origin } = request.headers
  if (origin !== undefined && origin !== `http://${authority}`) return { status: 403, reason: 'origin' }
  return null
}

/** A call, not a page view: it names its origin exactly and carries the header that no form or link can send. */
export function refuseCall(request: Pick<IncomingMessage, 'headers'>, authority: string): Refusal | null {
  if (request.headers.origin !== `http://${authority}`) return { status: 403, reason: 'origin' }
  if (request.headers['x-wellthread'] !== '1') return { status: 403, reason: 'header' }
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') return { status: 403, reason: 'contentType' }
  return null
}
