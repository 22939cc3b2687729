import type { JsonObject } from '../json.ts'
import { objectsOf, textOf, textsOf } from './read.ts'

const USE_ORDER = ['official', 'usual', 'temp', null, 'nickname', 'anonymous', 'maiden', 'old']

interface BestName {
  readonly family: string
  readonly given: string
  readonly prefix: string | null
  readonly suffix: string | null
  readonly preferred: string | null
}

/** Name to call a person by: official before usual; nicknames and former names last. */
export function bestName(resource: JsonObject): BestName {
  const names = objectsOf(resource, 'name')
  const ranked = names.toSorted((a, b) => USE_ORDER.indexOf(textOf(a, 'use')) - USE_ORDER.indexOf(textOf(b, 'use')))
  const best = ranked[0]
  const given = textsOf(best, 'given').join(' ')
  const family = textOf(best, 'family')
  const called = (use: string): JsonObject | undefined => names.find((name) => name !== best && textOf(name, 'use') === use)
  const nickname = called('nickname') ?? called('usual')
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
  const isPhone = (point: JsonObject): boolean =>
    textOf(point, 'system') === 'phone' && textOf(point, 'value') !== null && textOf(point, 'use') !== 'old'
  const order = ({ rank, use }: JsonObject): number => (typeof rank === 'number' ? rank : 1000) + (use === 'mobile' ? 0 : 0.5)
  const phones = objectsOf(resource, 'telecom').filter(isPhone)
  const best = phones.toSorted((a, b) => order(a) - order(b))[0]
  return textOf(best, 'value')
}
