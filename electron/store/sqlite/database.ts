import type { Database as Driver, RunResult, Statement } from 'better-sqlite3'
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Compilable } from 'kysely'
import type { Schema } from './schema.ts'

export type Value = string | number | null

/** Builds typed SQL and runs none of it: a query runs in one piece, so that list, total and counts see one state. */
export const build = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** May read. `all` and `first` refuse a statement that writes. */
export interface ReadableDb {
  all<Row>(query: Compilable<Row>): Row[]
  first<Row>(query: Compilable<Row>): Row | undefined
  /** One at a time, for scans of whole tables. */
  each<Row>(query: Compilable<Row>): IterableIterator<Row>
  pragma(text: string): unknown
}

/** May write, inside `transaction` only. */
export interface WritableDb extends ReadableDb {
  /** One transaction; takes the write lock at once and is all or nothing. `work` must not await. */
  transaction<Result>(work: () => Result): Result
  /** Prepared once per text; every value is bound. */
  run(text: string, values: readonly Value[]): RunResult
  exec(text: string): void
}

/** Prepared statements are kept; inbox filters make some hundred texts, search terms none. */
const MOST_STATEMENTS = 300

/** The two faces of one driver connection. */
export function wrapDriver(driver: Driver): WritableDb {
  const statements = new Map<string, Statement>()
  const prepare = (text: string): Statement => {
    const known = statements.get(text)
    if (known) return known
    if (statements.size >= MOST_STATEMENTS) statements.clear()
    const made = driver.prepare(text)
    statements.set(text, made)
    return made
  }
  const reader = (query: Compilable): { statement: Statement; values: readonly unknown[] } => {
    const { sql: text, parameters } = query.compile()
    const statement = prepare(text)
    if (!statement.readonly) throw new Error('a query must not write')
    return { statement, values: parameters }
  }
  return {
    // The row type is Kysely's own inference for this query; STRICT tables keep the columns to it.
    all: <Row>(query: Compilable<Row>) => {
      const { statement, values } = reader(query)
      return statement.all(...values) as Row[]
    },
    first: <Row>(query: Compilable<Row>) => {
      const { statement, values } = reader(query)
      return statement.get(...values) as Row | undefined
    },
    each: <Row>(query: Compilable<Row>) => {
      // Its own statement: an iterating one cannot be used twice at once.
      const { sql: text, parameters } = query.compile()
      return driver.prepare(text).iterate(...parameters) as IterableIterator<Row>
    },
    pragma: (text) => driver.pragma(text, { simple: true }),
    transaction: (work) => driver.transaction(work).immediate(),
    run: (text, values) => {
      if (!driver.inTransaction) throw new Error('a write needs a transaction')
      return prepare(text).run(...values)
    },
    exec: (text) => {
      driver.exec(text)
    },
  }
}

/** One row changed, or the store is broken. */
export function expectOne(result: RunResult, what: string): void {
  if (result.changes !== 1) throw new Error(`${what}: ${result.changes} rows changed instead of 1`)
}
