import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SAMPLE_PASSPHRASE } from '#shared/domain/account/samplePassphrase.ts'
import { localDateOf, plusDays } from '#shared/domain/calendar/localDate.ts'
import type { DirectoryRecord, PractitionerRecord } from '#shared/domain/directory/records.ts'
import type { Engine } from '#electron/engine/createEngine.ts'
import { sweep } from '#electron/engine/sweep.ts'
import { createCaseKit } from './cases/caseKit.ts'
import { SAMPLE_CASES } from './cases/index.ts'
import { SAMPLE_PROXIES, samplePatients } from './patients.ts'
import { SAMPLE_STAFF } from './people.ts'
import { deskLooks } from './deskLooks.ts'
import { playScene, type SampleMessage, type TimedStep } from './playScene.ts'
import { lookedAfter, spread, TOLD } from './story.ts'

const HOUR = 3_600_000

export interface SampleOptions {
  readonly engine: Engine
  /** Sets the engine's clock, UTC epoch ms. */
  readonly setNow: (ms: number) => void
  readonly now: number
  readonly hashPassphrase: (text: string) => Promise<string>
  readonly resourcesDir: string
}

/**
 * Fills an empty queue with the sample clinic (D24), through the same write path as everything else, under a clock
 * that runs from some days ago to now: the history is real history, and the clocks stand where they would stand.
 */
export async function fillSampleClinic(options: SampleOptions): Promise<void> {
  const { engine, setNow, now } = options
  const messages = await readMessages(join(options.resourcesDir, 'sample', 'messages.ndjson'))
  const told = new Set(TOLD.map((scene) => scene.message))
  const isFlagged = (id: string): boolean => {
    const message = messages.get(id)
    return message !== undefined && engine.screen({ ...message, attachmentNames: [], priorBodies: [] }).tier !== null
  }
  const scenes = [...TOLD.map((scene) => lookedAfter(scene, isFlagged(scene.message))), ...spread([...messages.keys()].filter((id) => !told.has(id)), isFlagged)]

  const today = localDateOf(now, engine.pack.timeZone)
  const phones = new Map(samplePatients(today).map(({ patientId, phone }) => [patientId, phone]))
  const kit = createCaseKit(engine, now, today)
  const playedScenes = scenes.flatMap((scene, index) => {
    const message = messages.get(scene.message)
    return message ? playScene(engine, { ...scene, phone: phones.get(scene.patientId) ?? null }, message, now, index) : []
  })
  const cases = SAMPLE_CASES.flatMap((each) => each.steps(kit))
  const arrivals = [...scenes.map(({ message, hoursAgo }) => ({ threadId: `sample-${message}`, at: now - hoursAgo * HOUR })), ...kit.arrivals]
  const steps: TimedStep[] = [...playedScenes, ...cases, ...deskLooks(engine, arrivals, now)]

  setNow(Math.min(now - 140 * HOUR, ...steps.map((step) => step.at - HOUR)))
  await addPeople(options)
  await addDirectory(options)

  for (const step of steps.toSorted((a, b) => a.at - b.at)) {
    setNow(step.at)
    await sweep(engine)
    await step.run()
  }
  setNow(now)
  await sweep(engine)
}

async function readMessages(file: string): Promise<Map<string, SampleMessage>> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
  const messages = lines.map((line) => JSON.parse(line) as SampleMessage)
  return new Map(messages.map((message) => [message.id, message]))
}

async function addPeople({ engine, hashPassphrase }: SampleOptions): Promise<void> {
  // One hash for all: the passphrase is public, and hashing nine times would take a second of the first start.
  const credential = await hashPassphrase(SAMPLE_PASSPHRASE)
  for (const { staffId, username, name, role } of SAMPLE_STAFF) {
    await engine.handleAccount({ staffId, by: 'setup', commandId: `sample:account:${staffId}`, credential, command: { type: 'createAccount', username, displayName: name, role, credentialHash: '' } })
  }
}

async function addDirectory({ engine, now }: SampleOptions): Promise<void> {
  const today = localDateOf(now, engine.pack.timeZone)
  const doctor = (staffId: string, family: string, given: string, absences: PractitionerRecord['absences'] = []): DirectoryRecord => ({
    kind: 'practitioner', id: staffId, record: { staffId, family, given, title: 'Dr', roleText: 'Physician', absences },
  })
  const directory: DirectoryRecord[] = [
    doctor('staff-amin', 'Amin', 'Leila'),
    doctor('staff-chen', 'Chen', 'Wei', [{ from: plusDays(today, -2), to: plusDays(today, 2), coveredBy: 'staff-amin', coveredByName: 'Dr Amin' }]),
    doctor('staff-wu', 'Wu', 'Grace', [{ from: plusDays(today, -1), to: plusDays(today, 4), coveredBy: null, coveredByName: null }]),
    ...SAMPLE_CASES.flatMap((cases) => cases.practitioners?.(today) ?? []).map((record): DirectoryRecord => ({ kind: 'practitioner', id: record.staffId, record })),
    ...[...samplePatients(today), ...SAMPLE_CASES.flatMap((cases) => cases.patients?.(today) ?? [])].map((record): DirectoryRecord => ({ kind: 'patient', id: record.patientId, record })),
    ...[...SAMPLE_PROXIES, ...SAMPLE_CASES.flatMap((cases) => cases.proxies?.(today) ?? [])].map((record): DirectoryRecord => ({ kind: 'relatedPerson', id: record.relatedPersonId, record })),
    ...engine.pack.pools.map((pool): DirectoryRecord => ({ kind: 'pool', id: `Group/${pool.id}`, record: { reference: `Group/${pool.id}`, name: pool.name, poolId: pool.id } })),
  ]
  await engine.record({ commandId: 'sample:directory', actor: { kind: 'system', id: 'intake' }, directory })
}
