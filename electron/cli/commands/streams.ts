import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { programFolders } from '#electron/host/programFolders.ts'
import { loadRuleSet } from '#electron/screening/loadRuleSet.ts'
import { print } from '../output.ts'
import { scoreLines, screenLines } from './screen.ts'
import { slaLines } from './sla.ts'

const standardInputLines = (): AsyncIterable<string> => createInterface({ input: process.stdin, crlfDelay: Infinity })

export const screenStandardInput = (options: { readonly score: boolean }): Promise<number> => {
  const screenOrScore = options.score ? scoreLines : screenLines
  return screenOrScore(standardInputLines(), (text) => process.stdout.write(text), loadRuleSet(join(programFolders.resources, 'rules')))
}

export const slaStandardInput = (): Promise<number> => slaLines(standardInputLines(), print)
