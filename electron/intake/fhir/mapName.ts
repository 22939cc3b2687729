import type { JsonObject } from '../json.ts'
import { objectsOf, textOf, textsOf } from './read.ts'

const USE_ORDER = ['official', 'usual', 'temp', null, 'nickname', 'anonymous', 'maiden', 'old']

/** Name to call a person by: official before usual; nicknames and former names last. */
export function bestName(resource: JsonObject): { family: string; given: string; prefix: string | null; suffix: string | null; preferred: string | null } {
  const names = objectsOf(resource, 'name')
  const ranked = names.toSorted((a, b) => USE_ORDER.indexOf(textOf(a, 'use')) - USE_ORDER.indexOf(textOf(b, 'use')))
  const best = ranked[0]
  const given = textsOf(best, 'given').join(' ')
  const family = textOf(best, 'family')
  const nickname = names.find((name) => textOf(name, 'use') === 'nickname') ?? names.find((name) => name !== best && textOf(name, 'use') === 'usual')
  return {
    family: family ?? (given === '' ? (textOf(best, 'text') ?? '') : ''),
    given,
    prefix: textsOf(best, 'prefix')[0]?.replace(/\.$/, '') ?? null,
    suffix: textsOf(best, 'suffix')[0] ?? null,
    preferred: nickname ? (textsOf(nickname, 'given')[0] ?? textOf(nickname, 'text')) : null,
  }
}

/** Phone number to call: mobile before home, lower rank first; never a fax. */
export function bestPhone(resource: JsonObject): string | null {
  const phones = objectsOf(resource, 'telecom').filter((point) => textOf(point, 'system') === 'phone' && textOf(point, 'value') !== null && textOf(point, 'use') !== 'old')
  const order = (point: JsonObject): number => (typeof point['rank'] === 'number' ? point['rank'] : 1000) + (textOf(point, 'use') === 'mobile' ? 0 : 0.5)
  const best = phones.toSorted((a, b) => order(a) - order(b))[0]
  return textOf(best, 'value')
}
