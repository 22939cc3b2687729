import type { Database as Driver } from 'better-sqlite3'
import { GENESIS_HASH } from '#electron/engine/ports/hashChain.ts'
import type { Draft } from '#electron/engine/ports/store.ts'
import { isRestricted } from '#shared/domain/people/access.ts'
import { build, type ReadableDb } from './database.ts'
import { schemaDifferences } from './expectedSchema.ts'
import { isPlaintext } from './fileChecks.ts'
import { accessHash, draftHash } from './keep.ts'
import { parseThread } from './load.ts'
import { CIPHER } from './keyedDriver.ts'
import type { Seams } from './seams.ts'
import { patientOf } from './queries/directory.ts'
import { parseSlot } from './queries/slots.ts'
import { THREAD_COLUMNS, threadRow } from './threadRow.ts'
import { slotRow } from './writeSlot.ts'

/** Everything that this adapter can check by itself; the log against the rows is `verify`'s. Empty when all holds. */
export function checkIntegrity(db: ReadableDb, driver: Driver, file: string, seams: Seams): string[] {
  return [
    ...checkFile(driver, file),
    ...schemaDifferences(driver, seams),
    ...checkThreads(db),
    ...checkSearch(db),
    ...checkCopies(db),
    ...checkJson(db),
    ...checkDrafts(db),
    ...checkAccessLog(db),
  ]
}

function checkFile(driver: Driver, file: string): string[] {
  const found: string[] = []
  if (isPlaintext(file)) found.push('the file is not encrypted')
  if (driver.pragma('cipher', { simple: true }) !== CIPHER) found.push('the cipher is not the one that it must be')
  // Each page is decrypted and its HMAC compared as it is read.
  const damage = driver.prepare<[], { integrity_check: string }>('PRAGMA integrity_check(20)').all()
  for (const { integrity_check: line } of damage) if (line !== 'ok') found.push(`integrity check: ${line}`)
  const strays = driver.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all()
  for (const { table, parent } of strays.slice(0, 20)) found.push(`a row of ${table} has no ${parent}`)
  return found
}

/** The columns by which the inbox finds a thread say what its state says. */
function checkThreads(db: ReadableDb): string[] {
  const found: string[] = []
  const query = build.selectFrom('thread')
    .innerJoin('thread_state', 'thread_state.thread_id', 'thread.thread_id')
    .select(THREAD_COLUMNS.map((column) => `thread.${column}` as const))
    .select('thread_state.state')
  let threads = 0
  for (const row of db.each(query)) {
    threads += 1
    const expected = threadRow(parseThread(row.state))
    const wrong = THREAD_COLUMNS.filter((column) => row[column] !== expected[column])
    if (wrong.length > 0) found.push(`thread ${row.thread_id}: ${wrong.join(', ')} differ from its state`)
  }
  const all = build.selectFrom('thread').select((eb) => eb.fn.countAll<number>().as('count'))
  const stateless = (db.first(all)?.count ?? 0) - threads
  if (stateless !== 0) found.push(`${stateless} threads have no state`)
  const missing = db.first(all.where('thread_id', 'not in', build.selectFrom('search_document').select('thread_id')))?.count ?? 0
  if (missing > 0) found.push(`${missing} threads are missing in the search index`)
  return found
}

/** Whose words a search may answer with is what thread and patient say (D19). */
function checkSearch(db: ReadableDb): string[] {
  const found: string[] = []
  const query = build.selectFrom('search_document')
    .innerJoin('thread_state', 'thread_state.thread_id', 'search_document.thread_id')
    .select(['search_document.thread_id', 'search_document.is_restricted', 'thread_state.state'])
  for (const row of db.each(query)) {
    const thread = parseThread(row.state)
    const patient = thread.patientId === null ? undefined : patientOf(db, thread.patientId)
    if ((row.is_restricted === 1) !== isRestricted(thread, patient ?? null)) found.push(`thread ${row.thread_id}: the search index has another reach than its state`)
  }
  return found
}

/** Columns that repeat a part of a row's own JSON, so that it can be found. */
function checkCopies(db: ReadableDb): string[] {
  const found: string[] = []
  for (const row of db.each(build.selectFrom('directory').select(['kind', 'id', 'mrn', 'record']))) {
    const said = row.kind === 'patient' ? (JSON.parse(row.record) as { mrn: string | null }).mrn : null
    if (row.mrn !== said) found.push(`directory ${row.kind}/${row.id}: its number differs from its record`)
  }
  for (const row of db.each(build.selectFrom('account').select(['staff_id', 'version', 'state']))) {
    if ((JSON.parse(row.state) as { version: number }).version !== row.version) found.push(`account ${row.staff_id}: its version differs from its state`)
  }
  for (const row of db.each(build.selectFrom('slot').selectAll())) {
    const said = slotRow(parseSlot(row.state))
    if (row.slot_id !== said.slot_id || row.version !== said.version || row.starts_at !== said.starts_at || row.patient_id !== said.patient_id) {
      found.push(`slot ${row.slot_id}: its columns differ from its state`)
    }
  }
  return found
}

/** JSON is kept as it was written: a byte that changes no value, white space say, is a changed byte too. */
function checkJson(db: ReadableDb): string[] {
  const found: string[] = []
  const check = (what: string, text: string): void => {
    if (JSON.stringify(JSON.parse(text)) !== text) found.push(`${what}: its bytes were changed`)
  }
  for (const row of db.each(build.selectFrom('event').select(['seq', 'actor']))) check(`event ${row.seq}`, row.actor)
  for (const row of db.each(build.selectFrom('directory').select(['kind', 'id', 'record']))) check(`directory ${row.kind}/${row.id}`, row.record)
  for (const row of db.each(build.selectFrom('thread_state').select(['thread_id', 'state']))) check(`thread ${row.thread_id}`, row.state)
  for (const row of db.each(build.selectFrom('slot').select(['slot_id', 'state']))) check(`slot ${row.slot_id}`, row.state)
  for (const row of db.each(build.selectFrom('account').select(['staff_id', 'state']))) check(`account ${row.staff_id}`, row.state)
  return found
}

function checkDrafts(db: ReadableDb): string[] {
  const found: string[] = []
  for (const row of db.each(build.selectFrom('draft').select(['staff_id', 'thread_id', 'mode', 'body', 'saved_at', 'hash']))) {
    const key = { staffId: row.staff_id, threadId: row.thread_id, mode: row.mode as Draft['mode'] }
    if (draftHash({ ...key, body: row.body, savedAt: row.saved_at }) !== row.hash) {
      found.push(`a draft of thread ${row.thread_id} was changed outside the program`)
    }
  }
  return found
}

function checkAccessLog(db: ReadableDb): string[] {
  const query = build.selectFrom('access_log')
    .select(['entry_id', 'staff_id', 'role', 'thread_id', 'patient_id', 'what', 'viewed_at', 'prev_hash', 'hash']).orderBy('entry_id')
  let before = { entry_id: 0, hash: GENESIS_HASH }
  for (const entry of db.each(query)) {
    if (entry.entry_id !== before.entry_id + 1 || entry.prev_hash !== before.hash || accessHash(entry) !== entry.hash) {
      return [`the access log does not hold from entry ${entry.entry_id} on`]
    }
    before = entry
  }
  return []
}
