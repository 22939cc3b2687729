import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inboxCount } from '#electron/store/sqlite/queries/inbox.ts'
import { relatedRows, viewRows } from '#electron/store/sqlite/queries/peopleAccess.ts'
import { filledQueue, type QueueFile } from './sqliteFile.ts'
import { filterOf } from './storeFixtures.ts'

describe('query plans of people and access', () => {
  let queue: QueueFile
  beforeEach(async () => {
    queue = await filledQueue(5)
  })
  afterEach(() => queue.remove())

  it.each([
    ['whom the record relates to a patient', relatedRows('p1'), 'directory_related'],
    ['who viewed a thread', viewRows('t1', 10), 'access_log_thread'],
    ['break-glass that waits for a review', inboxCount(filterOf('breakGlass', { role: 'supervisor' })), 'thread_glass_review'],
  ])('%s is read from its index', (_, query, index) => {
    const driver = queue.raw()
    try {
      const { sql, parameters } = query.compile()
      const plan = driver.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters).map(({ detail }) => detail).join(' | ')
      expect(plan).toContain(index)
      expect(plan).not.toMatch(/SCAN|TEMP B-TREE/)
    } finally {
      driver.close()
    }
  })
})
