import type { Engine } from '#electron/engine/createEngine.ts'

/** How far a reader of the log has come, kept in the store. Moves only past what is settled, so that a crash repeats and never skips. */
export interface Checkpoint {
  /** Last event that was read; at first, the last that was settled with everything before it. */
  last(): number
  /** This event asks for nothing. */
  pass(seq: number): void
  /** This event is being worked on. */
  hold(seq: number): void
  /** Work on this event is settled. */
  release(seq: number): Promise<void>
  save(): Promise<void>
}

/** Events passed over before the checkpoint is kept without a reason. */
const OFTEN_ENOUGH = 500

export async function createCheckpoint(engine: Engine, reader: string): Promise<Checkpoint> {
  const start = await engine.store.query('checkpoint', { reader })
  const held = new Set<number>()
  let last = start
  let kept = start
  let saving: Promise<void> = Promise.resolve()

  const settledUpTo = (): number => (held.size === 0 ? last : Math.min(...held) - 1)

  async function keep(): Promise<void> {
    const seq = settledUpTo()
    if (seq <= kept) return
    try {
      await engine.store.keep({ kind: 'checkpoint', reader, seq })
      kept = seq
    } catch {
      // Only repeats work after a restart; the next event tries again.
      engine.log.error('checkpoint.notKept', { reader })
    }
  }

  /** One after the other: a checkpoint never goes back. */
  function save(): Promise<void> {
    saving = saving.then(keep)
    return saving
  }

  return {
    last: () => last,
    pass(seq) {
      last = seq
      if (settledUpTo() - kept >= OFTEN_ENOUGH) void save()
    },
    hold(seq) {
      last = seq
      held.add(seq)
    },
    release(seq) {
      held.delete(seq)
      return save()
    },
    save,
  }
}
