import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InvalidPolicy } from '#shared/domain/errors.ts'
import { checkPolicyPack } from '#shared/domain/policy/checkPolicyPack.ts'
import { policyPackSchema, type PolicyPack } from '#shared/domain/policy/policyPack.ts'
import { loadYaml, readYaml, type ReadYaml } from './readYaml.ts'

/** A pack with the text that it was read from: the editor keeps the clinic's comments. */
export interface PolicySource {
  readonly pack: PolicyPack
  readonly text: string
}

/** A policy pack (D1) from YAML text, or everything that is wrong with it, by line. */
export const readPolicyPack = (text: string): ReadYaml<PolicyPack> => readYaml(text, policyPackSchema, 'pack', checkPolicyPack)

/** @throws InvalidPolicy 'invalid-policy' with one `file:line: field: reason` line for everything that is wrong */
export const loadPolicyPack = (text: string, fileName: string): PolicyPack => loadYaml(text, fileName, policyPackSchema, 'pack', checkPolicyPack)

/**
 * Every `*.yaml` of a directory, by pack id.
 * @throws InvalidPolicy when one of them cannot be used, two share an id, or there is none
 */
export async function readPolicyPacks(directory: string): Promise<ReadonlyMap<string, PolicySource>> {
  const packs = new Map<string, PolicySource>()
  for (const name of (await readdir(directory)).filter(isPack).toSorted()) {
    const text = await readFile(join(directory, name), 'utf8')
    const pack = loadPolicyPack(text, name)
    if (packs.has(pack.id)) throw new InvalidPolicy('invalid-policy', `${name}:1: id: another pack is called ${pack.id}`)
    packs.set(pack.id, { pack, text })
  }
  if (packs.size === 0) throw new InvalidPolicy('invalid-policy', 'There is no policy pack.')
  return packs
}

/** Other data of the policy carries a version in its name: `confidential-topics.v1.yaml`. */
const isPack = (file: string): boolean => file.endsWith('.yaml') && !/\.v\d+\.yaml$/.test(file)
