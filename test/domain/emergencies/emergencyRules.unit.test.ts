import { describe, expect, it } from 'vitest'
import { mapPatient } from '#electron/intake/fhir/mapPatient.ts'
import { concernsBackPain, programmeState } from '#shared/domain/emergency/backPain.ts'
import { branchesOf, branchOf } from '#shared/domain/emergency/branches.ts'
import { callLadder, isSafeContact, ladderWords } from '#shared/domain/emergency/callLadder.ts'
import { emergencyProblems } from '#shared/domain/emergency/emergencyPolicy.ts'
import { NO_EMERGENCY } from '#shared/domain/emergency/emergencyState.ts'
import { sameNumber } from '#shared/domain/emergency/phones.ts'
import type { PatientPhone } from '#shared/domain/directory/records.ts'
import { policyPackSchema } from '#shared/domain/policy/policyPack.ts'
import type { Finding } from '#shared/domain/screening/findings.ts'
import { emptyThread, type ContactState, type ThreadState } from '#shared/domain/thread/state.ts'
import { finding, pack } from '#test/helpers/builders.ts'
import { shippedRules } from '#test/helpers/engine.ts'

const policy = pack.emergency
const phone = (number: string, use: PatientPhone['use'] = 'mobile', isSafe = true): PatientPhone => ({ number, use, name: null, isSafe })
const flagged = (contacts: ContactState[] = [], group: Finding['group'] = 'cardiac'): ThreadState => ({
  ...emptyThread('t1'), tier: 'D0', contacts,
  flags: [{ flagId: 'f', messageId: 'm', finding: { ...finding('D0'), group }, status: 'raised', raisedBy: 'screening', raisedAt: 1000 }],
})
const missed = (number: string, outcome: ContactState['outcome'] = 'noAnswer', at = 2000): ContactState => ({ at, by: 'n', outcome, number })

describe('S53: every rule cites one branch', () => {
  it('of the shipped rules at D0 to D2 each has a branch, and every named exception is a rule that ships', () => {
    const urgent = shippedRules().rules.filter(({ tier }) => ['D0', 'D1', 'D2'].includes(tier))
    expect(urgent.length).toBeGreaterThan(60)
    for (const { id, group } of urgent) expect(['acute', 'labour', 'mental'], id).toContain(branchOf({ ruleId: id, group }, policy))
    const known = new Set(shippedRules().rules.map(({ id }) => id))
    expect(Object.keys(policy.byRule).filter((id) => !known.has(id))).toEqual([])
  })

  it('grave disability, self-harm and harm to others are of the third branch, whatever their group', () => {
    const third = shippedRules().rules.filter(({ id, group }) => group === 'suicide_self_harm' || /grave|disab|hallucin|writer-harms/.test(id))
    expect(third.length).toBeGreaterThan(5)
    for (const rule of third) expect(branchOf({ ruleId: rule.id, group: rule.group }, policy), rule.id).toBe('mental')
  })

  it('a group without a branch is no policy pack', () => {
    const { cardiac: _, ...byGroup } = policy.byGroup
    expect(policyPackSchema.safeParse({ ...pack, emergency: { ...policy, byGroup } }).success).toBe(false)
  })

  it('a rule may differ from its group; below D2 no branch is named', () => {
    const writer = { ...finding('D0'), ruleId: 'violence.writer-harms', group: 'violence_or_abuse' as const }
    expect(branchesOf([writer, { ...writer, ruleId: 'violence.partner' }], policy)).toEqual(['acute', 'mental'])
    expect(branchesOf([finding('D3')], policy)).toEqual([])
  })

  it('a line that the pack does not have is said with its place', () => {
    expect(emergencyProblems(policy, ['emergency', 'crisis', 'appointment-and-advice', 'on-call'])).toEqual([{ path: ['emergency', 'linesByGroup', 'overdose_poisoning', 0], reason: 'there is no phone line poison' }])
  })
})

