import Database, { type Database as Driver } from 'better-sqlite3'
import { REAL_SEAMS, type Seams } from '#electron/store/sqlite/seams.ts'

/** What a lie makes of one SQL text or pragma: another text, or an error in its place. */
export type Lie = (text: string) => string | Error

/** A driver that runs other SQL than it is given. Only connections that can write lie, unless `everywhere`. */
export function lyingSeams(lie: Lie, { everywhere = false } = {}): Seams {
  return {
    ...REAL_SEAMS,
    openDriver: (file, options) => {
      const driver = new Database(file, options)
      return file === ':memory:' || (options.readonly && !everywhere) ? driver : liar(driver, lie)
    },
  }
}

export const sqliteError = (code: string): Error => new Database.SqliteError('made up by a test', code)

function liar(driver: Driver, lie: Lie): Driver {
  const told = (text: string): string => {
    const answer = lie(text)
    if (answer instanceof Error) throw answer
    return answer
  }
  return new Proxy(driver, {
    get(target, name) {
      if (name === 'pragma') return (text: string, options?: { simple?: boolean }) => target.pragma(told(text), options)
      if (name === 'exec') return (text: string) => target.exec(told(text))
      if (name === 'prepare') {
        return (text: string) => {
          const statement = target.prepare(told(text))
          return new Proxy(statement, {
            get(inner, key) {
              const value: unknown = Reflect.get(inner, key, inner)
              if (typeof value !== 'function') return value
              return (...values: unknown[]) => {
                // A failing statement fails when it runs, not only when it was prepared.
                told(text)
                return Reflect.apply(value, inner, values) as unknown
              }
            },
          })
        }
      }
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
