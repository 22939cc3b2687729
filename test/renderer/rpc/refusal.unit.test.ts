import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { endsSession, toRefusal } from '#renderer/rpc/refusal.ts'
import { undoLabel } from '#renderer/rpc/undoStore.ts'

describe('refusals in words', () => {
  it('the engine’s own words come first, then the reason, then ours for the code', () => {
    expect(toRefusal(new ORPCError('NOT_AUTHORIZED', { message: 'A clerk may not lower a flag.', data: { reason: 'role' } })).message).toBe('A clerk may not lower a flag.')
    expect(toRefusal(new ORPCError('INVALID_COMMAND', { data: { field: 'body', reason: 'The reply is empty.' } })).message).toBe('The reply is empty.')
    expect(toRefusal(new ORPCError('VERSION_CONFLICT', { data: {} })).message).toContain('Somebody else changed this thread')
  })

  it('texts of the wire never reach a person', () => {
    for (const code of ['INTERNAL_SERVER_ERROR', 'BAD_REQUEST', 'NOT_FOUND']) expect(toRefusal(new ORPCError(code)).message).not.toMatch(/internal|bad request|not found/i)
    expect(toRefusal(new TypeError('x is undefined')).message).not.toContain('undefined')
  })

  it('only a locked or ended session ends what the window may show', () => {
    expect(endsSession(toRefusal(new ORPCError('SESSION_LOCKED')))).toBe(true)
    expect(endsSession(toRefusal(new ORPCError('SIGNED_OUT')))).toBe(true)
    expect(endsSession(toRefusal(new ORPCError('NOT_AUTHORIZED')))).toBe(false)
  })
})

describe('names of undos (number 16)', () => {
  it('names the act and the patient once, whatever the engine calls it', () => {
    expect(undoLabel('claim', 'OKAFOR, Grace')).toBe('Undo claim — OKAFOR, Grace')
    expect(undoLabel('Undo Claim — OKAFOR, Grace', 'OKAFOR, Grace')).toBe('Undo claim — OKAFOR, Grace')
    expect(undoLabel('Snooze', undefined, 'Redo')).toBe('Redo snooze')
  })
})
