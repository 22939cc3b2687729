/** What becomes of one thread of the sample clinic, and how long ago it began. Ages are hours before now. */
export type Ending =
  | 'new'
  | 'looked'
  | 'claimed'
  | 'answered'
  | 'completed'
  | 'waiting'
  | 'escalated'
  | 'snoozed'
  | 'reopened'
  | 'queuedReply'
  | 'undelivered'
  | 'unconfirmed'
  | 'lowered'
  | 'called'

export interface Scene {
  /** Message id of `resources/sample/messages.ndjson`. */
  readonly message: string
  readonly patientId: string
  readonly proxy: string | null
  readonly hoursAgo: number
  readonly ending: Ending
  /** Who works it, where somebody does. */
  readonly by: string
  readonly addressedTo: string | null
}

const scene = (message: string, patientId: string, hoursAgo: number, ending: Ending, by = 'staff-rivera', more: Partial<Scene> = {}): Scene => ({
  message, patientId, hoursAgo, ending, by, proxy: null, addressedTo: null, ...more,
})

/** The scenes that a newcomer should meet, told one by one. */
export const TOLD: readonly Scene[] = [
  scene('s-01', 'p-okafor', 0.055, 'new', 'staff-rivera', { addressedTo: 'staff-chen' }),
  scene('s-02', 'p-lee', 0.16, 'new', 'staff-rivera', { proxy: 'rp-lee' }),
  scene('s-03', 'p-smith-a', 30, 'looked', 'staff-ortiz'),
  scene('s-04', 'p-delgado', 26, 'claimed', 'staff-rivera'),
  scene('s-05', 'p-nguyen', 3.2, 'new'),
  scene('s-06', 'p-patel', 27, 'claimed', 'staff-ortiz', { proxy: 'rp-patel' }),
  scene('s-07', 'p-hoffman', 22, 'escalated', 'staff-rivera', { addressedTo: 'staff-amin' }),
  scene('s-08', 'p-brown', 5, 'claimed', 'staff-lam'),
  scene('s-09', 'p-rossi', 3.1, 'new'),
  scene('s-10', 'p-johnson', 74, 'waiting', 'staff-lam'),
  scene('s-11', 'p-kim', 2, 'new'),
  scene('s-12', 'p-alvarez', 28, 'completed', 'staff-brooks', { addressedTo: 'staff-chen' }),
  scene('s-13', 'p-smith-b', 20, 'looked', 'staff-ortiz'),
  scene('s-14', 'p-hoffman', 2.2, 'new'),
  scene('s-15', 'p-brown', 6, 'claimed', 'staff-ortiz'),
  scene('s-16', 'p-05', 1.5, 'new'),
  scene('s-17', 'p-06', 6, 'snoozed', 'staff-ortiz'),
  scene('s-18', 'p-07', 30, 'reopened', 'staff-ortiz'),
  scene('s-19', 'p-08', 1.2, 'new'),
  scene('s-20', 'p-delgado', 3, 'new'),
  scene('s-21', 'p-farouk', 8, 'claimed', 'staff-ortiz'),
  scene('s-22', 'p-09', 31, 'answered', 'staff-ortiz'),
  scene('s-23', 'p-10', 2.8, 'new'),
  scene('s-24', 'p-11', 48, 'completed', 'staff-ortiz'),
  scene('s-25', 'p-12', 10, 'queuedReply', 'staff-ortiz'),
  scene('s-26', 'p-13', 25, 'undelivered', 'staff-ortiz'),
]

/** More is done than open: a newcomer should see the end of the list. */
const CYCLE: readonly [Ending, number][] = [
  ['new', 0.4], ['completed', 70], ['claimed', 21], ['completed', 95], ['answered', 44], ['completed', 52], ['waiting', 68], ['completed', 30], ['escalated', 24],
  ['completed', 90], ['snoozed', 7], ['completed', 73], ['called', 43], ['completed', 110], ['unconfirmed', 23], ['completed', 76], ['lowered', 33], ['completed', 28],
]
/** Colleagues: what Marisol Rivera has in hand is told or is a case. */
const WORKERS = ['staff-lam', 'staff-brooks', 'staff-amin'] as const
const DOCTORS = ['staff-amin', 'staff-chen', 'staff-wu', null] as const

/** What becomes of the flagged ones among the rest: somebody called in time, and it is settled. The open ones are told or cases. */
const FLAGGED_CYCLE: readonly [Ending, number][] = [['completed', 51], ['completed', 98], ['completed', 75], ['completed', 27]]

/** Once or twice is enough of these. */
const RARE: ReadonlySet<Ending> = new Set(['unconfirmed', 'lowered', 'snoozed'])

/** The other messages, spread over patients, people and endings in a fixed pattern. */
export function spread(messages: readonly string[], isFlagged: (message: string) => boolean): Scene[] {
  const turns = { flagged: 0, plain: 0 }
  return messages.map((message, index) => {
    const kind = isFlagged(message) ? 'flagged' : 'plain'
    const cycle = kind === 'flagged' ? FLAGGED_CYCLE : CYCLE
    const turn = turns[kind]
    turns[kind] += 1
    const [usual, hours] = cycle[turn % cycle.length] as [Ending, number]
    const ending = RARE.has(usual) && turn >= cycle.length ? 'completed' : usual
    const drift = ((index * 17) % 23) / (hours < 4 ? 60 : 10)
    // A physician does not escalate to the physicians.
    const by = ending === 'escalated' ? 'staff-brooks' : WORKERS[(turn + Math.floor(turn / cycle.length)) % WORKERS.length]
    return scene(message, `p-${String(14 + (index % 31)).padStart(2, '0')}`, hours + drift, ending, by, { addressedTo: DOCTORS[index % DOCTORS.length] ?? null })
  })
}

/** A told scene that leaves its message alone for hours does so only while nothing is flagged in it: a flag is called about and settled. */
export function lookedAfter(told: Scene, isFlagged: boolean): Scene {
  const isLeftAlone = told.ending === 'new' || told.ending === 'looked'
  return isFlagged && isLeftAlone && told.hoursAgo > LEFT_ALONE_HOURS ? { ...told, ending: 'completed', by: 'staff-lam' } : told
}

const LEFT_ALONE_HOURS = 0.25
