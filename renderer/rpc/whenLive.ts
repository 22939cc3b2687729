import { connectionStore } from './connectionStore.ts'

/** Resolves true as soon as the engine is reachable, false after `timeoutMs` or when the host does not let this page in. */
export function whenLive(timeoutMs: number): Promise<boolean> {
  const { status } = connectionStore.getState()
  if (status === 'live') return Promise.resolve(true)
  if (status === 'refused') return Promise.resolve(false)
  return new Promise((resolve) => {
    const settle = (isLive: boolean) => {
      clearTimeout(timer)
      stop()
      resolve(isLive)
    }
    const timer = setTimeout(() => settle(false), timeoutMs)
    const stop = connectionStore.subscribe((next) => {
      if (next.status === 'live' || next.status === 'refused') settle(next.status === 'live')
    })
  })
}
