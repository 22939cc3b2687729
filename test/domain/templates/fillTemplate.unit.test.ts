import { describe, expect, it } from 'vitest'
import { blanksOf, nextBlank } from '#shared/domain/templates/blanks.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'

describe('Compose: facts go into a phrase, what is missing becomes a blank', () => {
  it('fills each placeholder from the facts', () => {
    const who = { 'patient.given': 'Grace', 'patient.family': 'Okafor', 'me.name': 'Rivera', 'me.role': 'RN' } as const
    const facts = { ...who, 'line.pharmacy': '510-555-0130' } as const
    expect(fillTemplate('Dear {patient.given} {patient.family}, call {line.pharmacy}. {me.name}, {me.role}', facts)).toBe(
      'Dear Grace Okafor, call 510-555-0130. Rivera, RN',
    )
  })

  it('PS-04: never leaves an empty hole', () => {
    expect(fillTemplate('Dear {patient.given} {patient.family}', { 'patient.given': null, 'patient.family': '  ' })).toBe('Dear *** ***')
    expect(fillTemplate('Call {line.unknown} or {no.such}', {})).toBe('Call *** or ***')
  })

  it('does not fill a fact twice, whatever a record holds', () => {
    expect(fillTemplate('Dear {patient.given}', { 'patient.given': '{me.name}', 'me.name': 'Rivera' })).toBe('Dear {me.name}')
  })

  it('keeps a fact on one line, and turns one that is too long into a blank', () => {
    expect(fillTemplate('Dear {patient.given}!', { 'patient.given': 'Ana\nMaria' })).toBe('Dear Ana Maria!')
    expect(fillTemplate('Dear {patient.given}!', { 'patient.given': 'A'.repeat(201) })).toBe('Dear ***!')
  })

  it('leaves dollar signs of a fact as they are', () => {
    expect(fillTemplate('{patient.given} owes', { 'patient.given': '$& $1' })).toBe('$& $1 owes')
  })
})

describe('Compose: blanks block sending until each is filled', () => {
  it('counts every blank, and placeholders that nothing replaced', () => {
    expect(blanksOf('Refill of *** to **** by {patient.given}.')).toEqual([
      { start: 10, end: 13 },
      { start: 17, end: 21 },
      { start: 25, end: 40 },
    ])
  })

  it('takes two asterisks and braces without a fact for ordinary text', () => {
    expect(blanksOf('Take **one** {daily}. 2 * 3 ** 4')).toEqual([])
  })

  it('F2 walks the blanks and goes around the end', () => {
    const text = 'a *** b *** c'
    expect(nextBlank(text, 0, 1)).toEqual({ start: 2, end: 5 })
    expect(nextBlank(text, 5, 1)).toEqual({ start: 8, end: 11 })
    expect(nextBlank(text, 11, 1)).toEqual({ start: 2, end: 5 })
    expect(nextBlank(text, 8, -1)).toEqual({ start: 2, end: 5 })
    expect(nextBlank(text, 2, -1)).toEqual({ start: 8, end: 11 })
    expect(nextBlank('no blanks', 0, 1)).toBeNull()
  })
})
