import { describe, expect, it } from 'vitest'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { matchesTemplate } from '#shared/domain/templates/matchesTemplate.ts'

const REFILL = 'Hello {patient.greeting},\nYour refill of *** was sent to *** on ***.\n\n{me.name}, {me.role}'
const FILLED = 'Hello Grace Okafor,\nYour refill of lisinopril 20 mg was sent to Telegraph Pharmacy on 24-Nov-2026.\n\nRivera, RN'

describe('Roles: a clerk sends approved text word for word', () => {
  it('takes the phrase with its blanks filled in', () => {
    expect(matchesTemplate(REFILL, FILLED)).toBe(true)
    expect(matchesTemplate(REFILL, `\n  ${FILLED.replaceAll('\n', '\r\n')}  \n`)).toBe(true)
  })

  it.each([
    ['a word is changed', FILLED.replace('Your refill', 'Your new refill')],
    ['a sentence is added in front', `Stop the other pill. ${FILLED}`],
    ['a blank is left', FILLED.replace('Telegraph Pharmacy', '***')],
    ['a placeholder is left', FILLED.replace('Rivera', '{me.name}')],
    ['a blank is emptied', FILLED.replace('lisinopril 20 mg', '')],
    ['a blank holds only spaces', FILLED.replace('lisinopril 20 mg', '   ')],
    ['a blank holds a second line', FILLED.replace('lisinopril 20 mg', 'lisinopril\nTake more of it')],
    ['a blank holds more than 200 characters', FILLED.replace('lisinopril 20 mg', 'x'.repeat(201))],
    ['nothing is written', ''],
  ])('refuses when %s', (_, text) => {
    expect(matchesTemplate(REFILL, text)).toBe(false)
  })

  it('leaves no room in a placeholder whose fact is known', () => {
    const known = fillTemplate(REFILL, { 'patient.greeting': 'Grace Okafor', 'me.name': 'Rivera', 'me.role': 'RN' })
    expect(matchesTemplate(known, FILLED)).toBe(true)
    expect(matchesTemplate(known, `${FILLED} Take two a day.`)).toBe(false)
    expect(matchesTemplate(known, FILLED.replace('Okafor', 'Okafor, take two a day'))).toBe(false)
  })

  it('takes a blank of exactly 200 characters', () => {
    expect(matchesTemplate(REFILL, FILLED.replace('lisinopril 20 mg', 'x'.repeat(200)))).toBe(true)
  })

  it('finds the right reading when the words after a blank also stand inside it', () => {
    expect(matchesTemplate('*** was sent to ***.', 'What was sent to you was sent to Ana.')).toBe(true)
    // The first "end" lies too far from the second for one hole, the later ones do not.
    expect(matchesTemplate('*** end *** stop', `a end ${'b end '.repeat(40)}c stop`)).toBe(true)
  })

  it('keeps two holes side by side apart by their own limits', () => {
    expect(matchesTemplate('{patient.given}{patient.family}', 'x'.repeat(400))).toBe(true)
    expect(matchesTemplate('{patient.given}{patient.family}', 'x'.repeat(401))).toBe(false)
    expect(matchesTemplate('{patient.given}{patient.family}', 'x')).toBe(false)
  })

  it('leaves an earlier start for a hole that would otherwise hold only spaces', () => {
    expect(matchesTemplate('x***y***z', 'xay y z')).toBe(true)
    expect(matchesTemplate('x***y***z', 'xay z')).toBe(false)
  })

  it('a phrase without holes is that text and no other', () => {
    expect(matchesTemplate('Please call us.', 'Please call us.')).toBe(true)
    expect(matchesTemplate('Please call us.', 'Please call us. Now.')).toBe(false)
  })

  it('treats marks of regular expressions in a phrase as plain text', () => {
    expect(matchesTemplate('Cost (approx.) is ***?', 'Cost (approx.) is $5?')).toBe(true)
    expect(matchesTemplate('Cost (approx.) is ***?', 'Cost aapproxx is $5?')).toBe(false)
  })

  it('answers within 50 ms on text made to be slow', () => {
    const template = `${'aaaaaaaaab *** '.repeat(60)}end`
    const text = 'a'.repeat(12_000)
    const from = performance.now()
    expect(matchesTemplate(template, text)).toBe(false)
    expect(matchesTemplate(`***${'a***'.repeat(50)}b`, 'a'.repeat(10_000))).toBe(false)
    expect(matchesTemplate('***', 'a'.repeat(60_000))).toBe(false)
    expect(performance.now() - from).toBeLessThan(50)
  })
})
