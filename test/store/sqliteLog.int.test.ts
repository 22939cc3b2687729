import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filledQueue, tamper, type QueueFile } from './sqliteFile.ts'

describe('the log cannot be rewritten', () => {
  let queue: QueueFile
  beforeEach(async () => {
    queue = await filledQueue(4)
  })
  afterEach(() => queue.remove())

  /** Event 5 with the given numbers and previous hash, taken from event 4. */
  const appended = (seq: number, prevHash: string): string => `
    INSERT INTO event SELECT ${seq}, stream_id, version + 9, type, payload, recorded_at, actor, command_id || 'x', ordinal, policy, ${prevHash}, hash
    FROM event WHERE seq = 4`

  it.each([
    ['an update', `UPDATE event SET payload = '{}' WHERE seq = 2`],
    ['a delete', 'DELETE FROM event WHERE seq = 4'],
    ['a delete of everything', 'DELETE FROM event'],
    ['a replace', 'INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 2'],
    ['an upsert', `INSERT INTO event SELECT * FROM event WHERE seq = 2 ON CONFLICT (seq) DO UPDATE SET payload = '{}'`],
    ['an event that leaves a gap', appended(9, 'hash')],
    ['an event that does not follow the head', appended(5, 'prev_hash')],
    ['an update of the access log', `UPDATE access_log SET staff_id = 'x'`],
    ['a delete of the access log', 'DELETE FROM access_log'],
  ])('refuses %s, on any connection', (_what, sql) => {
    tamper(queue, (driver) => {
      const before = driver.prepare('SELECT group_concat(payload || hash) FROM event').pluck().get()
      expect(() => driver.exec(sql)).toThrow(/append-only|follow the head/)
      expect(driver.prepare('SELECT group_concat(payload || hash) FROM event').pluck().get()).toBe(before)
    })
  })

  it('takes an event that does follow, so that the refusals above mean something', () => {
    tamper(queue, (driver) => {
      driver.exec(appended(5, 'hash'))
      expect(driver.prepare('SELECT max(seq) FROM event').pluck().get()).toBe(5)
    })
  })

  it('checkIntegrity finds what was changed beside the log', async () => {
    const cases: [sql: string, words: RegExp][] = [
      [`UPDATE draft SET body = 'other'`, /draft of thread t1/],
      [`UPDATE thread SET pool = 'other' WHERE thread_id = 't2'`, /thread t2: pool/],
      [`UPDATE thread SET tier_rank = 0 WHERE thread_id = 't3'`, /thread t3: tier_rank/],
      [`DELETE FROM search_document WHERE thread_id = 't0'`, /1 threads are missing in the search index/],
      [`PRAGMA foreign_keys = OFF; DELETE FROM thread_state WHERE thread_id = 't0'`, /1 threads have no state/],
      [`DROP TRIGGER access_log_no_update; UPDATE access_log SET staff_id = 'x' WHERE entry_id = 2;
        CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
      BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END`, /access log does not hold from entry 2/],
    ]
    for (const [sql, words] of cases) {
      const fresh = await filledQueue(4)
      tamper(fresh, (driver) => driver.exec(sql))
      const store = await fresh.open()
      expect((await store.checkIntegrity()).join('\n')).toMatch(words)
      await store.close()
      fresh.remove()
    }
  })
})
