import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { blanksOf } from '#shared/domain/templates/blanks.ts'
import { fillTemplate } from '#shared/domain/templates/fillTemplate.ts'
import { matchesTemplate } from '#shared/domain/templates/matchesTemplate.ts'
import { parseTemplates } from '#shared/domain/templates/template.ts'

const resources = resolve(import.meta.dirname, '../../../resources')
const read = (path: string): unknown => parse(readFileSync(path, 'utf8'))
const folder = join(resources, 'templates')
const templates = parseTemplates(readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => read(join(folder, name))))
const lineIds = (pack: string): string[] => {
  const { phoneLines } = read(join(resources, 'policy', `${pack}.yaml`)) as { phoneLines: { id: string }[] }
  return phoneLines.map(({ id }) => id)
}

describe('Approved phrases that ship', () => {
  it('S55, S14, S16, S29 are there in English and in Spanish', () => {
    const rulesOf = (language: string) => new Set(templates.filter((template) => template.language === language).map(({ rule }) => rule))
    for (const rule of ['S55', 'S14', 'S16', 'S29']) {
      expect(rulesOf('en')).toContain(rule)
      expect(rulesOf('es')).toContain(rule)
    }
  })

  it('S17: every phrase ends with a name and a role', () => {
    for (const { id, body } of templates) expect(body.trim(), id).toMatch(/\{me\.name\}, \{me\.role\}\n\{clinic\.name\}$/)
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
      expect(matchesTemplate(body, filled), id).toBe(false)
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
