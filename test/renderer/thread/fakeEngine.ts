import { createORPCErrorFromJson } from '@orpc/client'
import { connectThrough } from '#renderer/rpc/client.ts'
import { setConnection } from '#renderer/rpc/connectionStore.ts'
import type { ClinicView, TemplateView } from '#shared/contract/index.ts'
import type { Act } from '#shared/contract/schemas/act.ts'
import type { AppointmentPanel } from '#shared/contract/schemas/appointmentView.ts'
import type { Person } from '#shared/contract/schemas/common.ts'
import type { OutgoingFactsView } from '#shared/contract/schemas/outgoing.ts'
import type { ThreadBrief, ThreadViewed } from '#shared/contract/schemas/peopleView.ts'
import type { HistoryEntry, ThreadView } from '#shared/contract/schemas/threadView.ts'
import { CLINIC, NOW, RIVERA, TEMPLATES } from './fixtures.ts'

export interface Sent {
  threadId: string
  act: Act
}

export interface FakeEngine {
  threads: Map<string, ThreadView>
  me: Person
  clinic: ClinicView
  templates: TemplateView[]
  history: HistoryEntry[]
  /** What is told of a thread that may not be opened (D19); null refuses. */
  brief: ThreadBrief | null
  views: ThreadViewed[]
  acts: Sent[]
  saves: { threadId: string; mode: string; body: string }[]
  /** Scheduling panels by thread. */
  panels: Map<string, AppointmentPanel>
  /** What the checks of a text know; null refuses. */
  outgoing: OutgoingFactsView | null
  /** Milliseconds before `thread.get` answers. */
  slowMs: number
  /** Throws to refuse a thread. */
  onGet: (threadId: string) => void
  /** Answers the next acts; throws to refuse. */
  onAct: (sent: Sent) => { version?: number; undo?: { label: string; act: Act } | null } | undefined
  /** Answers saves; throws to refuse. */
  onSave: () => void
}

/** What the engine would answer, without an engine: keeps what it was asked, so that tests can look. */
export function createFakeEngine(threads: readonly ThreadView[]): FakeEngine {
  const engine: FakeEngine = {
    threads: new Map(threads.map((view) => [view.threadId, view])),
    me: RIVERA, clinic: CLINIC, templates: TEMPLATES, history: [], outgoing: null, brief: null, views: [], acts: [], saves: [], panels: new Map(), slowMs: 0,
    onGet: () => undefined,
    onAct: () => undefined,
    onSave: () => undefined,
  }
  connectThrough({ link: async () => ({ call: (path, input) => answer(engine, path.join('.'), input) }) })
  setConnection('live')
  return engine
}

async function answer(engine: FakeEngine, path: string, input: unknown): Promise<unknown> {
  switch (path) {
    case 'session.current':
      return { status: 'signedIn', person: engine.me, username: engine.me.staffId, lastSignInAt: null, locksAt: null, warnsAt: null }
    case 'clinic.get':
      return engine.clinic
    case 'clinic.templates':
      return engine.templates
    case 'system.status':
      return { events: 41_207, chainVerifiedAt: NOW - 20_000, chainProblem: null, rulesProblem: null, sending: 0, consoles: 1, version: '0.1.0' }
    case 'thread.get': {
      const { threadId } = input as { threadId: string }
      if (engine.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, engine.slowMs))
      engine.onGet(threadId)
      const view = engine.threads.get(threadId)
      if (!view) throw refusal('UNKNOWN_THREAD', { threadId })
      return view
    }
    case 'appointments.panel': {
      const panel = engine.panels.get((input as { threadId: string }).threadId)
      if (!panel) throw refusal('UNKNOWN_THREAD', {})
      return panel
    }
    case 'thread.look':
      return { looked: true }
    case 'thread.history':
      return engine.history
    case 'outgoing.facts':
      if (engine.outgoing === null) throw refusal('NOT_AUTHORIZED', { command: 'checkOutgoing', reason: '' })
      return engine.outgoing
    case 'thread.brief':
      if (engine.brief === null) throw refusal('NOT_AUTHORIZED', { command: 'readBrief', reason: '' })
      return engine.brief
    case 'thread.views':
      return engine.views
    case 'thread.act': {
      const sent = input as Sent
      engine.acts.push({ threadId: sent.threadId, act: sent.act })
      const made = engine.onAct(sent)
      return { seq: 100 + engine.acts.length, version: made?.version ?? 100, undo: made?.undo ?? null }
    }
    case 'draft.save': {
      engine.onSave()
      engine.saves.push(input as FakeEngine['saves'][number])
      return { savedAt: Date.now() }
    }
    default:
      throw new Error(`The fake engine knows no ${path}`)
  }
}

export const refusal = (code: string, data: unknown, message = code): Error => createORPCErrorFromJson({ defined: true, code, status: 409, message, data })
