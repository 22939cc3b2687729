import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { settleFile } from '#electron/intake/settleFile.ts'
import { importFiles } from '#electron/intake/importFiles.ts'
import { testEngine } from '#test/helpers/engine.ts'
const D = '/work/shared/data/fhir'
it('adhoc cases', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'c'))
  let n = 0
  for (const f of readdirSync(`${D}/cases`)) {
    if (f === 'directory.json') continue
    const { engine } = testEngine({ now: Date.parse('2026-03-04T12:00:00-08:00') })
    await importFiles(engine, [`${D}/cases/directory.json`], { dryRun: false, onProgress() {} })
    for (const c of JSON.parse(readFileSync(`${D}/cases/${f}`, 'utf8'))) {
      for (const s of c.steps) {
        if (!['POST', 'PUT'].includes(s.request.method)) continue
        if (!/^\/(Communication|\?|$)/.test(s.request.path)) continue
        const text = s.request.bodyText ?? JSON.stringify(s.request.body)
        if (text.includes('{header}')) continue
        const p = join(dir, `${n++}.json`); writeFileSync(p, text)
        let out: any
        try { out = await settleFile(engine, { path: p, name: 'x', keyPrefix: 'k' }, { source: 'folder', strictness: 'portal' }) } catch (e: any) { out = { refused: e.code, m: e.message } }
        console.log(c.id, c.title, '| want', s.expect.status, JSON.stringify(s.expect.outcome?.code), '| got', out.refused ?? `${out.accepted}a ${out.deduplicated}d ${out.quarantined}q`, out.problems?.map((p: any) => p.code + ' ' + p.reason + ' ' + p.expression).join('; '))
      }
    }
  }
  const shapes = testEngine({ now: Date.parse('2026-03-04T12:00:00-08:00') })
  await importFiles(shapes.engine, [`${D}/cases/directory.json`], { dryRun: false, onProgress() {} })
  for (const f of ['thread-header-and-messages', 'message-oracle-style', 'message-bundle']) {
    const out = await settleFile(shapes.engine, { path: `${D}/shapes/${f}.json`, name: 'x', keyPrefix: 'k' }, { source: 'folder', strictness: 'portal' })
    console.log(f, JSON.stringify(out))
  }
}, 60000)
