import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export interface Labelled {
  readonly id: string
  readonly subject: string
  readonly body: string
  /** Absent: says nothing about flags. */
  readonly redFlags?: readonly string[]
  /** Absent: says nothing about the work type. */
  readonly category?: string
  readonly weight?: number
}

/** Held-out protocol: of published labelled sets only this part may be fitted to; the rest is for figures alone. */
export const isDevelopmentPart = (id: string): boolean =>
  Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 8), 16) % 100 < 60

export const readLabelled = (file: string): Labelled[] =>
  readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Labelled)
