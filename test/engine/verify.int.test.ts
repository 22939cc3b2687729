import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database as Driver } from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#electron/engine/createEngine.ts'
import { rebuild } from '#electron/engine/rebuild.ts'
import { verify } from '#electron/engine/verify.ts'
import type { SqliteStore } from '#electron/store/sqlite/sqliteStore.ts'
import { openQueue, openRaw } from '#test/faults/queue.ts'
import { fillQueue } from '#test/faults/tamper/fillQueue.ts'
import { rechain, swapEvents } from '#test/faults/tamper/events.ts'
import { namesOf } from '#test/faults/tamper/namesOf.ts'
import {
  addRow, changesOf, columnsOf, deleteRow, rowsOf, setValue, tablesOf, unguarded, type Column, type Row,
} from '#test/faults/tamper/tamper.ts'
import { MONDAY_10 } from '#test/helpers/builders.ts'

/** What no event witnesses, and why that is so. Anything else that goes unnoticed fails; so does a line that is no longer true. */
const UNSEEN: Readonly<Record<string, string>> = {
  'checkpoint.reader': 'a reader that starts anew reads the log from its beginning',
  'checkpoint.seq': 'a reader that starts anew reads the log from its beginning',
  'message.position': 'only where the order of the thread stays the same',
  'meta.key': 'settings of the profile',
  'meta.value': 'settings of the profile',
  'schema_migration.breaking': 'read by older programs; the history is proved at each opening',
  'schema_migration.name': 'the history is proved at each opening',
  'schema_migration.version': 'the history is proved at each opening',
  'search_document.document_id': 'the search index is derived; rebuild makes it anew',
}
/** Rows beside the log that may be taken away unnoticed: no event says that they must be there. */
const MAY_GO = ['checkpoint', 'draft', 'meta', 'schema_migration']
/** Found, but only by number: the store says how many threads lost their row or their search document, not which. */
const COUNTED = ['search_document.thread_id', 'thread.thread_id']
const MOST_ROWS = 6

let folder = ''
let store: SqliteStore
let engine: Engine
let raw: Driver

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wellthread-verify-'))
  const queue = await openQueue(folder, { create: true, now: MONDAY_10 })
  ;({ store, engine } = queue)
  await fillQueue(engine, queue.setNow)
  raw = openRaw(folder)
})
afterAll(async () => {
  raw.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})
/** Every test puts back what it changed. */
afterEach(async () => {
  expect((await verify(engine)).problems).toEqual([])
})

const problemsNow = async (): Promise<string[]> => (await verify(engine)).problems
const isNamed = (problems: readonly string[], table: string, row: Row): boolean =>
  namesOf(table, row).some((name) => problems.some((problem) => problem.includes(name)))
/** The last row and some before it, evenly spread. */
function spread(rows: Row[]): Row[] {
  const step = Math.ceil(rows.length / MOST_ROWS)
  return rows.filter((_, index) => (rows.length - 1 - index) % step === 0)
}
const columns = (): Column[] => tablesOf(raw).flatMap((table) => columnsOf(raw, table))
const rowWhere = (table: string, column: string, value: string | number): Row => {
  const row = rowsOf(raw, table).find((candidate) => candidate[column] === value)
  if (!row) throw new Error(`no ${table} with ${column} ${value}`)
  return row
}

/** Changes one value, looks, puts it back. Undefined when the table itself refuses such a value. */
async function tryChange(column: Column, row: Row, value: Row[string]): Promise<string[] | undefined> {
  let changed: Row
  try {
    changed = setValue(raw, column, row, value ?? null)
  } catch (error) {
    if (error instanceof Error && /^(?:UNIQUE|CHECK) constraint failed/.test(error.message)) return undefined
    throw error
  }
  const problems = await problemsNow()
  setValue(raw, column, changed, row[column.name] ?? null)
  return problems
}

