import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openSqliteStore } from '#electron/store/sqlite/openSqliteStore.ts'
import { testStore } from './storeContract.features.ts'
import { temporaryFolder } from './temporaryFolder.ts'

testStore('SQLite store', async () => {
  const { folder, remove } = temporaryFolder()
  const store = await openSqliteStore({ file: join(folder, 'queue.db'), key: randomBytes(32), create: true })
  return {
    store,
    dispose: async () => {
      await store.close()
      remove()
    },
  }
})
