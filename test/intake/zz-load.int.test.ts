import { expect, it } from 'vitest'
import { importFiles } from '#electron/intake/importFiles.ts'
import { testEngine } from '#test/helpers/engine.ts'
const D = '/work/shared/data/fhir'
it('adhoc load', async () => {
  const { engine } = testEngine()
  const run = (files: string[], dryRun = false) => importFiles(engine, files, { dryRun, onProgress() {} })
  const show = (r: any) => console.log(JSON.stringify({ ...r, files: undefined, problems: undefined, list: r.problems.filter((p: any) => p.code !== "not-supported").slice(0, 40).map((p: any) => [p.file, p.place, p.resourceType, p.code, p.reason, p.expression].join(" | ")) }, null, 1))
  show(await run([`${D}/load/patients.ndjson`, `${D}/load/communications.ndjson`], true))
  show(await run([`${D}/load/communications.ndjson`, `${D}/load/patients.ndjson`]))
  show(await run([`${D}/load/patients.ndjson`, `${D}/load/communications.ndjson`]))
  show(await run([`${D}/cases/directory.json`]))
  const { readdirSync } = await import('node:fs')
  show(await run(readdirSync(`${D}/shapes`).map((f) => `${D}/shapes/${f}`)))
  show(await run(readdirSync(`${D}/hl7-r4`).map((f) => `${D}/hl7-r4/${f}`)))
  show(await run(readdirSync(`${D}/us-core`).map((f) => `${D}/us-core/${f}`)))
  show(await run(readdirSync(`${D}/synthea`).map((f) => `${D}/synthea/${f}`)))
}, 60000)
