import { z } from 'zod'
import { PROXY_SCOPES } from '../../domain/people/grants.ts'

const knownVisit = z.object({ date: z.string(), clinician: z.string().nullable() })

const otherPatient = z.object({
  given: z.string(), family: z.string(), birthDate: z.string().nullable(), mrn: z.string().nullable(), phone: z.string().nullable(),
})

/** `OutgoingFacts` of shared/domain/outgoing, for one thread and the person who asks. */
export const outgoingFacts = z.object({
  audience: z.enum(['self', 'childFull', 'teenLimited', 'adultGranted', 'unmatched']),
  own: z.object({ names: z.array(z.string()), birthDate: z.string().nullable(), mrn: z.string().nullable(), phones: z.array(z.string()) }),
  colleagues: z.array(z.string()),
  /** Only patients whose threads this person may read (D19). */
  others: z.array(otherPatient),
  seesResultsOnline: z.boolean(),
  sensitiveSaid: z.array(z.string()),
  lines: z.array(z.string()),
  coveringFor: z.string().nullable(),
  today: z.string(),
  addressedTo: z.object({ staffId: z.string(), name: z.string() }).nullable(),
  /** Without visits and medicines that the person who asks may not see. */
  reach: z.object({
    scope: z.array(z.enum(PROXY_SCOPES)).nullable(), isForRelative: z.boolean(), shownVisits: z.array(knownVisit), hiddenVisits: z.array(knownVisit),
    visitPhrases: z.array(z.string()), medicines: z.array(z.string()),
  }).optional(),
})
export type OutgoingFactsView = z.infer<typeof outgoingFacts>
