import type { Database as Driver } from 'better-sqlite3'

/** Column of a table as SQLite describes it. */
export interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly isNullable: boolean
}
export type Value = string | number | null
export type Row = Readonly<Record<string, Value>>

/** Every table of the program's own, from the schema itself, so that a new one cannot be forgotten. */
export function tablesOf(raw: Driver): string[] {
  const text = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`
  return raw.prepare<[], { name: string }>(text).all().map((row) => row.name)
}

export function columnsOf(raw: Driver, table: string): Column[] {
  const text = 'SELECT name, type, "notnull", pk FROM pragma_table_info(?)'
  const rows = raw.prepare<[string], { name: string; type: string; notnull: number; pk: number }>(text).all(table)
  return rows.map((row) => ({ table, name: row.name, type: row.type, isNullable: row.notnull === 0 && row.pk === 0 }))
}

export const rowsOf = (raw: Driver, table: string): Row[] => raw.prepare<[], Row>(`SELECT * FROM ${table}`).all()

/** Does something to a table that its triggers forbid, and puts the triggers back: only the rows can tell. */
export function unguarded(raw: Driver, table: string, change: () => void): void {
  raw.transaction(() => {
    const text = `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?`
    const triggers = raw.prepare<[string], { name: string; sql: string }>(text).all(table)
    for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`)
    change()
    for (const { sql } of triggers) raw.exec(sql)
  }).immediate()
}

const same = (row: Row): string => Object.keys(row).map((name) => `${name} IS ?`).join(' AND ')

export function setValue(raw: Driver, column: Column, row: Row, value: Value): Row {
  unguarded(raw, column.table, () => {
    const done = raw.prepare(`UPDATE ${column.table} SET ${column.name} = ? WHERE ${same(row)}`).run(value, ...Object.values(row))
    if (done.changes !== 1) throw new Error(`${column.table}.${column.name}: ${done.changes} rows were changed`)
  })
  return { ...row, [column.name]: value }
}

export function deleteRow(raw: Driver, table: string, row: Row): void {
  unguarded(raw, table, () => void raw.prepare(`DELETE FROM ${table} WHERE ${same(row)}`).run(...Object.values(row)))
}

export function addRow(raw: Driver, table: string, row: Row): void {
  const names = Object.keys(row)
  const text = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  unguarded(raw, table, () => void raw.prepare(text).run(...Object.values(row)))
}

/** Columns that take only these values. */
const CHOICES: Readonly<Record<string, readonly Value[]>> = {
  'thread.is_clinical': [0, 1],
  'thread.has_outbox': [0, 1],
  'thread.routine_rank': [0, 1],
  'thread.second_look': [0, 1],
  'thread.glass_review': [0, 1],
  'thread.completion': ['open', 'waitingOnPatient', 'completed'],
  'message.kind': ['patient', 'staff', 'note'],
  'directory.kind': ['patient', 'relatedPerson', 'practitioner', 'pool'],
  'draft.mode': ['reply', 'note'],
  'intake_item.outcome': ['accepted', 'deduplicated', 'quarantined'],
  'schema_migration.breaking': [0, 1],
}

/** Values with one thing changed: another choice or number, a letter, a null filled, a value taken away; in JSON, each leaf. */
export function changesOf(column: Column, value: Value): Value[] {
  const choices = CHOICES[`${column.table}.${column.name}`]
  if (choices) return choices.filter((choice) => choice !== value)
  if (value === null) return [column.type === 'INTEGER' ? 1 : 'x']
  const gone: Value[] = column.isNullable ? [null] : []
  if (typeof value === 'number') {
    // Ranks end at 8; far away no key is taken.
    const far = value < 1000 && column.name !== 'tier_rank' ? [value + 1000] : []
    return [value === 8 ? 7 : value + 1, ...far, ...gone]
  }
  const isJson = /^[{[]/.test(value) && column.name !== 'raw' && column.name !== 'body'
  if (isJson) return [...jsonChanges(JSON.parse(value))].map((changed) => JSON.stringify(changed))
  return [otherEnd(value), `z${value.slice(1)}`, ...gone]
}

/** Same text with its last letter changed. */
const otherEnd = (text: string): string => (text === '' ? 'x' : `${text.slice(0, -1)}${text.endsWith('1') ? '2' : '1'}`)

function* jsonChanges(value: unknown): Generator {
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) for (const changed of jsonChanges(part)) yield value.with(index, changed)
    if (value.length > 0) yield value.slice(1)
    else yield ['x']
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      for (const changed of jsonChanges(part)) yield { ...value, [key]: changed }
      yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
    }
  } else if (typeof value === 'string') yield otherEnd(value)
  else if (typeof value === 'number') yield value + 1
  else if (typeof value === 'boolean') yield !value
  else yield 1
}
