import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/domain/actor.ts'
import { WORK_TYPES } from '#shared/domain/screening/findings.ts'
import { editPolicyText, fieldsOf } from '#electron/policy/editPolicyText.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import { HOUR, MONDAY_10, screening } from '#test/helpers/builders.ts'
import { account, arrive, testEngine } from '#test/helpers/engine.ts'
import { testConsole } from '#test/helpers/rpc.ts'

const PASSPHRASE = 'a long enough passphrase'
const credential = await hashPassphrase(PASSPHRASE)

async function clinic() {
  const { engine, setNow } = testEngine()
  for (const role of ['admin', 'nurse'] as Role[]) await account(engine, `staff-${role}`, role, credential)
  const { open } = await testConsole(engine)
  const signIn = async (role: Role) => {
    const { client } = open(role)
    await client.session.signIn({ username: `staff-${role}`, passphrase: PASSPHRASE })
    return client
  }
  const [admin, nurse] = [await signIn('admin'), await signIn('nurse')]
  /** Time goes by, and the consoles that locked meanwhile are unlocked. */
  const pass = async (ms: number): Promise<void> => {
    setNow(MONDAY_10 + ms)
    for (const client of [admin, nurse]) await client.session.unlock({ passphrase: PASSPHRASE })
  }
  return { engine, pass, admin, nurse }
}

const dueOf = async (client: Awaited<ReturnType<typeof clinic>>['nurse'], threadId: string): Promise<number | null | undefined> =>
  (await client.thread.get({ threadId })).clocks.find((clock) => clock.kind === 'promise')?.dueAt

