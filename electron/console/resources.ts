import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { TemplateView } from '#shared/contract/index.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { CompiledRuleSet } from '#shared/domain/screening/compiledRuleSet.ts'
import { parseTemplates } from '#shared/domain/templates/template.ts'
import { readPolicyPacks } from '#electron/policy/loadPolicyPacks.ts'
import { loadRuleSet } from '#electron/screening/loadRuleSet.ts'

/** Data that ships with the program, validated at start: a bad file stops the start with its name and line. */
export interface Resources {
  readonly dir: string
  readonly packs: ReadonlyMap<string, PolicyPack>
  readonly rules: CompiledRuleSet
  readonly templates: readonly TemplateView[]
}

export async function readResources(dir: string): Promise<Resources> {
  return {
    dir,
    packs: await readPolicyPacks(join(dir, 'policy')),
    rules: loadRuleSet(join(dir, 'rules')),
    templates: await readTemplates(join(dir, 'templates')),
  }
}

async function readTemplates(dir: string): Promise<TemplateView[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yaml')).toSorted()
  const files: unknown[] = await Promise.all(names.map(async (name): Promise<unknown> => parse(await readFile(join(dir, name), 'utf8'))))
  return parseTemplates(files).map(({ id, name, body, language, clinical, asksPatient }) => ({ id, name, body, language, isClinical: clinical, asksPatient }))
}
