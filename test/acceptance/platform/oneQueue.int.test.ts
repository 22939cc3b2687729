import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '#shared/domain/actor.ts'
import type { Store } from '#electron/engine/ports/store.ts'
import { createMemoryStore } from '#electron/store/memory/createMemoryStore.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import { account, arrive, testEngine } from '#test/helpers/engine.ts'
import { testConsole } from '#test/helpers/rpc.ts'
import { queueFile, type QueueFile } from '../../store/sqliteFile.ts'

const PASSPHRASE = 'a long enough passphrase'
const credential = await hashPassphrase(PASSPHRASE)
let queue: QueueFile
beforeAll(() => {
  queue = queueFile()
})
afterAll(() => queue.remove())

async function window(store: Store, role: Role) {
  const { open } = await testConsole(testEngine({ store }).engine)
  const { client } = open(role)
  await client.session.signIn({ username: `staff-${role}`, passphrase: PASSPHRASE })
  return client
}

it('D21: two processes over one queue see each other’s work, and only one of them gets a thread', async () => {
  const [first, second] = [await queue.create(), await queue.open()]
  const { engine } = testEngine({ store: first })
  await account(engine, 'staff-nurse', 'nurse', credential)
  await account(engine, 'staff-pa', 'pa', credential)
  await arrive(engine, 't1', 'm1')
  const [nurse, pa] = [await window(first, 'nurse'), await window(second, 'pa')]
  const claims = await Promise.allSettled([
    nurse.thread.act({ commandId: 'claim-nurse', threadId: 't1', act: { type: 'claimThread' } }),
    pa.thread.act({ commandId: 'claim-pa', threadId: 't1', act: { type: 'claimThread' } }),
  ])
  expect(claims.filter((claim) => claim.status === 'fulfilled')).toHaveLength(1)
  const [seenByNurse, seenByPa] = [await nurse.thread.get({ threadId: 't1' }), await pa.thread.get({ threadId: 't1' })]
  expect(seenByNurse.assignee?.staffId).toBe(seenByPa.assignee?.staffId)
  expect([seenByNurse.isMine, seenByPa.isMine].filter(Boolean)).toHaveLength(1)
  await second.close()
  await first.close()
})

it('D21: the same story gives the same thread over either store', async () => {
  const other = queueFile()
  const stores = [createMemoryStore(), await other.create()]
  const views = await Promise.all(stores.map(async (store) => {
    const { engine } = testEngine({ store })
    await account(engine, 'staff-nurse', 'nurse', credential)
    await arrive(engine, 't1', 'm1')
    const nurse = await window(store, 'nurse')
    for (const type of ['claimThread', 'releaseThread', 'claimThread'] as const) {
      await nurse.thread.act({ commandId: `${type}-${(await nurse.thread.get({ threadId: 't1' })).version}`, threadId: 't1', act: { type } })
    }
    return nurse.thread.get({ threadId: 't1' })
  }))
  expect(views[1]).toEqual(views[0])
  await stores[1]?.close()
  other.remove()
})
