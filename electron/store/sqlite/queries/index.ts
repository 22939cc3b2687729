import type { Queries } from '#electron/engine/ports/store.ts'
import type { ReadableDb } from '../database.ts'
import { accountByUsername, accounts, allAccounts, credential } from './accounts.ts'
import { allDirectory, directoryRecord, patientByMrn, patientOf, practitionerOf, practitioners, relatedPersonOf } from './directory.ts'
import { inbox, inboxCounts } from './inbox.ts'
import { acceptedItem, intakeItem, intakeItems, intakeTotals, quarantine, setAside } from './intake.ts'
import { checkpoint, draft, meta } from './kept.ts'
import { commandSeq, head, streamEvents } from './log.ts'
import { allMessages, message, messages } from './messages.ts'
import { openPatients } from './openPatients.ts'
import { relatedPersonsOf, viewsOf } from './peopleAccess.ts'
import { allSlots, slots, visitsOfPatient } from './slots.ts'
import { allThreads, openByCategory, threadOfMessage, threadsOfPatient } from './threads.ts'

type Answers = { readonly [Name in keyof Queries]: (db: ReadableDb, params: Queries[Name]['params']) => Queries[Name]['result'] }

export const answers: Answers = {
  inbox,
  inboxCounts,
  messages,
  message,
  streamEvents,
  commandSeq,
  head,
  patient: (db, { patientId }) => patientOf(db, patientId),
  patientByMrn,
  relatedPerson: (db, { relatedPersonId }) => relatedPersonOf(db, relatedPersonId),
  practitioner: (db, { staffId }) => practitionerOf(db, staffId),
  relatedPersonsOf,
  viewsOf,
  practitioners,
  directoryRecord,
  threadsOfPatient,
  openPatients,
  accounts,
  accountByUsername,
  credential,
  draft,
  acceptedItem,
  threadOfMessage,
  intakeTotals,
  quarantine,
  intakeItem,
  setAside,
  intakeItems,
  allThreads,
  allMessages,
  allDirectory,
  allAccounts,
  slots,
  visitsOfPatient,
  allSlots,
  checkpoint,
  meta,
  openByCategory,
}
