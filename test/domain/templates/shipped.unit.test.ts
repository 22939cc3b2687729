import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { blanksOf } from '#shared/domain/templates/blanks.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { matchesTemplate } from '#shared/domain/templates/matchesTemplate.ts'
import { checkOutgoing } from '#shared/domain/outgoing/checkOutgoing.ts'
import { NO_LIMITS } from '#shared/domain/outgoing/textReach.ts'
import { VISIT_PHRASES } from '#shared/domain/outgoing/visitPhrases.ts'
import { parseTemplates, type Template } from '#shared/domain/templates/template.ts'
import { outgoing } from '#test/domain/outgoing/outgoingFacts.ts'

const resources = resolve(import.meta.dirname, '../../../resources')
const read = (path: string): unknown => parse(readFileSync(path, 'utf8'))
const folder = join(resources, 'templates')
const templates = parseTemplates(readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => read(join(folder, name))))
/** What people pick: the automatic notices have tests of their own. */
const phrases = templates.filter(({ id }) => !id.startsWith('emergency-notice-'))
const holesOf = (body: string): string[] => Array.from(body.matchAll(/\*{3,}|\{[^}]+\}/g), ([hole]) => hole).toSorted()
const isSister = (candidate: Template, { id }: Template): boolean => candidate.language === 'es' && (candidate.translates === id || candidate.id === `${id}-es`)
const FACTS = {
  'patient.greeting': 'Grace Okafor', 'patient.given': 'Grace', 'patient.family': 'Okafor', 'me.name': 'Pat Rivera', 'me.role': 'RN', 'clinic.name': 'Oakland Adult Medicine',
  'line.advice': '510-555-0100', 'path.message': 'Messages → Contact Care Team', 'line.behavioral-health': '510-555-0120', 'line.pharmacy': '510-555-0130',
  'line.pharmacy-toll-free': '1-800-555-0130', 'line.member-services': '510-555-0140', 'line.website-support': '510-555-0150',
} as const
const lineIds = (pack: string): string[] => {
  const { phoneLines } = read(join(resources, 'policy', `${pack}.yaml`)) as { phoneLines: { id: string }[] }
  return phoneLines.map(({ id }) => id)
}

describe('Approved phrases that ship', () => {
  it('every English phrase has one Spanish sister: same rule, same rights, same facts, as many blanks', () => {
    const english = phrases.filter(({ language }) => language === 'en')
    expect(english.length).toBeGreaterThan(50)
    for (const phrase of english) {
      const sisters = phrases.filter((candidate) => isSister(candidate, phrase))
      expect(sisters.map(({ id }) => id), phrase.id).toHaveLength(1)
      const sister = sisters[0] ?? phrase
      expect(sister).toMatchObject({ rule: phrase.rule, clinical: phrase.clinical, asksPatient: phrase.asksPatient })
      expect(holesOf(sister.body), sister.id).toEqual(holesOf(phrase.body))
    }
  })

  it('every rule that a phrase names is one of the seeds, and each that needs a phrase has one', () => {
    const rules = new Set(templates.map(({ rule }) => Number(rule.slice(1))))
    expect(Math.max(...rules)).toBeLessThanOrEqual(64)
    const needed = [4, 5, 6, 11, 13, 15, 16, 20, 21, 22, 23, 24, 25, 32, 34, 40, 43, 46, 47, 48, 49, 50, 52, 53, 54, 55, 56, 57, 58, 59, 60, 62, 63]
    expect(needed.filter((rule) => !rules.has(rule))).toEqual([])
  })

  it('S53: the three branches of an emergency each have a phrase, and the mental one names 988', () => {
    const branches = phrases.filter(({ rule, language }) => rule === 'S53' && language === 'en')
    expect(branches.map(({ id }) => id)).toEqual(['emergency-acute', 'emergency-labour', 'emergency-mental'])
    expect(branches[2]?.body).toContain('988')
  })

  it('S17: none carries a signature of its own: the console adds it, once', () => {
    for (const { id, body } of phrases) expect(body.trim(), id).not.toMatch(/\{me\.role\}\n/)
  })

  it('S56, S57, S59: no sign-on help asks for a password', () => {
    const help = phrases.filter(({ rule, language }) => language === 'en' && ['S56', 'S57', 'S59'].includes(rule))
    expect(help).toHaveLength(3)
    for (const { id, body } of help) expect(body, id).toMatch(/never (send us a|ask for your) password|do not send a password/)
  })

  it('reads easily: sentences of at most 20 words on average', () => {
    for (const { id, body, language } of phrases) {
      if (language !== 'en') continue
      const words = body.replaceAll(/^\d\. /gm, '').split(/\s+/).filter((word) => /\p{L}/u.test(word)).length
      const sentences = body.split(/[.!?:;](?=\s|$)|\n/).filter((part) => /\p{L}{2}/u.test(part)).length
      expect(words / sentences, id).toBeLessThanOrEqual(20)
    }
  })

  it.each(['self', 'childFull', 'teenLimited', 'adultGranted', 'unmatched'] as const)('none is stopped by the checks of an outgoing text, read by %s', (audience) => {
    const visitPhrases = phrases.filter(({ id }) => VISIT_PHRASES.includes(id)).map(({ body }) => fillTemplate(body, FACTS))
    expect(visitPhrases).toHaveLength(VISIT_PHRASES.length)
    for (const { id, body, rule } of phrases) {
      // S34: who has no right hears of no visit, by phrase or otherwise.
      if (audience === 'unmatched' && (rule === 'S42' || rule === 'S50')) continue
      const filled = fillTemplate(body, FACTS).replaceAll('***', 'this')
      expect(checkOutgoing({ body: filled, attachments: 0 }, outgoing({ audience, reach: { ...NO_LIMITS, visitPhrases } })).map(({ code }) => code), id).toEqual([])
    }
  })

  it('S50: none sends a patient to Flash', () => {
    for (const { id, body } of templates) expect(body, id).not.toMatch(/flash/i)
  })

  it('S61: none tells a patient to see results online', () => {
    for (const { id, body } of templates) expect(body, id).not.toMatch(/results? online/i)
  })

  it.each(['northern-california', 'washington'])('names only phone lines that the pack %s has', (pack) => {
    const known = new Set([...lineIds(pack), 'advice'])
    for (const { id, body } of templates) {
      for (const [, line] of body.matchAll(/\{line\.([a-z-]+)\}/g)) expect(known, id).toContain(line)
    }
  })

  it('each one matches itself once it is filled in, and not before', () => {
    for (const { id, body } of templates) {
      const filled = fillTemplate(body, {})
      expect(matchesTemplate(body, filled), id).toBe(blanksOf(filled).length === 0)
      expect(matchesTemplate(body, filled.replaceAll('***', 'x')), id).toBe(true)
      expect(blanksOf(filled.replaceAll('***', 'x')), id).toEqual([])
    }
  })

  it('refuses two phrases under one id, and a fact that does not exist', () => {
    const one = { id: 'a', name: 'A', language: 'en', clinical: false, asksPatient: false, rule: 'S1', body: 'Hello' }
    expect(() => parseTemplates([{ version: 1, templates: [one, one] }])).toThrow('Two templates have the id a.')
    const unknown = { ...one, body: 'Hello {patient.mrn}' }
    expect(() => parseTemplates([{ version: 1, templates: [unknown] }])).toThrow('names a fact that does not exist')
  })
})
