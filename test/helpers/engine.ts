import { resolve } from 'node:path'
import { createEngine, type Engine, type EngineOptions } from '#electron/engine/createEngine.ts'
import { silentLogger } from '#electron/engine/ports/logger.ts'
import type { NewMessage, Store } from '#electron/engine/ports/store.ts'
import { readRefillRules } from '#electron/policy/loadRefillRules.ts'
import { loadRuleSet } from '#electron/screening/loadRuleSet.ts'
import { createMemoryStore } from '#electron/store/memory/createMemoryStore.ts'
import type { CompiledRuleSet } from '#shared/domain/screening/compiledRuleSet.ts'
import type { RefillRules } from '#shared/domain/refill/refillRules.ts'
import type { Role } from '#shared/domain/actor.ts'
import { INTAKE, MONDAY_10, pack, receive, screening } from './builders.ts'
import { shippedTexts } from './rpc.ts'

let rules: CompiledRuleSet | null = null
const texts = await shippedTexts()
const refills = await readRefillRules(resolve(import.meta.dirname, '../../resources'))
export const shippedRefills = (): Promise<RefillRules> => Promise.resolve(refills)
export const shippedRules = (): CompiledRuleSet => (rules ??= loadRuleSet(resolve(import.meta.dirname, '../../resources/rules')))

/** An engine over a memory store (or a given one) with a clock that the test sets. */
export function testEngine(options: { store?: Store; now?: number; notices?: EngineOptions['notices'] } = {}): { engine: Engine; setNow(ms: number): void } {
  let now = options.now ?? MONDAY_10
  let next = 0
  const engine = createEngine({
    store: options.store ?? createMemoryStore(),
    clock: { now: () => now },
    ids: { next: () => `id-${(next += 1)}` },
    log: silentLogger,
    pack,
    rules: shippedRules(),
    refills,
    texts,
    ...(options.notices ? { notices: options.notices } : {}),
  })
  return { engine, setNow: (ms) => (now = ms) }
}

export function patientMessage(threadId: string, messageId: string, body: string, at = MONDAY_10, subject = 'A question'): NewMessage {
  return {
    messageId, threadId, kind: 'patient', sender: { kind: 'self' }, authorId: null, authorRole: null, subject, body, textHash: '',
    attachments: [], sentAt: null, receivedAt: at,
  }
}

/** A message of patient p1 through the write path, screened as nothing unless said otherwise. */
export async function arrive(engine: Engine, threadId: string, messageId: string, changes: Parameters<typeof receive>[0] & { body?: string } = {}): Promise<void> {
  const { body = 'May I take both tablets together?', ...rest } = changes
  await engine.handle({
    threadId,
    command: receive({ messageId, screening: screening(null), ...rest }),
    actor: INTAKE,
    commandId: `intake:${messageId}`,
    messages: [patientMessage(threadId, messageId, body, engine.clock.now())],
  })
}

export async function account(engine: Engine, staffId: string, role: Role, credential = 'hash'): Promise<void> {
  await engine.handleAccount({
    staffId, by: 'setup', commandId: `account:${staffId}`, credential,
    command: { type: 'createAccount', username: staffId.toLowerCase(), displayName: staffId, role, credentialHash: '' },
  })
}