describe('policy packs', () => {
  it('D1: a version that an admin puts in force rules every later decision, which carries it, and no promise already given', async () => {
    const { engine, admin, nurse } = await clinic()
    await arrive(engine, 'before', 'm1')
    const promised = await dueOf(nurse, 'before')
    const current = await admin.policy.current()
    expect(current).toMatchObject({ packId: 'northern-california', version: 1, adopted: [] })

    const draft = await admin.policy.edit({ text: current.text, changes: [{ path: 'clocks.promise.due.businessDays', value: 3 }] })
    expect(draft.problems).toEqual([])
    const adopted = await admin.policy.adopt({ commandId: 'adopt', text: draft.text, basedOn: 1 })
    expect(adopted).toMatchObject({ version: 2, adopted: [{ version: 2, by: 'staff-admin' }] })
    // Of the clinic's own file nothing else is touched.
    const changed = adopted.text.split('\n').filter((line, index) => line !== current.text.split('\n')[index])
    expect(changed).toEqual(['version: 2', '  promise: { warnAt: { businessDays: 1 }, due: { businessDays: 3 } }'])

    await arrive(engine, 'after', 'm2')
    expect(await dueOf(nurse, 'before')).toBe(promised)
    expect((await dueOf(nurse, 'after')) ?? 0).toBe((promised ?? 0) + 24 * HOUR)
    const stamps = async (threadId: string): Promise<Set<string>> => new Set((await nurse.thread.history({ threadId })).map((entry) => entry.policy))
    expect(await stamps('before')).toEqual(new Set(['northern-california@1']))
    expect(await stamps('after')).toEqual(new Set(['northern-california@2']))
  })

  it('D1: a pack that cannot be used is refused by line and field, and the running one stays', async () => {
    const { engine, admin } = await clinic()
    const { text } = await admin.policy.current()
    const line = text.split('\n').findIndex((each) => each.startsWith('windows:')) + 1
    const without = text.replace(/^ {2}replyDays:.*\n/m, '')
    expect((await admin.policy.check({ text: without })).problems).toEqual([{ line, field: 'windows.replyDays', reason: 'missing' }])
    await expect(admin.policy.adopt({ commandId: 'a', text: without, basedOn: 1 })).rejects.toMatchObject({ code: 'INVALID_COMMAND', data: { reason: expect.stringContaining('windows.replyDays: missing') } })
    const nowhere = await admin.policy.edit({ text, changes: [{ path: 'routing.refill', value: 'no-such-pool' }] })
    expect(nowhere.problems).toMatchObject([{ field: 'routing.refill', reason: 'there is no pool no-such-pool' }])
    expect((await admin.policy.check({ text: 'a: [' })).problems[0]).toMatchObject({ line: expect.any(Number), field: 'pack' })
    await expect(admin.policy.edit({ text, changes: [{ path: 'windows.noSuchWindow', value: 1 }] })).rejects.toMatchObject({ code: 'INVALID_COMMAND', data: { field: 'windows.noSuchWindow' } })
    expect(engine.pack.version).toBe(1)
    expect((await admin.policy.current()).text).toBe(text)
  })

  it('D1: only an admin sees or changes the policy, and nobody overwrites a colleague’s version', async () => {
    const { admin, nurse } = await clinic()
    const { text } = await admin.policy.current()
    await expect(nurse.policy.current()).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    await expect(nurse.policy.adopt({ commandId: 'n', text, basedOn: 1 })).rejects.toMatchObject({ code: 'NOT_AUTHORIZED' })
    await expect(admin.policy.adopt({ commandId: 'same', text, basedOn: 1 })).rejects.toMatchObject({ code: 'INVALID_COMMAND', data: { field: 'text' } })
    const changed = editPolicyText(text, [{ path: 'windows.replyDays', value: 14 }])
    await admin.policy.adopt({ commandId: 'first', text: changed, basedOn: 1 })
    await expect(admin.policy.adopt({ commandId: 'second', text: changed, basedOn: 1 })).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
    // The same command again is the same answer.
    expect((await admin.policy.adopt({ commandId: 'first', text: changed, basedOn: 1 })).version).toBe(2)
  })

  it('D1: the preview says what a change would have done to last week', async () => {
    const { engine, pass, admin, nurse } = await clinic()
    await arrive(engine, 'quick', 'm1')
    await nurse.thread.look({ threadId: 'quick' })
    await arrive(engine, 'slow', 'm2')
    await pass(3 * HOUR)
    await nurse.thread.look({ threadId: 'slow' })
    const { text } = await admin.policy.current()
    const preview = async (hours: number) => {
      const draft = await admin.policy.edit({ text, changes: [{ path: 'clocks.firstLook.due.businessHours', value: hours }, { path: 'clocks.firstLook.warnAt.businessHours', value: hours / 2 }] })
      const { lines } = await admin.policy.preview({ text: draft.text, days: 7 })
      return lines.find((line) => line.kind === 'firstLook')
    }
    expect(await preview(2)).toMatchObject({ threads: 2, late: 0, wouldBeLate: 1, newlyLate: 1, noLongerLate: 0 })
    expect(await preview(5)).toMatchObject({ threads: 2, late: 0, wouldBeLate: 0, newlyLate: 0 })
    await pass(30 * 24 * HOUR)
    expect(await preview(2)).toMatchObject({ threads: 0 })
  })

  it('D1 S9: the routing table sends every work type where the clinic says, and a flag still goes to a nurse', async () => {
    const { engine, admin, nurse } = await clinic()
    const { text } = await admin.policy.current()
    const changed = editPolicyText(text, [{ path: 'routing.refill', value: 'results' }])
    await admin.policy.adopt({ commandId: 'route', text: changed, basedOn: 1 })
    await arrive(engine, 'refill', 'm1', { screening: screening(null, 'refill') })
    await arrive(engine, 'flagged', 'm2', { screening: screening('D1', 'refill') })
    expect((await nurse.thread.get({ threadId: 'refill' })).pool?.id).toBe('results')
    expect((await nurse.thread.get({ threadId: 'flagged' })).pool?.id).toBe(engine.pack.flaggedPool)
  })
})

describe('the text of a pack', () => {
  it('every work type can be routed by the form', async () => {
    const { admin } = await clinic()
    const paths = new Set((await admin.policy.current()).fields.map((field) => field.path))
    for (const type of WORK_TYPES) expect(paths).toContain(`routing.${type}`)
  })

  it('a value that looks like a number stays the text that it was', () => {
    const text = "lines:\n  - { number: '911' } # emergency\nage: 12\n"
    const changed = editPolicyText(text, [{ path: 'lines.0.number', value: '112' }, { path: 'age', value: 13 }])
    expect(fieldsOf(changed)).toEqual([{ path: 'lines.0.number', value: '112' }, { path: 'age', value: 13 }])
    expect(changed).toContain('# emergency')
  })
})
