import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const TOKEN_BYTES = 32
/** Time to open the printed address, ms. */
const LIFE_MS = 10 * 60_000
const MOST_AT_ONCE = 16

export interface StartTokens {
  /** A new token: 256 random bits, good once, for ten minutes. */
  issue(): string
  /** True once for a token that was issued and has neither been used nor run out. */
  redeem(token: string): boolean
}

/** Only digests are kept, and each comparison takes the same time whatever was sent (R63). */
export function createStartTokens(now: () => number): StartTokens {
  let issued: { readonly digest: Buffer; readonly expiresAt: number }[] = []
  const dropExpired = (): void => {
    issued = issued.filter((token) => now() < token.expiresAt).slice(-MOST_AT_ONCE)
  }
  return {
    issue: () => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      issued.push({ digest: digestOf(token), expiresAt: now() + LIFE_MS })
      dropExpired()
      return token
    },
    redeem: (token) => {
      dropExpired()
      const digest = digestOf(token)
      const before = issued.length
      issued = issued.filter((candidate) => !timingSafeEqual(candidate.digest, digest))
      return issued.length < before
    },
  }
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest()
