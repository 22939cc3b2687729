import { PROXY_SCOPES, type ProxyGrant, type ProxyScope } from '#shared/domain/people/grants.ts'
import { plusDays, plusMonths } from '#shared/domain/calendar/localDate.ts'
import type { JsonObject } from '../json.ts'
import { objectOf, objectsOf, textOf } from './read.ts'

/** Extension of a RelatedPerson: an adult patient's grant. Parts: `scope` (valueCode, repeated) and `period` (valuePeriod). */
export const GRANT_EXTENSION = 'urn:wellthread:proxy-grant'

const isScope = (code: string | null): code is ProxyScope => (PROXY_SCOPES as readonly (string | null)[]).includes(code)

/**
 * What an adult patient granted (S41). R4 knows no grant, so each one is an extension; its days are its own period, else that of the
 * relation. A dated relation without one counts as a grant of messages alone: the portal says until when this person may write.
 */
export function grantsOf(resource: JsonObject): { grants?: readonly ProxyGrant[] } {
  const whole = objectOf(resource, 'period')
  const end = dayOf(whole, 'end')
  const told = objectsOf(resource, 'extension').filter((extension) => textOf(extension, 'url') === GRANT_EXTENSION)
  const grants = told.map((extension): ProxyGrant => {
    const parts = objectsOf(extension, 'extension')
    const scope = parts.filter((part) => textOf(part, 'url') === 'scope').map((part) => textOf(part, 'valueCode')).filter(isScope)
    const period = objectOf(parts.find((part) => textOf(part, 'url') === 'period'), 'valuePeriod') ?? whole
    return { scope: [...new Set(scope)].toSorted(), from: dayOf(period, 'start'), to: dayOf(period, 'end') ?? end }
  })
  if (grants.length > 0) return { grants }
  return end === null ? {} : { grants: [{ scope: ['messages'], from: dayOf(whole, 'start'), to: end }] }
}

/** Local date of a FHIR date or dateTime; a year or a month alone names its first day as a start, its last as an end. */
function dayOf(period: JsonObject | undefined, key: 'start' | 'end'): string | null {
  const date = textOf(period, key)
  if (date === null) return null
  if (date.length >= 10) return date.slice(0, 10)
  if (key === 'start') return date.length === 7 ? `${date}-01` : `${date}-01-01`
  return date.length === 7 ? plusDays(plusMonths(`${date}-01`, 1), -1) : `${date}-12-31`
}
