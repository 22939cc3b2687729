import { z } from 'zod'
import { base } from './errors.ts'
import { instant, person } from './schemas/common.ts'

/** State of the profile on this machine: key file and encrypted queue (D23, D24). */
export const profileStatus = z.object({
  state: z.enum(['empty', 'locked', 'open', 'damaged', 'inUse']),
  /** Words that say what to do, for `damaged` and `inUse`. */
  reason: z.string().nullable(),
  /** The made-up sample clinic: TRAINING on every screen. */
  isSample: z.boolean(),
  clinicName: z.string().nullable(),
  /** Where the database key lives: the operating system's store, or wrapped under a passphrase. */
  keyHome: z.enum(['osStore', 'passphrase']).nullable(),
  packs: z.array(z.object({ id: z.string(), name: z.string(), clinicName: z.string() })),
  host: z.enum(['desktop', 'web']),
})
export type ProfileStatus = z.infer<typeof profileStatus>

export const sessionView = z.object({
  status: z.enum(['signedOut', 'signedIn', 'locked']),
  person: person.nullable(),
  username: z.string().nullable(),
  lastSignInAt: instant.nullable(),
  /** UTC epoch ms at which the session locks if nobody touches it; null when signed out. */
  locksAt: instant.nullable(),
  warnsAt: instant.nullable(),
})
export type SessionView = z.infer<typeof sessionView>

const passphrase = z.string().min(1).max(256)

export const profile = {
  status: base.output(profileStatus),
  unlock: base.input(z.strictObject({ passphrase })).output(profileStatus),
  setUpSample: base.output(profileStatus),
  setUpClinic: base
    .input(z.strictObject({ packId: z.string(), clinicName: z.string().min(1).max(120), username: z.string().min(1).max(64), displayName: z.string().min(1).max(120), passphrase }))
    .output(z.object({ status: profileStatus, recoveryCode: z.string() })),
}

export const session = {
  current: base.output(sessionView),
  /** People of the sample clinic, to pick from; empty in a real clinic. The training passphrase is public on purpose. */
  samplePeople: base.output(z.object({ passphrase: z.string(), people: z.array(z.object({ username: z.string(), name: z.string(), roleLabel: z.string(), blurb: z.string() })) })),
  signIn: base.input(z.strictObject({ username: z.string().min(1).max(64), passphrase })).output(sessionView),
  signOut: base.output(sessionView),
  lock: base.output(sessionView),
  unlock: base.input(z.strictObject({ passphrase })).output(sessionView),
  /** A person did something: the idle limit starts anew. Never more often than every few seconds. */
  touch: base.output(sessionView),
}

export const accounts = {
  list: base.output(z.array(person.extend({ username: z.string(), status: z.enum(['active', 'disabled']), isLockedOut: z.boolean(), lastSignInAt: instant.nullable() }))),
  create: base.input(z.strictObject({ commandId: z.string(), username: z.string().min(1).max(64), displayName: z.string().min(1).max(120), role: person.shape.role.unwrap(), passphrase })).output(z.object({ staffId: z.string() })),
  unlock: base.input(z.strictObject({ commandId: z.string(), staffId: z.string() })).output(z.object({ seq: z.number() })),
  setStatus: base.input(z.strictObject({ commandId: z.string(), staffId: z.string(), status: z.enum(['active', 'disabled']) })).output(z.object({ seq: z.number() })),
}
