/** What an adult may see and do for another adult (S41). */
export const PROXY_SCOPES = ['messages', 'appointments', 'medicines', 'results'] as const
export type ProxyScope = (typeof PROXY_SCOPES)[number]

/** Access that an adult patient granted to somebody. Dates are local, `YYYY-MM-DD`, both inclusive; `to` is the end that S41 asks for. */
export interface ProxyGrant {
  readonly scope: readonly ProxyScope[]
  readonly from: string | null
  readonly to: string | null
}

export const grantCovers = (grant: ProxyGrant, today: string): boolean =>
  (grant.from === null || grant.from <= today) && (grant.to === null || today <= grant.to)

const overlap = (a: ProxyGrant, b: ProxyGrant): boolean =>
  (a.from === null || b.to === null || a.from <= b.to) && (b.from === null || a.to === null || b.from <= a.to)

const sameScope = (a: ProxyGrant, b: ProxyGrant): boolean => a.scope.length === b.scope.length && a.scope.every((scope) => b.scope.includes(scope))

/** Two grants that hold on the same day and say different things: nobody can tell which one the patient meant. */
export const grantsConflict = (grants: readonly ProxyGrant[]): boolean =>
  grants.some((a, index) => grants.slice(index + 1).some((b) => overlap(a, b) && !sameScope(a, b)))
