import { emergenciesCases } from './emergencies.ts'
import { refillsCases } from './refills.ts'
import { peopleCases } from './people.ts'
import { appointmentsCases } from './appointments.ts'
import { outgoingCases } from './outgoing.ts'
import { threadsCases } from './threads.ts'
import type { SampleCases } from './sampleCase.ts'

/** Every part's cases, in the order in which the help lists them. Each part has its file and its list in `resources/sample/rules`. */
export const SAMPLE_CASES: readonly SampleCases[] = [emergenciesCases, refillsCases, peopleCases, appointmentsCases, outgoingCases, threadsCases]
