import { argon2id } from 'hash-wasm'

/** Cost of one Argon2id computation. */
export interface Argon2Cost {
  readonly memoryKiB: number
  readonly iterations: number
  readonly parallelism: number
}

/** Cost of everything made today; at least the 46 MiB, t=1, p=1 of R33. */
export const ARGON2_COST: Argon2Cost = { memoryKiB: 47_104, iterations: 2, parallelism: 1 }
/** Anything cheaper was weakened on purpose (R33); anything dearer would stop the program. */
const LEAST: Argon2Cost = { memoryKiB: 47_104, iterations: 1, parallelism: 1 }
const MOST: Argon2Cost = { memoryKiB: 1_048_576, iterations: 16, parallelism: 8 }

export const SALT_BYTES = 16
const HASH_BYTES = 32

export function isSoundCost(cost: Argon2Cost): boolean {
  return (['memoryKiB', 'iterations', 'parallelism'] as const)
    .every((name) => Number.isSafeInteger(cost[name]) && cost[name] >= LEAST[name] && cost[name] <= MOST[name])
}

/** 32 bytes from a secret text. The text is taken in NFC, whole, with its spaces: two ways to type `é` are one (R32). */
export async function deriveBytes(text: string, salt: Uint8Array, cost: Argon2Cost): Promise<Buffer> {
  const bytes = await argon2id({
    // The library refuses an empty secret; a wrong guess must cost the same whatever it is.
    password: Buffer.from(text === '' ? '\0' : text.normalize('NFC'), 'utf8'),
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.iterations,
    parallelism: cost.parallelism,
    hashLength: HASH_BYTES,
    outputType: 'binary',
  })
  return Buffer.from(bytes)
}
