import type { PoolRecord } from '#shared/domain/directory/records.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { JsonObject } from '../json.ts'
import { conceptText, objectsOf, textOf, textsOf } from './read.ts'

const plain = (name: string): string =>
  name.toLowerCase().replace(/\b(pool|queue|team|inbox|group)\b/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/**
 * A Group, CareTeam, HealthcareService or Organization that messages are addressed to. It stands for the pack's pool of
 * the same id or name ("Triage pool" is `triage`); for none when no name fits, and then the work type decides.
 */
export function mapPool(resource: JsonObject, reference: string, id: string, pack: PolicyPack): PoolRecord {
  const name = textOf(resource, 'name') ?? conceptText(objectsOf(resource, 'type')[0]) ?? id
  const names = new Set([id, name, ...textsOf(resource, 'alias')].map(plain).filter((each) => each !== ''))
  const pool = pack.pools.find((candidate) => names.has(plain(candidate.id)) || names.has(plain(candidate.name)))
  return { reference, name, poolId: pool?.id ?? null }
}
