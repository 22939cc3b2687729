import '#renderer/fonts.ts'
import '#renderer/global.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { SidePanel } from '#renderer/features/thread/SidePanel.tsx'
import { ThreadPane } from '#renderer/features/thread/ThreadPane.tsx'
import { LiveRegion } from '#renderer/ui/LiveRegion.tsx'
import { ToastRegion } from '#renderer/ui/ToastRegion.tsx'
import { createFakeEngine } from '../fakeEngine.ts'
import { SCENES } from './scenes.ts'

const query = new URLSearchParams(location.search)
document.documentElement.dataset['theme'] = query.get('theme') ?? 'light'
const scene = SCENES[query.get('scene') ?? 'flagged']
const root = document.getElementById('root')
if (scene && root) {
  const engine = createFakeEngine([scene.view])
  if (scene.me) engine.me = scene.me
  if (scene.history) engine.history = [...scene.history]
  const hasSide = query.get('side') !== 'none'
  createRoot(root).render(
    <QueryClientProvider client={new QueryClient()}>
      <div className="frame" data-side={hasSide ? 'open' : 'none'}>
        <ThreadPane threadId={scene.view.threadId} onDone={() => undefined} onOpenThread={() => undefined} />
        {hasSide && <SidePanel threadId={scene.view.threadId} />}
      </div>
      <LiveRegion />
      <ToastRegion />
    </QueryClientProvider>,
  )
}
