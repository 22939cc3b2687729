import { createHash } from 'node:crypto'
import { cp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { RuleSetError } from '#shared/domain/screening/ruleSetError.ts'
import type { CompiledRuleSet } from '#shared/domain/screening/compiledRuleSet.ts'
import { loadRuleSet } from './loadRuleSet.ts'

export interface RulesInForce {
  readonly rules: CompiledRuleSet
  /** Why the program's own rule files are not in force; null when they are. */
  readonly problem: string | null
}

/**
 * The rules of the program; when one of their files is broken, those of the last good start, if they were kept: a console
 * that does not open helps nobody who waits.
 * @throws RuleSetError naming file, rule and field, when there is nothing to fall back to
 */
export function rulesInForce(directory: string, kept?: string): RulesInForce {
  try {
    return { rules: loadRuleSet(directory), problem: null }
  } catch (error) {
    if (!(error instanceof RuleSetError) || kept === undefined) throw error
    try {
      const rules = loadRuleSet(kept)
      return { rules, problem: `Screening keeps its rules ${rules.version}, the new ones are refused: ${error.message}` }
    } catch {
      throw error
    }
  }
}

const namesIn = async (directory: string): Promise<string[]> =>
  (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.yaml')).toSorted()

async function fingerprint(directory: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of await namesIn(directory)) hash.update(`${name}\n`).update(await readFile(join(directory, name)))
  return hash.digest('hex')
}

/** Keeps a copy of rules that were good, whole or not at all. No patient's word is in them. */
export async function keepRules(directory: string, kept: string): Promise<void> {
  if ((await fingerprint(directory)) === (await fingerprint(kept))) return
  const half = `${kept}.new`
  await rm(half, { recursive: true, force: true })
  await cp(directory, half, { recursive: true })
  await rm(kept, { recursive: true, force: true })
  await rename(half, kept)
}
