import type { Role } from '#shared/domain/actor.ts'
import { absencesOf } from '#shared/domain/directory/records.ts'
import { phonesOf } from '#shared/domain/emergency/phones.ts'
import type { StaffId } from '#shared/domain/ids.ts'
import type { PolicyPack } from '#shared/domain/policy/policyPack.ts'
import { localDateOf } from '#shared/domain/calendar/localDate.ts'
import type { RefillRules } from '#shared/domain/refill/refillRules.ts'
import type { CompiledRuleSet } from '#shared/domain/screening/compiledRuleSet.ts'
import { explainScreening } from '#shared/domain/screening/explainScreening.ts'
import { screenMessage } from '#shared/domain/screening/screenMessage.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import { createChangeFeed } from './changes.ts'
import type { Engine } from './engine.ts'
import { NO_TEXTS, type ApprovedTexts } from './approvedTexts.ts'
import type { NoticeText } from './noticeText.ts'
import { handleAccount } from './handleAccount.ts'
import { createPresence } from './presence.ts'
import { handleCommand } from './handleCommand.ts'
import { adoptPolicy } from './policyInForce.ts'
import { recordItems } from './recordItems.ts'
import type { Clock } from './ports/clock.ts'
import type { Ids } from './ports/ids.ts'
import type { Logger } from './ports/logger.ts'
import type { Store } from './ports/store.ts'

export type { Engine, Handled, HandleInput } from './engine.ts'

export interface EngineOptions {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Logger
  readonly pack: PolicyPack
  readonly rules: CompiledRuleSet
  /** Without them refills are refused. */
  readonly refills?: RefillRules
  /** Approved texts of the automatic notice (D10); without them none is sent. */
  readonly notices?: readonly NoticeText[]
  /** Approved phrases and confidential topics; without them no phrase stands as approved. */
  readonly texts?: ApprovedTexts
}

/** Composes the write path over its ports. Writes of one process go one after the other; the store still checks versions. */
export function createEngine(options: EngineOptions): Engine {
  const { store, clock, ids, log, rules } = options
  let { pack } = options
  const changes = createChangeFeed(store)
  const oneAtATime = createQueue()
  let roles: Promise<Readonly<Record<StaffId, Role>>> | null = null

  const loadRoles = async (): Promise<Readonly<Record<StaffId, Role>>> => {
    const accounts = await store.query('accounts', {})
    return Object.fromEntries(accounts.filter((account) => account.status === 'active').map((account) => [account.staffId, account.role]))
  }

  const engine: Engine = {
    store,
    clock,
    ids,
    log,
    get pack() {
      return pack
    },
    changes,
    ruleSetVersion: rules.version,
    ruleList: rules.allRules,
    notices: options.notices ?? [],
    texts: options.texts ?? NO_TEXTS,
    presence: createPresence(clock),
    quietly: oneAtATime,
    handle: (input) => oneAtATime(() => handleCommand(engine, input)),
    record: (input) => oneAtATime(() => recordItems(engine, input)),
    handleAccount: (input) =>
      oneAtATime(async () => {
        const done = await handleAccount(engine, input)
        roles = null
        return done
      }),
    async factsFor(thread): Promise<Facts> {
      roles ??= loadRoles()
      const patient = thread.patientId === null ? undefined : await store.query('patient', { patientId: thread.patientId })
      const practitioner = thread.addressedTo === null ? undefined : await store.query('practitioner', { staffId: thread.addressedTo })
      return {
        now: clock.now(),
        pack,
        absences: absencesOf(practitioner),
        addressedName: practitioner ? [practitioner.title, practitioner.family].filter(Boolean).join(' ') : null,
        patient: patient
          ? { eligible: patient.eligible, ineligibleReason: patient.ineligibleReason, lastPortalSignInAt: patient.lastPortalSignInAt, deceased: patient.deceasedDate !== null, birthDate: patient.birthDate, phones: phonesOf(patient), safeContactNote: patient.safeContactNote ?? null, careTeam: patient.careTeam }
          : null,
        ...(options.refills ? { refill: { ...options.refills, patient: patient ?? null, today: localDateOf(clock.now(), pack.timeZone) } } : {}),
        roles: await roles,
        people: { patient: patient ?? null, relatedPersons: thread.patientId === null ? [] : await store.query('relatedPersonsOf', { patientId: thread.patientId }) },
      }
    },
    adoptPolicy: (input) =>
      oneAtATime(async () => {
        const done = await adoptPolicy(engine, input)
        pack = input.pack
        changes.publish()
        return done
      }),
    usePack: (next) => {
      pack = next
    },
    screen: (message) => screenMessage(message, rules),
    explain: (message) => explainScreening(message, rules),
  }
  return engine
}

/** Runs async work one after the other, in the order asked for. A failure does not stop what comes after. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}
