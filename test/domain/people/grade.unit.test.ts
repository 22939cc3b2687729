import { describe, expect, it } from 'vitest'
import type { PatientRecord, RelatedPersonRecord } from '#shared/domain/directory/records.ts'
import { ageOn, birthDateProblem } from '#shared/domain/people/age.ts'
import { gradeOf } from '#shared/domain/people/grade.ts'
import type { ProxyGrant } from '#shared/domain/people/grants.ts'
import { pack } from '#test/helpers/builders.ts'
import { local, patientRecord, proxyRecord } from '#test/acceptance/people/clinic.ts'

const grade = (birthDate: string | null, wall: string, changes: Partial<RelatedPersonRecord> = {}): string => {
  const answer = gradeOf({ kind: 'proxy', relatedPersonId: 'rp1' }, patientRecord('p1', { birthDate }), proxyRecord('rp1', 'p1', changes), pack, local(wall))
  return answer.grade === 'unmatched' ? answer.reason : answer.grade
}
const patient = (birthDate: string): PatientRecord => patientRecord('p1', { birthDate })

describe('ages', () => {
  it.each([
    ['2014-03-03', '2026-03-02', 11], ['2014-03-03', '2026-03-03', 12], ['2012-02-29', '2025-02-28', 12], ['2012-02-29', '2025-03-01', 13],
    ['2012-02-29', '2024-02-28', 11], ['2012-02-29', '2024-02-29', 12], ['2014-12-31', '2026-01-01', 11],
  ])('who was born %s is on %s %i years old', (birthDate, today, years) => expect(ageOn(birthDate, today)).toBe(years))

  it.each([
    ['2026-02-30', /no date/], ['2026-03-03', /future/], ['1895-01-01', /older than 130/], ['abc', /no date/], ['2026-13-01', /no date/],
  ])('the birth date %s is impossible', (birthDate, words) => expect(birthDateProblem(birthDate, '2026-03-02')).toMatch(words))

  it('a death before the birth is impossible, a newborn and somebody of 130 are not', () => {
    expect(birthDateProblem('2020-05-05', '2026-03-02', '2019-01-01')).toMatch(/death/)
    expect(birthDateProblem('2026-03-02', '2026-03-02')).toBeNull()
    expect(birthDateProblem('1896-03-02', '2026-03-02')).toBeNull()
  })
})

describe('grades of a proxy (D17)', () => {
  it.each([
    ['2014-03-03', '2026-03-02T23:59', 'childFull'], ['2014-03-03', '2026-03-03T00:00', 'teenLimited'],
    ['2013-03-03', '2026-03-03T00:00', 'teenLimited'], ['2008-03-03', '2026-03-02T23:59', 'teenLimited'], ['2008-03-03', '2026-03-03T00:00', 'noGrant'],
    [null, '2026-03-03T00:00', 'noBirthDate'], ['2027-01-01', '2026-03-03T00:00', 'impossibleBirthDate'], ['1880-01-01', '2026-03-03T00:00', 'impossibleBirthDate'],
  ])('of somebody born %s at %s: %s', (birthDate, wall, expected) => expect(grade(birthDate, wall)).toBe(expected))

  it.each<[string, Partial<RelatedPersonRecord>, string]>([
    ['of another patient', { patientId: 'p2' }, 'otherPatient'], ['not active', { active: false }, 'inactive'], ['not begun', { periodStart: '2026-03-04' }, 'notYet'],
    ['ended', { periodEnd: '2026-03-02' }, 'ended'], ['on its last day', { periodEnd: '2026-03-03' }, 'childFull'], ['ended with its month', { periodEnd: '2026-02' }, 'ended'],
  ])('a relation that is %s', (_, changes, expected) => expect(grade('2020-01-01', '2026-03-03T12:00', changes)).toBe(expected))

  const until = (to: string | null, scope: ProxyGrant['scope'] = ['messages']): ProxyGrant => ({ scope, from: '2026-01-01', to })
  it.each<[string, readonly ProxyGrant[], string]>([
    ['none', [], 'noGrant'], ['one that holds', [until('2026-12-31')], 'adultGranted'], ['its last day', [until('2026-03-03')], 'adultGranted'],
    ['the day after', [until('2026-03-02')], 'ended'], ['one to come', [{ scope: ['messages'], from: '2026-03-04', to: '2026-12-31' }], 'notYet'], ['one without an end', [until(null)], 'openGrant'], ['one without an end beside one that ends', [until(null), until('2026-12-31')], 'adultGranted'],
    ['two of one scope', [until('2026-12-31'), until('2026-06-30')], 'adultGranted'], ['two that differ', [until('2026-12-31'), until('2026-06-30', ['results'])], 'conflictingGrants'],
    ['two that differ, one over', [until('2026-12-31'), until('2026-02-01', ['results'])], 'adultGranted'],
  ])('grants of an adult: %s', (_, grants, expected) => expect(grade('1980-01-01', '2026-03-03T12:00', { grants })).toBe(expected))

  it('of several grants the first to end is the end', () => {
    const answer = gradeOf({ kind: 'proxy', relatedPersonId: 'rp1' }, patient('1980-01-01'), proxyRecord('rp1', 'p1', { grants: [until('2026-12-31'), until('2026-06-30')] }), pack, local('2026-03-03T12:00'))
    expect(answer).toMatchObject({ until: '2026-06-30' })
  })
})

it('whatever is not known is unmatched', () => {
  const now = local('2026-03-03T12:00')
  expect(gradeOf({ kind: 'unmatched' }, patient('1980-01-01'), null, pack, now)).toMatchObject({ grade: 'unmatched', reason: 'unknownSender' })
  expect(gradeOf({ kind: 'proxy', relatedPersonId: 'nobody' }, patient('1980-01-01'), null, pack, now)).toMatchObject({ grade: 'unmatched' })
  expect(gradeOf({ kind: 'self' }, null, null, pack, now)).toMatchObject({ grade: 'unmatched', reason: 'noPatient' })
  expect(gradeOf({ kind: 'self' }, patient('2013-03-03'), null, pack, now)).toEqual({ grade: 'self', until: null })
  expect(gradeOf({ kind: 'self' }, patient('2013-03-04'), null, pack, now)).toMatchObject({ grade: 'unmatched', reason: 'tooYoungForAccount', field: 'Patient.birthDate' })
})