describe('verify', () => {
  it('architecture 6: an untouched queue holds', async () => {
    const { ok, problems, events, messages, threads } = await verify(engine)
    expect({ ok, problems, messages, threads }).toEqual({ ok: true, problems: [], messages: 8, threads: 4 })
    expect(events).toBeGreaterThan(60)
    // A table without rows proves nothing.
    expect(tablesOf(raw).filter((table) => rowsOf(raw, table).length === 0)).toEqual([])
  })

  it('R77: one changed byte in any column of any table is found, and the row is named', async () => {
    const unseen = new Set<string>()
    const unnamed = new Set<string>()
    const untried: string[] = []
    let changes = 0
    for (const column of columns()) {
      const name = `${column.table}.${column.name}`
      let tried = 0
      for (const row of spread(rowsOf(raw, column.table))) {
        for (const value of changesOf(column, row[column.name] ?? null)) {
          const problems = await tryChange(column, row, value)
          if (problems === undefined) continue
          tried += 1
          if (problems.length === 0) unseen.add(name)
          // A changed key may be found under the old one or the new one.
          else if (![row, { ...row, [column.name]: value }].some((named) => isNamed(problems, column.table, named))) unnamed.add(name)
        }
      }
      changes += tried
      if (tried === 0) untried.push(name)
    }
    console.log(`verify: ${changes} changed values in ${columns().length} columns`)
    expect({ unnamed: [...unnamed].toSorted(), untried }).toEqual({ unnamed: COUNTED, untried: [] })
    expect([...unseen].toSorted()).toEqual(Object.keys(UNSEEN).toSorted())
  }, 180_000)

  it('R77: a row that was taken away is missed', async () => {
    const unseen: string[] = []
    for (const table of tablesOf(raw).filter((name) => !MAY_GO.includes(name))) {
      const rows = rowsOf(raw, table)
      for (const row of spread(rows)) {
        // The newest view leaves no gap: only a copy of the head outside the file can tell (R49).
        if (table === 'access_log' && row === rows.at(-1)) continue
        deleteRow(raw, table, row)
        const problems = await problemsNow()
        if (problems.length === 0) unseen.push(`${table}: ${JSON.stringify(row).slice(0, 80)}`)
        addRow(raw, table, row)
      }
    }
    expect(unseen).toEqual([])
  }, 60_000)

  it('R77: a row that the log does not know is found', async () => {
    const others: [string, Row][] = [
      ['message', { ...rowWhere('message', 'message_id', 'm1'), message_id: 'm9', position: 9 }],
      ['timer', { ...rowWhere('timer', 'thread_id', 't2'), ref: 'another' }],
      ['directory', { ...rowWhere('directory', 'id', 'p1'), id: 'p9' }],
      ['account', { ...rowWhere('account', 'staff_id', 'staff-nurse'), staff_id: 'intruder', username_key: 'intruder' }],
      ['credential', { staff_id: 'intruder', hash: 'x' }],
      ['intake_item', { ...rowWhere('intake_item', 'item_id', 'i-m1'), item_id: 'i-9' }],
      ['thread', { ...rowWhere('thread', 'thread_id', 't1'), thread_id: 't9' }],
      ['thread_state', { ...rowWhere('thread_state', 'thread_id', 't1'), thread_id: 't9' }],
      ['event', { ...rowsOf(raw, 'event').at(-1), seq: 1000, version: 99, ordinal: 99 }],
    ]
    for (const [table, row] of others) {
      addRow(raw, table, row)
      expect(await problemsNow(), table).not.toEqual([])
      deleteRow(raw, table, row)
    }
  })

  it('R77: a text that moves to another patient is found', async () => {
    const column = { table: 'message', name: 'thread_id', type: 'TEXT', isNullable: false }
    const row = rowWhere('message', 'message_id', 'm2')
    const problems = await tryChange(column, row, 't2')
    expect(problems).toContain('message m2: the log has it in another thread')
  })

  it('R77: a record number that leads to another patient is found', async () => {
    const column = { table: 'directory', name: 'mrn', type: 'TEXT', isNullable: true }
    const problems = await tryChange(column, rowWhere('directory', 'id', 'p1'), 'MRN-2')
    expect(problems).toContain('directory patient/p1: its record number leads elsewhere')
  })

  it('R77: two events in each other’s place are found', async () => {
    const events = rowsOf(raw, 'event')
    const pairs: [number, number][] = [[10, 11], [20, 40], [1, events.length]]
    for (const [one, other] of pairs) {
      swapEvents(raw, one, other)
      const problems = await problemsNow()
      for (const seq of [one, other]) expect(problems).toContain(`event ${seq}: its bytes were changed`)
      swapEvents(raw, one, other)
    }
  })

  it('R49: a chain computed anew after a change holds by itself, and its head tells', async () => {
    const { head } = await verify(engine)
    const events = rowsOf(raw, 'event')
    rechain(raw, events.map((event, index) => (index === 5 ? { ...event, recorded_at: Number(event['recorded_at']) + 1 } : event)))
    const after = await verify(engine)
    expect(after.problems).toEqual([])
    expect(after.head).not.toBe(head)
    rechain(raw, events)
    expect((await verify(engine)).head).toBe(head)
  })

  it('architecture 3: rebuild makes threads, deadlines and accounts right again', async () => {
    const before = ['thread', 'thread_state', 'timer', 'account'].map((table) => rowsOf(raw, table))
    unguarded(raw, 'thread', () => {
      raw.exec(`UPDATE thread SET tier_rank = 7, assignee = 'nobody'`)
      raw.exec(`UPDATE thread_state SET state = json_set(state, '$.tier', NULL)`)
      raw.exec(`UPDATE timer SET due_at = due_at + 1`)
      raw.exec(`UPDATE account SET state = json_set(state, '$.role', 'admin'), username_key = staff_id || 'x'`)
      raw.exec(`DELETE FROM thread_state WHERE thread_id = 't2'`)
      raw.exec(`DELETE FROM timer WHERE thread_id = 't1'`)
      raw.exec(`DELETE FROM account WHERE staff_id = 'staff-clerk'`)
      raw.exec(`DELETE FROM search_document WHERE thread_id = 't1'`)
    })
    expect((await problemsNow()).length).toBeGreaterThan(5)
    expect(await rebuild(engine)).toMatchObject({ threads: 4, accounts: 3 })
    expect(await problemsNow()).toEqual([])
    expect(['thread', 'thread_state', 'timer', 'account'].map((table) => rowsOf(raw, table))).toEqual(before)
  })

  it('architecture 3: rebuild cannot hide a changed text, record, intake item or credential', async () => {
    for (const [table, name] of [['message', 'body'], ['directory', 'record'], ['intake_item', 'raw'], ['credential', 'hash']] as const) {
      const column = columnsOf(raw, table).find((candidate) => candidate.name === name)
      const row = rowsOf(raw, table)[0]
      if (!column || !row) throw new Error(`${table}.${name} is gone`)
      const changed = setValue(raw, column, row, name === 'record' ? '{"patientId":"p2","mrn":null}' : 'changed')
      await rebuild(engine)
      expect(isNamed(await problemsNow(), table, row), table).toBe(true)
      setValue(raw, column, changed, row[name] ?? null)
    }
  })
})