describe('S14: the call ladder', () => {
  const phones = [phone('510-555-0001'), phone('510-555-0002', 'home')]
  it('goes through the numbers in turn and ends in the welfare check', () => {
    const steps = [[], [missed('510-555-0001')], [missed('510-555-0001'), missed('(510) 555-0002')], [missed('510-555-0001'), missed('510-555-0002'), missed('510-555-0001')]]
    expect(steps.map((contacts) => ladderWords(callLadder(flagged(contacts), phones, policy, null)))).toEqual([
      '0 of 3 tries, next: mobile', '1 of 3 tries, next: home', '2 of 3 tries, next: mobile', '3 of 3 tries, next: the welfare check',
    ])
  })

  it('counts neither a call before the flag nor one without a number', () => {
    expect(callLadder(flagged([missed('510-555-0001', 'noAnswer', 500), { at: 2000, by: 'n', outcome: 'noAnswer', number: null }]), phones, policy, null).tries).toBe(0)
  })

  it('without a number to dial the welfare check is next at once', () => {
    expect(callLadder(flagged(), [phone('510-555-0001', 'mobile', false)], policy, null)).toMatchObject({ next: null, withheld: 1, mayAskWelfareCheck: true })
    expect(callLadder(flagged([missed('510-555-0001', 'wrongNumber')]), [phone('510-555-0001')], policy, null).mayAskWelfareCheck).toBe(true)
  })

  it('one number, many spellings', () => {
    expect([sameNumber('+1 (510) 555-0142', '510.555.0142'), sameNumber('510-555-0142', '510-555-0143'), sameNumber('510-555-0142 x5', '510-555-0142')]).toEqual([true, false, false])
  })

  it('safe contact comes from the flag or from the record', () => {
    expect([isSafeContact(flagged([], 'violence_or_abuse'), policy, null), isSafeContact(flagged(), policy, 'Text first'), isSafeContact(flagged(), policy, null)]).toEqual([true, true, false])
  })
})

describe('S52: the back-pain screen', () => {
  const { questions } = policy.backPain
  const state = (answers: Record<string, 'yes' | 'no' | 'notAsked'>, cleared = false) =>
    programmeState({ answers, screenedAt: 1, screenedBy: 'n', clearance: cleared ? { at: 2, by: 'd' } : null }, questions).kind
  const no = { legs: 'no', control: 'no', fever: 'no', history: 'no' } as const
  it('is clear, open, not cleared or cleared', () => {
    expect([programmeState(null, questions).kind, state(no), state({ ...no, fever: 'notAsked' }), state({ ...no, fever: 'yes' }), state({ ...no, fever: 'yes' }, true)])
      .toEqual(['notScreened', 'screenClear', 'incomplete', 'notCleared', 'cleared'])
  })

  it('is offered on what is written about the back, and not on going back somewhere', () => {
    const thread = { flags: [], emergency: NO_EMERGENCY }
    const offered = (text: string): boolean => concernsBackPain(thread, [text])
    expect(['My lower back hurts', 'bad backache since Monday', 'pain in my lower back', 'me duele la espalda', 'the back pain programme'].map(offered)).toEqual([true, true, true, true, true])
    expect(['Please call me back', 'my knee hurts', 'I want my money back'].map(offered)).toEqual([false, false, false])
  })
})

describe('S14: numbers of a FHIR Patient', () => {
  const resource = {
    resourceType: 'Patient', id: 'p1', name: [{ family: 'Okafor', given: ['Grace'] }],
    extension: [{ url: 'urn:wellthread:safe-contact', valueString: 'Call between 10 and 12 only' }],
    telecom: [
      { system: 'phone', use: 'home', value: '510-555-0143' },
      { system: 'phone', use: 'mobile', value: '510-555-0142', extension: [{ url: 'urn:wellthread:unsafe-to-call', valueBoolean: true }] },
      { system: 'fax', value: '510-555-0999' }, { system: 'phone', use: 'old', value: '510-555-0998' },
    ],
    contact: [
      { relationship: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0131', code: 'C' }] }], name: { family: 'Okafor', given: ['Ike'] }, telecom: [{ system: 'phone', value: '510-555-0144' }] },
      { relationship: [{ text: 'Employer' }], telecom: [{ system: 'phone', value: '510-555-0997' }] },
    ],
  }
  it('come with their use, the emergency contact with a name, and neither fax, old numbers nor an employer', () => {
    const record = mapPatient(resource, 'p1', undefined)
    expect(record.phones).toEqual([
      { number: '510-555-0143', use: 'home', name: null, isSafe: true }, { number: '510-555-0142', use: 'mobile', name: null, isSafe: false },
      { number: '510-555-0144', use: 'emergencyContact', name: 'Ike Okafor', isSafe: true },
    ])
    // The mobile would be the one to show, were it safe.
    expect(record.phone).toBe('510-555-0143')
    expect(record.safeContactNote).toBe('Call between 10 and 12 only')
  })

  it('a number that the patient called unsafe stays so when the portal sends the record again', () => {
    const known = { ...mapPatient(resource, 'p1', undefined), phones: [{ number: '(510) 555-0143', use: 'home' as const, name: null, isSafe: false }] }
    expect(mapPatient(resource, 'p1', known).phones?.map(({ isSafe }) => isSafe)).toEqual([false, false, true])
    expect(mapPatient({ ...resource, contact: [], extension: [], telecom: [{ system: 'phone', value: '510-555-0142' }] }, 'p1', undefined)).not.toHaveProperty('phones')
  })
})
