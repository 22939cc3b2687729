import type { ClientLink } from '@orpc/client'

export type Link = ClientLink<Record<never, never>>

/** Gives the link that is open now; waits while one is opening; throws Offline when there is none. */
export interface Transport {
  link: () => Promise<Link>
}
