import { resolve } from 'node:path'
import { loadRuleSet } from '#electron/screening/loadRuleSet.ts'
import { screenMessage } from '#shared/domain/screening/screenMessage.ts'
import type { ScreenedMessage } from '#shared/domain/screening/screenMessage.ts'
import type { Screening } from '#shared/domain/screening/findings.ts'

export const rulesDirectory = resolve(import.meta.dirname, '../../../resources/rules')
export const rules = loadRuleSet(rulesDirectory)

export const screen = (body: string, more: Partial<ScreenedMessage> = {}): Screening =>
  screenMessage({ subject: '', body, ...more }, rules)

export const flagsOf = (body: string, more: Partial<ScreenedMessage> = {}): readonly string[] => screen(body, more).redFlags
