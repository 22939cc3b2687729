import type { Engine } from '#electron/engine/createEngine.ts'
import { createDesk, type Strictness } from './desk.ts'
import { readFile } from './readFile.ts'
import { createSettling } from './settling.ts'
import { Tally, type Problem, type Totals } from './tally.ts'

/** What became of one file. */
export interface FileOutcome extends Totals {
  readonly file: string
  readonly problems: readonly Problem[]
}

/**
 * Reads one file and settles everything in it; when it resolves, all of it is committed.
 * @throws IntakeRefused when nothing in the file can be read; nothing was booked then
 */
export async function settleFile(
  engine: Engine,
  file: { readonly path: string; readonly name: string; readonly keyPrefix: string },
  how: { readonly source: string; readonly strictness: Strictness },
): Promise<FileOutcome> {
  const desk = createDesk(engine, how.source, how.strictness)
  const tally = new Tally()
  const settling = createSettling(desk, (part, settlement) => tally.add(file.name, part, settlement))
  for await (const chunk of readFile({ path: file.path, keyPrefix: file.keyPrefix, limit: engine.pack.limits.fileBytes })) {
    await settling.take(chunk.parts)
  }
  await settling.finish()
  return { ...tally.totals, file: file.name, problems: tally.problems }
}
