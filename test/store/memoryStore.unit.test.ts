import { createMemoryStore } from '#electron/store/memory/createMemoryStore.ts'
import { testStore } from './storeContract.features.ts'

testStore('memory store', async () => ({ store: createMemoryStore(), dispose: async () => {} }))
