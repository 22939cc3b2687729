import '#renderer/global.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { render } from 'vitest-browser-react'
import { handleKeys } from '#renderer/app/keyHandling.ts'
import { draftStore } from '#renderer/features/thread/composer/draftStore.ts'
import { SidePanel } from '#renderer/features/thread/SidePanel.tsx'
import { ThreadPane } from '#renderer/features/thread/ThreadPane.tsx'
import { keys } from '#renderer/rpc/queries.ts'
import { LiveRegion } from '#renderer/ui/LiveRegion.tsx'
import { statusStore } from '#renderer/ui/statusStore.ts'
import { ToastRegion } from '#renderer/ui/ToastRegion.tsx'
import type { ThreadView } from '#shared/contract/schemas/threadView.ts'
import { createFakeEngine, type FakeEngine } from './fakeEngine.ts'

export interface Stand {
  engine: FakeEngine
  /** Shows another thread, as a row of the list would. */
  select: (threadId: string) => Promise<void>
  /** What the change feed brings: the thread as it is now. */
  change: (view: ThreadView) => Promise<void>
  done: () => number
  opened: string[]
}

/** The thread pane over a fake engine, with the console's keys. */
export async function standUp(threads: readonly ThreadView[], options: { side?: boolean; size?: { width: number; height: number }; prepare?: (engine: FakeEngine) => void } = {}): Promise<Stand> {
  const engine = createFakeEngine(threads)
  options.prepare?.(engine)
  draftStore.setState({ drafts: {} })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  let show: (threadId: string) => void = () => undefined
  let finished = 0
  const opened: string[] = []
  const Pane = (): ReactNode => {
    const [threadId, setThreadId] = useState(threads[0]?.threadId ?? '')
    show = setThreadId
    useEffect(() => handleKeys({ singleKeys: () => true }), [])
    return (
      <QueryClientProvider client={queryClient}>
        <div data-pane="thread" style={{ display: 'flex', height: 720, width: 880, ...options.size }}>
          <ThreadPane threadId={threadId} onDone={() => (finished += 1)} onOpenThread={(id) => opened.push(id)} />
          {options.side && (
            <div style={{ width: 272 }}>
              <SidePanel threadId={threadId} />
            </div>
          )}
        </div>
        <LiveRegion />
        <ToastRegion />
      </QueryClientProvider>
    )
  }
  await render(<Pane />)
  await until(() => document.querySelector('[data-part="composer"], [class*="script"], [class*="empty"]') !== null)
  return {
    engine,
    select: async (threadId) => {
      show(threadId)
      await frame()
    },
    change: async (view) => {
      engine.threads.set(view.threadId, view)
      await queryClient.invalidateQueries({ queryKey: keys.thread(view.threadId) })
      await frame()
    },
    done: () => finished,
    opened,
  }
}

export const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export async function until(holds: () => boolean, ms = 2_000): Promise<void> {
  const end = performance.now() + ms
  while (!holds()) {
    if (performance.now() > end) throw new Error(`Still not so after ${ms} ms: ${holds.toString()}`)
    await wait(10)
  }
}

export const box = (): HTMLTextAreaElement => {
  const area = document.querySelector<HTMLTextAreaElement>('[data-part="composer"] textarea')
  if (!area) throw new Error('No field to write in')
  return area
}

export const pane = (): HTMLElement => {
  const main = document.querySelector<HTMLElement>('main')
  if (!main) throw new Error('No thread pane')
  return main
}

/** Puts the focus where single keys act. */
export const focusThread = (): void => document.querySelector<HTMLElement>('[data-part="messages"]')?.focus()
/** What the status line says. */
export const status = (): string => statusStore.getState().message?.text ?? ''
export const mod = /Mac/.test(navigator.platform) ? 'Meta' : 'Control'

/** Pastes as the browser does: one input event, no key. */
export function paste(area: HTMLTextAreaElement, text: string): void {
  area.focus()
  document.execCommand('insertText', false, text)
}
