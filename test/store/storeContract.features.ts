import { testAppend } from './features/append.features.ts'
import { testInbox } from './features/inbox.features.ts'
import { testKept } from './features/kept.features.ts'
import { testOrder } from './features/order.features.ts'
import { testPeopleAccess } from './features/peopleAccess.features.ts'
import { testRebuild } from './features/rebuild.features.ts'
import { testRecords } from './features/records.features.ts'
import { testSearch } from './features/search.features.ts'
import { testSlots } from './features/slots.features.ts'
import type { OpenStore } from './features/useStore.ts'

/** What every store promises (architecture.md, convention 8). A bug found in one adapter becomes a case here. */
export function testStore(name: string, open: OpenStore): void {
  testAppend(name, open)
  testRecords(name, open)
  testInbox(name, open)
  testOrder(name, open)
  testSearch(name, open)
  testKept(name, open)
  testPeopleAccess(name, open)
  testSlots(name, open)
  testRebuild(name, open)
}
