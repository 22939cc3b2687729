import { createHash, randomBytes } from 'node:crypto'

const MOST_BROWSERS = 64

export interface BrowserKeys {
  /** Value of `Set-Cookie` for a browser that showed a start token. */
  newCookie(): string
  /** Id of the browser that sent this `Cookie` header; null when it holds no key of this host. */
  browserOf(cookieHeader: string | undefined): string | null
}

/**
 * Keys of the browsers that were let in, by cookie: HttpOnly, SameSite=Strict, gone with the browser or this host.
 * Cookies ignore ports, so the port is in the name: two hosts on one machine do not overwrite each other's.
 */
export function createBrowserKeys(port: number): BrowserKeys {
  const name = `wellthread-${port}`
  const browsers = new Set<string>()
  return {
    newCookie: () => {
      const key = randomBytes(32).toString('base64url')
      browsers.add(idOf(key))
      const [oldest] = browsers
      if (browsers.size > MOST_BROWSERS && oldest !== undefined) browsers.delete(oldest)
      return `${name}=${key}; HttpOnly; SameSite=Strict; Path=/`
    },
    browserOf: (cookieHeader) => {
      const keys = (cookieHeader ?? '').split(';').map((pair) => pair.trim()).filter((pair) => pair.startsWith(`${name}=`))
      const [pair] = keys
      if (pair === undefined || keys.length > 1) return null
      const id = idOf(pair.slice(name.length + 1))
      return browsers.has(id) ? id : null
    },
  }
}

/** The set is looked up by digest, so the time it takes says nothing about a key. */
const idOf = (key: string): string => createHash('sha256').update(key, 'utf8').digest('base64url')
