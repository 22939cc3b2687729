import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './lint.ts'

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly resolved?: string; readonly dev?: boolean; readonly optional?: boolean; readonly hasInstallScript?: boolean }>>
}
const read = async <Kind>(file: string): Promise<Kind> => JSON.parse(await readFile(join(root, file), 'utf8')) as Kind

describe('packages', () => {
  it('R86: every version in package.json is exact', async () => {
    const { dependencies, devDependencies, optionalDependencies } = await read<Manifest>('package.json')
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(versions.filter(([, version]) => !/^(?:npm:[\w./-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
  })

  it('R86: every locked package has a sha512 and names no host', async () => {
    const { packages } = await read<Lock>('package-lock.json')
    const locked = Object.entries(packages).filter(([name]) => name !== '')
    expect(locked.filter(([, { integrity, resolved }]) => !integrity?.startsWith('sha512-') || resolved !== undefined).map(([name]) => name)).toEqual([])
  })

  it('R85: the database driver and its headers are all that is shipped beside the bundle, and nothing runs at install', async () => {
    const { packages } = await read<Lock>('package-lock.json')
    const shipped = Object.entries(packages).filter(([name, each]) => name !== '' && !each.dev && !each.optional)
    expect(shipped.map(([name]) => name)).toEqual(['node_modules/better-sqlite3', 'node_modules/node-addon-api'])
    expect((await readFile(join(root, '.npmrc'), 'utf8')).split('\n')).toContain('ignore-scripts=true')
  })
})
