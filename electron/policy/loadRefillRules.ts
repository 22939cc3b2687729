import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InvalidPolicy } from '#shared/domain/errors.ts'
import { checkMedicineCatalog, medicineCatalogSchema, type MedicineCatalog } from '#shared/domain/refill/medicineCatalog.ts'
import { refillProtocolSchema, type RefillProtocol } from '#shared/domain/refill/refillProtocol.ts'
import type { RefillRules } from '#shared/domain/refill/refillRules.ts'
import { loadYaml } from './readYaml.ts'

/**
 * The refill protocol from YAML text.
 * @throws InvalidPolicy 'invalid-policy' with one `file:line: field: reason` line for everything that is wrong
 */
export const loadRefillProtocol = (text: string, fileName: string): RefillProtocol => loadYaml(text, fileName, refillProtocolSchema, 'file', () => [])

/** The medicine catalogue from YAML text. @throws InvalidPolicy as above */
export const loadMedicineCatalog = (text: string, fileName: string): MedicineCatalog => loadYaml(text, fileName, medicineCatalogSchema, 'file', checkMedicineCatalog)

/** Both files of the program's resources. The protocol's classes are classes of the catalogue. */
export async function readRefillRules(resourcesDir: string): Promise<RefillRules> {
  const read = (folder: string, name: string): Promise<string> => readFile(join(resourcesDir, folder, name), 'utf8')
  const catalog = loadMedicineCatalog(await read('medicines', 'medicines.v1.yaml'), 'medicines.v1.yaml')
  const protocol = loadRefillProtocol(await read('protocols', 'refill.v1.yaml'), 'refill.v1.yaml')
  const unknown = [...protocol.labs.flatMap((lab) => lab.classes), ...protocol.pregnancy.classes].filter((each) => !catalog.classes[each])
  if (unknown.length > 0) throw new InvalidPolicy('invalid-policy', unknown.map((each) => `refill.v1.yaml: ${each}: no such class in the catalogue`).join('\n'))
  return { catalog, protocol }
}
