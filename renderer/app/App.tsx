import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { LiveRegion } from '#renderer/ui/LiveRegion.tsx'
import styles from './App.module.css'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Gate } from './Gate.tsx'
import { handleKeys } from './keyHandling.ts'
import { watchKeyRepeat } from './keyRepeat.ts'
import { applyTheme, preferences } from './preferences.ts'

/** The whole window. `queryClient` is given by tests. */
export function App({ queryClient }: { queryClient?: QueryClient | undefined }): ReactNode {
  const [own] = useState(() => queryClient ?? createQueryClient())
  const theme = preferences((state) => state.theme)
  useEffect(() => applyTheme(theme), [theme])
  useEffect(() => watchKeyRepeat(), [])
  useEffect(() => handleKeys({ singleKeys: () => preferences.getState().singleKeys }), [])
  return (
    <QueryClientProvider client={own}>
      <div className={styles.window}>
        <ErrorBoundary part="This window">
          <Gate />
        </ErrorBoundary>
      </div>
      <LiveRegion />
    </QueryClientProvider>
  )
}

/**
 * Local queries run whether or not the laptop has a network ('always'); refusals are answers, so nothing is retried by itself,
 * and nothing is asked again because a window came to the front: the change feed knows.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { networkMode: 'always' },
    },
  })
}
