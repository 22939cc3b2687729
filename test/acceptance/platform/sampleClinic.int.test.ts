import { beforeAll, describe, expect, it } from 'vitest'
import type { RuleToSee } from '#shared/contract/schemas/ruleToSee.ts'
import type { Role } from '#shared/domain/actor.ts'
import { SAMPLE_PASSPHRASE } from '#shared/domain/account/samplePassphrase.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { verify } from '#electron/engine/verify.ts'
import { hashPassphrase } from '#electron/profile/password.ts'
import { fillSampleClinic } from '#electron/sample/fillSampleClinic.ts'
import { SAMPLE_STAFF } from '#electron/sample/people.ts'
import { readRulesToSee } from '#electron/sample/rulesToSee.ts'
import { testEngine } from '#test/helpers/engine.ts'
import { resourcesDir, testConsole } from '#test/helpers/rpc.ts'

const NOW = Date.parse('2026-11-24T11:20:00-08:00')
let engine: Engine
let rules: RuleToSee[]

beforeAll(async () => {
  const made = testEngine({ now: NOW })
  engine = made.engine
  await fillSampleClinic({ engine, setNow: made.setNow, now: NOW, hashPassphrase, resourcesDir })
  rules = await readRulesToSee(`${resourcesDir}/sample/rules`)
})

async function signIn(role: Role) {
  const person = SAMPLE_STAFF.find((each) => each.role === role && each.staffId !== 'staff-chen')
  const { client } = (await testConsole(engine)).open(role)
  await client.session.signIn({ username: person?.username ?? '', passphrase: SAMPLE_PASSPHRASE })
  return client
}

describe('the sample clinic', () => {
  it('D24: every thread that the checklist names is there, and the role that it names may open it', async () => {
    const named = rules.filter((rule) => rule.thread !== null)
    expect(named.length).toBeGreaterThan(0)
    const clients = new Map<Role, Awaited<ReturnType<typeof signIn>>>()
    const shut: string[] = []
    for (const { rule, as, thread } of named) {
      const client = clients.get(as) ?? (await signIn(as))
      clients.set(as, client)
      await client.thread.get({ threadId: thread ?? '' }).catch((error: unknown) => shut.push(`${rule} ${thread}: ${String(error)}`))
    }
    expect(shut).toEqual([])
  })

  it('D24: what the sample clinic made is whole, as the log says', async () => {
    expect((await verify(engine)).problems).toEqual([])
  })
})
