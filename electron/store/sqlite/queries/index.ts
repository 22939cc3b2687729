import type { Queries } from '#electron/engine/ports/store.ts'
import type { ReadableDb } from '../database.ts'
import { accountByUsername, accounts, allAccounts, credential } from './accounts.ts'
import { allDirectory, directoryRecord, patientByMrn, patientOf, practitionerOf, practitioners, relatedPersonOf } from './directory.ts'
import { inbox, inboxCounts } from './inbox.ts'
import { acceptedItem, intakeItems, intakeTotals, quarantine } from './intake.ts'
import { checkpoint, draft, meta } from './kept.ts'
import { commandSeq, head, streamEvents } from './log.ts'
import { allMessages, message, messages } from './messages.ts'
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
  practitioners,
  directoryRecord,
  threadsOfPatient,
  accounts,
  accountByUsername,
  credential,
  draft,
  acceptedItem,
  threadOfMessage,
  intakeTotals,
  quarantine,
  intakeItems,
  allThreads,
  allMessages,
  allDirectory,
  allAccounts,
  checkpoint,
  meta,
  openByCategory,
}
