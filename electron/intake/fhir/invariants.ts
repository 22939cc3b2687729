import type { JsonObject } from '../json.ts'
import { IntakeRefused } from '../refusal.ts'
import { instantOf } from './fhirTime.ts'

/** Invariants of R4 that matter here, by type or path of a part. @throws IntakeRefused 'invariant' */
export const INVARIANTS: Readonly<Record<string, (value: JsonObject, path: string) => void>> = {
  Period(value, path) {
    const start = instantOf(value['start'], 'first')
    const end = instantOf(value['end'], 'last')
    if (start !== null && end !== null && end < start) throw new IntakeRefused('invariant', `${path} ends before it begins (per-1).`, path)
  },
  Attachment(value, path) {
    if (value['data'] !== undefined && value['contentType'] === undefined) {
      throw new IntakeRefused('invariant', `${path} has data without a content type (att-1).`, path)
    }
  },
  ContactPoint(value, path) {
    if (value['value'] !== undefined && value['system'] === undefined) {
      throw new IntakeRefused('invariant', `${path} has a value without a system (cpt-2).`, path)
    }
  },
  Reference(value, path) {
    if (!['reference', 'identifier', 'display', 'extension'].some((key) => value[key] !== undefined)) {
      throw new IntakeRefused('invariant', `${path} names nothing.`, path)
    }
  },
  'Patient.contact'(value, path) {
    if (!['name', 'telecom', 'address', 'organization'].some((key) => value[key] !== undefined)) {
      throw new IntakeRefused('invariant', `${path} names nobody (pat-1).`, path)
    }
  },
  Organization(value, path) {
    if (value['name'] === undefined && value['identifier'] === undefined) {
      throw new IntakeRefused('invariant', `${path} has neither name nor identifier (org-1).`, path)
    }
  },
}
