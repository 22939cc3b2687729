import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ruleToSee, type RuleToSee } from '#shared/contract/schemas/ruleToSee.ts'
import { InvalidPolicy } from '#shared/domain/errors.ts'

const list = z.array(ruleToSee)
const order = ({ rule }: RuleToSee): number => (rule.startsWith('S') ? 0 : 1000) + Number(rule.slice(1))

/**
 * The checklist of the help: every rule and where the sample clinic shows it (D24), S before D, by number.
 * @throws InvalidPolicy 'invalid-policy' with the file and the field of each entry that is wrong
 */
export async function readRulesToSee(dir: string): Promise<RuleToSee[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yaml')).toSorted()
  const files = await Promise.all(names.map(async (name) => ({ name, given: parse(await readFile(join(dir, name), 'utf8')) as unknown })))
  const entries = files.flatMap(({ name, given }) => {
    const read = list.safeParse(given ?? [])
    if (read.success) return read.data
    throw new InvalidPolicy('invalid-policy', read.error.issues.map((issue) => `${name}: ${issue.path.join('.')}: ${issue.message}`).join('\n'))
  })
  return entries.toSorted((a, b) => order(a) - order(b))
}
