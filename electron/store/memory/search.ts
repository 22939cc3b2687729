import type { MemoryData } from './memoryData.ts'
import { directoryKey, messagesOf } from './memoryData.ts'
import type { Role } from '#shared/domain/actor.ts'
import type { PatientRecord } from '#shared/domain/directory/records.ts'
import { isRestricted } from '#shared/domain/people/access.ts'
import { markOf } from '#shared/domain/people/confidential.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'
import type { InboxFilter, StoredMessage } from '#electron/engine/ports/store.ts'

/** More words than this are ignored; nobody types them by hand. */
const MOST_TERMS = 12

/** Words of a text, without case and diacritics, as SQLite's `unicode61 remove_diacritics` cuts them. */
const wordsOf = (text: string): string[] => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []

/**
 * Test of a thread against what a person typed: every word must begin a word of its messages, or of the patient's
 * name or record number; what a person may not read is no part of it (D19). Null when nothing was typed; typed text without a word finds nothing.
 */
export function searchTest(data: MemoryData, { search, staffId, role }: Pick<InboxFilter, 'search' | 'staffId' | 'role'>): ((state: ThreadState) => boolean) | null {
  if (search === null || search.trim() === '') return null
  const terms = wordsOf(search).slice(0, MOST_TERMS)
  if (terms.length === 0) return () => false
  return (state) => {
    const patient = patientOf(data, state)
    // D19: of a restricted thread only its assignee and supervisors search the words.
    const isOpen = role === 'supervisor' || state.assignee === staffId || !isRestricted(state, patient)
    const words = wordsOf([...(patient ? namesOf(patient) : []), ...(isOpen ? textsOf(data, state, role) : [])].join('\n'))
    return terms.every((term) => words.some((word) => word.startsWith(term)))
  }
}

function textsOf(data: MemoryData, state: ThreadState, role: Role): string[] {
  const isRead = ({ kind, messageId }: StoredMessage): boolean => role !== 'clerk' || (kind !== 'note' && markOf(state, { kind: 'message', ref: messageId }) === undefined)
  return messagesOf(data, state.threadId).filter(isRead).flatMap((message) => [message.subject, message.body])
}

const namesOf = ({ given, family, preferredName, mrn }: PatientRecord): string[] => [given, family, preferredName ?? '', mrn ?? '']

function patientOf(data: MemoryData, { patientId }: ThreadState): PatientRecord | null {
  const record = patientId === null ? undefined : data.directory.get(directoryKey('patient', patientId))
  return record?.kind === 'patient' ? record.record : null
}
