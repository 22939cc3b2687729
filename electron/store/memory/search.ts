import type { MemoryData } from './memoryData.ts'
import { directoryKey, messagesOf } from './memoryData.ts'
import type { ThreadState } from '#shared/domain/thread/state.ts'

/** More words than this are ignored; nobody types them by hand. */
const MOST_TERMS = 12

/** Words of a text, without case and diacritics, as SQLite's `unicode61 remove_diacritics` cuts them. */
const wordsOf = (text: string): string[] => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []

/**
 * Test of a thread against what a person typed: every word must begin a word of its messages, or of the patient's
 * name or record number. Null when nothing was typed; typed text without a word finds nothing.
 */
export function searchTest(data: MemoryData, search: string | null): ((state: ThreadState) => boolean) | null {
  if (search === null || search.trim() === '') return null
  const terms = wordsOf(search).slice(0, MOST_TERMS)
  if (terms.length === 0) return () => false
  return (state) => {
    const words = wordsOf(documentOf(data, state))
    return terms.every((term) => words.some((word) => word.startsWith(term)))
  }
}

function documentOf(data: MemoryData, state: ThreadState): string {
  const texts = messagesOf(data, state.threadId).flatMap((message) => [message.subject, message.body])
  const record = state.patientId === null ? undefined : data.directory.get(directoryKey('patient', state.patientId))
  if (record?.kind === 'patient') {
    const { given, family, preferredName, mrn } = record.record
    texts.push(given, family, preferredName ?? '', mrn ?? '')
  }
  return texts.join('\n')
}
