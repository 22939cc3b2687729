import { ORPCError } from '@orpc/client'
import { connectionStore, setConnection } from './connectionStore.ts'
import { Offline } from './refusal.ts'
import type { Link, Transport } from './transport.ts'

/** One open connection. `closed` resolves when it is gone; it never rejects. */
export interface Door {
  link: Link
  closed: Promise<void>
}

/** Why a door did not open: the host is not there (try again), or it answers and does not let this page in (do not). */
export type DoorFailure = 'unreachable' | 'refused'
export class DoorShut extends Error {
  readonly failure: DoorFailure
  constructor(failure: DoorFailure) {
    super(failure)
    this.failure = failure
  }
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 5_000
/** A call made while a door is opening waits this long; then it is told that there is no connection. */
const CALL_WAIT_MS = 4_000

/**
 * Keeps a door open: oRPC links die with their socket, so each loss makes a new door and a new link.
 * Waits 250 ms, then twice as long each time up to 5 s; at once when the browser says that it is online again.
 */
export function createReconnecting(open: () => Promise<Door>): Transport & { retry: () => void } {
  let door: Door | null = null
  let opening: Promise<void> | null = null
  let wait = FIRST_WAIT_MS
  let wake: (() => void) | null = null

  async function keepOpen(): Promise<void> {
    for (;;) {
      try {
        const opened = await open()
        door = opened
        wait = FIRST_WAIT_MS
        setConnection('live')
        opening = null
        await opened.closed
        door = null
        setConnection('offline')
      } catch (error) {
        if (error instanceof DoorShut && error.failure === 'refused') {
          setConnection('refused')
          opening = null
          await new Promise<void>((resolve) => (wake = resolve))
          setConnection('connecting')
          continue
        }
        setConnection('offline')
      }
      await pause()
    }
  }

  function pause(): Promise<void> {
    const current = wait
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, current)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  const retry = () => {
    wait = FIRST_WAIT_MS
    wake?.()
  }
  if (typeof window !== 'undefined') window.addEventListener('online', retry)

  function awaitDoor(): Promise<void> {
    opening ??= new Promise((resolve) => {
      const timer = setTimeout(resolve, CALL_WAIT_MS)
      const stop = connectionStore.subscribe(({ status }) => {
        if (status !== 'live' && status !== 'refused') return
        clearTimeout(timer)
        stop()
        resolve()
      })
    })
    return opening
  }

  void keepOpen()
  return {
    retry,
    async link() {
      if (!door && connectionStore.getState().status === 'connecting') await awaitDoor()
      if (!door) throw new Offline('No connection')
      return guarded(door.link)
    },
  }
}

/** What is neither an answer nor the caller's own abort is a lost connection. */
function guarded(link: Link): Link {
  return {
    async call(path, input, options) {
      try {
        return await link.call(path, input, options)
      } catch (error) {
        if (error instanceof ORPCError || options.signal?.aborted) throw error
        throw new Offline('The connection was lost before the answer came', { cause: error })
      }
    },
  }
}
