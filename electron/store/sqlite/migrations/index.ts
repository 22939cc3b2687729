import { migration as log } from './0001-log.ts'
import { migration as threads } from './0002-threads.ts'
import { migration as messages } from './0003-messages.ts'
import { migration as people } from './0004-people.ts'
import { migration as intake } from './0005-intake.ts'
import { migration as kept } from './0006-kept.ts'
import { migration as routineOrder } from './0007-routine-order.ts'
import { migration as peopleAccess } from './0008-people-access.ts'
import { migration as slots } from './0009-slots.ts'
import { migration as setAside } from './0010-set-aside.ts'
import { migration as searchReach } from './0011-search-reach.ts'
import type { Migration } from './migration.ts'

/** Every step of the schema, in order; numbers rise by 1. */
export const MIGRATIONS: readonly Migration[] = [log, threads, messages, people, intake, kept, routineOrder, peopleAccess, slots, setAside, searchReach]
