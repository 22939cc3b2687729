import { useRef, useState, type FormEvent } from 'react'
import { toRefusal, type Refusal } from '#renderer/rpc/refusal.ts'

export interface Submit {
  busy: boolean
  refusal: Refusal | null
  /** For `<form onSubmit>`. */
  onSubmit: (event: FormEvent) => void
  run: () => void
}

/** One form that asks the engine: busy while it waits, the refusal in words when it says no, never two at once. */
export function useSubmit(ask: () => Promise<void>): Submit {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const isUnderWay = useRef(false)
  const run = () => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    setBusy(true)
    setRefusal(null)
    ask()
      .catch((error: unknown) => setRefusal(toRefusal(error)))
      .finally(() => {
        isUnderWay.current = false
        setBusy(false)
      })
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    run()
  }
  return { busy, refusal, onSubmit, run }
}
