import { z } from 'zod'
import type { StaffId } from '#shared/domain/ids.ts'
import type { Engine } from '#electron/engine/createEngine.ts'

/** PractitionerRole → practitioner, kept beside the directory since a role is no person of its own. */
const roleSchema = z.object({ staffId: z.string(), fingerprint: z.string() })
export type KnownRole = z.infer<typeof roleSchema>

const keyOf = (roleId: string): string => `intake.role.${roleId}`

export async function knownRole(engine: Engine, roleId: string): Promise<KnownRole | undefined> {
  const stored = await engine.store.query('meta', { key: keyOf(roleId) })
  return stored === undefined ? undefined : roleSchema.parse(JSON.parse(stored))
}

export async function keepRole(engine: Engine, roleId: string, role: { staffId: StaffId; fingerprint: string }): Promise<void> {
  await engine.store.keep({ kind: 'meta', key: keyOf(roleId), value: JSON.stringify(role) })
}
