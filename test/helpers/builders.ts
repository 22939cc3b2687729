import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Actor, Role } from '#shared/domain/actor.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import type { Finding, Screening, Tier } from '#shared/domain/screening/findings.ts'
import type { CommandOf } from '#shared/domain/thread/commands.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import { loadPolicyPack } from '#electron/policy/loadPolicyPacks.ts'

/** Mon 02-Mar-2026 10:00 in Oakland. */
export const MONDAY_10 = Date.parse('2026-03-02T10:00:00-08:00')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

const file = resolve(import.meta.dirname, '../../resources/policy/northern-california.yaml')
export const pack: PolicyPack = loadPolicyPack(readFileSync(file, 'utf8'), 'northern-california.yaml')

export const staff = (role: Role, id = `staff-${role}`): Extract<Actor, { kind: 'staff' }> => ({ kind: 'staff', id, role, name: id })
export const NURSE = staff('nurse')
export const CLERK = staff('clerk')
export const PHYSICIAN = staff('physician')
export const SUPERVISOR = staff('supervisor')
export const INTAKE: Actor = { kind: 'system', id: 'intake' }
export const SWEEP: Actor = { kind: 'system', id: 'sweep' }
export const OUTBOX: Actor = { kind: 'system', id: 'outbox' }

export function facts(now: number, changes: Partial<Facts> = {}): Facts {
  return {
    now, pack, absences: [], addressedName: null,
    patient: { eligible: true, ineligibleReason: null, lastPortalSignInAt: null, deceased: false },
    roles: { 'staff-nurse': 'nurse', 'staff-clerk': 'clerk', 'staff-physician': 'physician', 'staff-pa': 'pa', 'staff-supervisor': 'supervisor', 'other-nurse': 'nurse' },
    ...changes,
  }
}

export const finding = (tier: Tier): Finding => ({ ruleId: `rule-${tier}`, group: 'cardiac', tier, spans: [{ field: 'body', start: 0, end: 4 }], source: 'R3' })

export function screening(tier: Tier | null, category: Screening['category'] = tier === null ? 'general_question' : 'symptom'): Screening {
  const findings = tier === null ? [] : [finding(tier)]
  return { ruleSetVersion: 'test-1', findings, redFlags: tier === null ? [] : ['cardiac'], soon: false, category, tier }
}

export function receive(changes: Partial<CommandOf<'receiveMessage'>> = {}): CommandOf<'receiveMessage'> {
  return {
    type: 'receiveMessage', messageId: 'm1', patientId: 'p1', addressedTo: null, poolHint: null, sender: { kind: 'self' }, sentAt: null,
    textHash: 'hash', screening: screening(null), appointmentRequest: false, markedUrgent: false, link: null, ...changes,
  }
}
