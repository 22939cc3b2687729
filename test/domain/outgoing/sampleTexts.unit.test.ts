import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { HELP_TEXTS } from '#electron/sample/cases/outgoingTexts.ts'
import { matchesTemplate } from '#shared/domain/templates/matchesTemplate.ts'
import { parseTemplates } from '#shared/domain/templates/template.ts'

it('D24: the phrases that the sample clinic has sent are the approved ones', () => {
  const file = resolve(import.meta.dirname, '../../../resources/templates/english.v1.yaml')
  const templates = parseTemplates([parse(readFileSync(file, 'utf8'))])
  for (const [id, text] of Object.entries(HELP_TEXTS)) {
    const template = templates.find((each) => each.id === id)
    expect(template && matchesTemplate(template.body, text), id).toBe(true)
  }
})
