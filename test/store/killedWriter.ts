import { openSqliteStore } from '#electron/store/sqlite/openSqliteStore.ts'
import { batchOf, messageOf, threadOf, threadStream } from './storeFixtures.ts'

/** Writes until it is killed, and says on standard output what was acknowledged. Arguments: file, key in hex, round. */
const [file = '', key = '', round = ''] = process.argv.slice(2)
const store = await openSqliteStore({ file, key: Buffer.from(key, 'hex'), create: false })
for (let number = 0; ; number += 1) {
  const threadId = `r${round}-${number}`
  const messages = [messageOf(threadId, { messageId: `m-${threadId}` })]
  await store.commit(batchOf({ commandId: threadId, streams: [threadStream(threadOf(threadId))], messages }))
  process.stdout.write(`${threadId}\n`)
}
