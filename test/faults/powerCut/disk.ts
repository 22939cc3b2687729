import type { Random } from '../random.ts'
import type { Operation } from './operations.ts'

/**
 * What is on the disk after the power went, of what was never synced: nothing of it; some of the writes, in any order;
 * or some of their 512-byte sectors.
 */
export const POWER_CUTS = ['lost', 'subset', 'torn'] as const
export type PowerCut = (typeof POWER_CUTS)[number]

type Change = { readonly offset: number; readonly bytes: Buffer } | { readonly size: number }
type NameChange = { readonly path: string; readonly file: DiskFile | null }
interface DiskFile {
  synced: Buffer
  pending: Change[]
}

const SECTOR = 512

/**
 * A disk that keeps for sure what was synced and nothing else: content by a sync of the file, names by a sync of the
 * folder. Stricter than file systems are.
 */
export class Disk {
  readonly #names = new Map<string, DiskFile>()
  #syncedNames = new Map<string, DiskFile>()
  #pendingNames: NameChange[] = []

  apply(operation: Operation): void {
    switch (operation.kind) {
      case 'create':
        if (!this.#names.has(operation.path)) this.#name(operation.path, { synced: Buffer.alloc(0), pending: [] })
        else if (operation.empty) this.#file(operation.path).pending.push({ size: 0 })
        return
      case 'write':
        this.#file(operation.path).pending.push({ offset: operation.offset, bytes: operation.bytes })
        return
      case 'truncate':
        this.#file(operation.path).pending.push({ size: operation.size })
        return
      case 'unlink':
        this.#name(operation.path, null)
        return
      case 'rename': {
        const file = this.#file(operation.from)
        this.#name(operation.from, null)
        this.#name(operation.to, file)
        return
      }
      case 'sync': {
        const file = this.#names.get(operation.path)
        if (file === undefined) {
          this.#syncedNames = new Map(this.#names)
          this.#pendingNames = []
        } else {
          file.synced = changed(file.synced, file.pending)
          file.pending = []
        }
        return
      }
      case 'say':
    }
  }

  /** Files as they may be found after a power cut now. */
  image(cut: PowerCut, random: Random): Map<string, Buffer> {
    // Sometimes nearly all of it arrives, sometimes nearly none.
    const arrives = cut === 'lost' ? 0 : random.next()
    const names = new Map(this.#syncedNames)
    const arrived = cut === 'lost' ? 0 : random.below(this.#pendingNames.length + 1)
    for (const { path, file } of this.#pendingNames.slice(0, arrived)) {
      if (file === null) names.delete(path)
      else names.set(path, file)
    }
    const image = new Map<string, Buffer>()
    for (const [path, file] of names) {
      const pending = cut === 'torn' ? file.pending.flatMap(sectors) : file.pending
      image.set(path, changed(file.synced, pending.filter(() => random.chance(arrives))))
    }
    return image
  }

  #file(path: string): DiskFile {
    const file = this.#names.get(path)
    if (!file) throw new Error(`the recording writes to ${path}, which it never made`)
    return file
  }

  #name(path: string, file: DiskFile | null): void {
    if (file === null) this.#names.delete(path)
    else this.#names.set(path, file)
    this.#pendingNames.push({ path, file })
  }
}

const sizeAfter = (size: number, change: Change): number =>
  'size' in change ? change.size : Math.max(size, change.offset + change.bytes.length)

function changed(content: Buffer, changes: readonly Change[]): Buffer {
  let size = content.length
  let most = size
  for (const change of changes) {
    size = sizeAfter(size, change)
    most = Math.max(most, size)
  }
  const result = Buffer.alloc(most)
  content.copy(result)
  let end = content.length
  for (const change of changes) {
    const before = end
    end = sizeAfter(end, change)
    if ('bytes' in change) change.bytes.copy(result, change.offset)
    else if (end < before) result.fill(0, end, before)
  }
  return result.subarray(0, size)
}

/** The parts of a write that a disk takes as one. */
function sectors(change: Change): Change[] {
  if ('size' in change) return [change]
  const parts: Change[] = []
  const end = change.offset + change.bytes.length
  for (let at = change.offset; at < end; ) {
    const next = Math.min(end, (Math.floor(at / SECTOR) + 1) * SECTOR)
    parts.push({ offset: at, bytes: change.bytes.subarray(at - change.offset, next - change.offset) })
    at = next
  }
  return parts
}
