import type { OutgoingFacts } from '#shared/domain/outgoing/outgoingFacts.ts'

/** A patient, her son who writes for her, a doctor, and two other patients of the clinic. All made up. */
export function outgoing(changes: Partial<OutgoingFacts> = {}): OutgoingFacts {
  return {
    audience: 'self',
    own: { names: ['Grace Okafor', 'Daniel Okafor'], birthDate: '1961-03-02', mrn: '114 882 0371', phones: ['510-555-0142'] },
    colleagues: ['Pat Rivera', 'Wei Chen'],
    others: [
      { given: 'María José', family: 'López Vega', birthDate: '1945-07-14', mrn: '129 728 7652', phone: '(510) 555-0177' },
      { given: 'Will', family: 'Young', birthDate: '1990-12-05', mrn: '77120043', phone: null },
      { given: 'Grace', family: 'Okafor', birthDate: '1988-01-30', mrn: '5550001112', phone: '510-555-0142' },
    ],
    seesResultsOnline: true,
    sensitiveSaid: [],
    lines: ['510-555-0100', '911', '988'],
    coveringFor: null,
    today: '2026-03-02',
    addressedTo: null,
    ...changes,
  }
}
