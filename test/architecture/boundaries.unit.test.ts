import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { lintSeeds, root, type Finding } from './lint.ts'
import { SEEDS } from './seeds.ts'

/** Every rule must be seen to fire, and only then: a pattern that matches nothing looks just like a clean tree (R90). */
describe('who may import whom', () => {
  let broken: Finding[] = []
  let kept: Finding[] = []
  beforeAll(async () => {
    broken = await lintSeeds(Object.fromEntries(SEEDS.map((seed) => [seed.file, seed.breaks])))
    kept = await lintSeeds(Object.fromEntries(SEEDS.map((seed) => [seed.file, seed.keeps])))
  })

  it.each(SEEDS)('$rule reports the planted import in $file', ({ rule, file }) => {
    expect(broken.filter((finding) => finding.file === file).map((finding) => finding.text)).toContainEqual(expect.stringContaining(rule))
  })

  it.each(SEEDS)('$rule lets the lawful import in $file pass', ({ file }) => {
    expect(kept.filter((finding) => finding.file === file && finding.code.includes('restricted'))).toEqual([])
  })

  it('no-circular: two files that import each other are reported, through #imports too', async () => {
    const findings = await lintSeeds({
      'shared/domain/one.ts': "import { two } from './two.ts'\nexport const one = (): number => two()\n",
      'shared/domain/two.ts': "import { one } from '#shared/domain/one.ts'\nexport const two = (): number => one()\n",
    })
    expect(findings.filter((finding) => finding.code.includes('no-cycle')).map((finding) => finding.file).sort()).toEqual(['shared/domain/one.ts', 'shared/domain/two.ts'])
  })

  it('every folder under electron/ is named in the rules, so that a new layer is a decision', async () => {
    const rules = await readFile(join(root, '.oxlintrc.json'), 'utf8')
    const folders = (await readdir(join(root, 'electron'), { withFileTypes: true })).filter((entry) => entry.isDirectory())
    expect(folders.map((folder) => folder.name).filter((name) => !new RegExp(`[/{,(|]${name}[/},)|]`).test(rules))).toEqual([])
  })
})
