import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { client } from '#renderer/rpc/client.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { say } from '#renderer/ui/statusStore.ts'
import type { PolicyDraft, PolicyField, PolicyPreviewView, PolicyView } from '#shared/contract/policy.ts'

const CHECK_AFTER_MS = 400

export interface PolicyDraftState {
  text: string
  values: ReadonlyMap<string, PolicyField['value']>
  inForce: ReadonlyMap<string, PolicyField['value']>
  problems: PolicyDraft['problems']
  isChanged: boolean
  /** The text was typed and not checked yet. */
  isChecking: boolean
  preview: PolicyPreviewView | null
  setText: (text: string) => void
  setField: (path: string, value: PolicyField['value']) => void
  discard: () => void
  runPreview: () => Promise<void>
  adopt: () => Promise<boolean>
}

/** The next version of the pack while an admin works on it. The engine checks every change; nothing is stored before it is adopted. */
export function usePolicyDraft(current: PolicyView): PolicyDraftState {
  const [draft, setDraft] = useState<PolicyDraft>({ text: current.text, fields: current.fields, problems: [] })
  const [isChecking, setIsChecking] = useState(false)
  const [preview, setPreview] = useState<PolicyPreviewView | null>(null)
  const timer = useRef<number | undefined>(undefined)
  const turn = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const take = useCallback(async (ask: () => Promise<PolicyDraft>) => {
    turn.current += 1
    const mine = turn.current
    setIsChecking(true)
    setPreview(null)
    try {
      const answer = await ask()
      if (mine === turn.current) setDraft(answer)
    } catch (error) {
      say(toRefusal(error).message, 'refused')
    } finally {
      if (mine === turn.current) setIsChecking(false)
    }
  }, [])

  const discard = useCallback(() => {
    turn.current += 1
    window.clearTimeout(timer.current)
    setDraft({ text: current.text, fields: current.fields, problems: [] })
    setIsChecking(false)
    setPreview(null)
  }, [current])

  return {
    text: draft.text,
    values: useMemo(() => asMap(draft.fields), [draft.fields]),
    inForce: useMemo(() => asMap(current.fields), [current.fields]),
    problems: draft.problems,
    isChanged: draft.text !== current.text,
    isChecking,
    preview,
    setText: (text) => {
      setDraft((before) => ({ ...before, text }))
      setPreview(null)
      setIsChecking(true)
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void take(() => client.policy.check({ text })), CHECK_AFTER_MS)
    },
    setField: (path, value) => void take(() => client.policy.edit({ text: draft.text, changes: [{ path, value }] })),
    discard,
    runPreview: async () => {
      try {
        setPreview(await client.policy.preview({ text: draft.text, days: 7 }))
      } catch (error) {
        say(toRefusal(error).message, 'refused')
      }
    },
    adopt: async () => {
      try {
        await client.policy.adopt({ commandId: crypto.randomUUID(), text: draft.text, basedOn: current.version })
        return true
      } catch (error) {
        say(toRefusal(error).message, 'refused')
        return false
      }
    },
  }
}

const asMap = (fields: readonly PolicyField[]): ReadonlyMap<string, PolicyField['value']> => new Map(fields.map(({ path, value }) => [path, value]))
