import type { PatientRecord } from '#shared/domain/directory/records.ts'
import type { Queries } from '#electron/engine/ports/store.ts'
import { compareText, directoryKey, type MemoryData } from './memoryData.ts'

/** See the SQLite store's query of the same name. */
export function openPatients(data: MemoryData, { since, includeClinical }: Queries['openPatients']['params']): PatientRecord[] {
  const ids = new Set<string>()
  for (const state of data.threads.values()) {
    const counts = state.completion !== 'completed' || state.lastMessageAt >= since
    if (state.patientId !== null && counts && (includeClinical || !state.isClinical)) ids.add(state.patientId)
  }
  return [...ids].toSorted(compareText).flatMap((id) => {
    const found = data.directory.get(directoryKey('patient', id))
    return found?.kind === 'patient' ? [found.record] : []
  })
}
