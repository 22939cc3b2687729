import { createReadStream } from 'node:fs'

export interface Line {
  /** From 1; blank lines count and are not given. */
  readonly number: number
  readonly bytes: Uint8Array | 'tooLong'
  /** Bytes of the file read so far. */
  readonly read: number
}

const LF = 10

/** Lines of a file as bytes, ended by LF or CRLF, without holding more than one of them. Longer than `limit`: told, not held. */
export async function* readLines(path: string, limit: number): AsyncGenerator<Line, void, undefined> {
  let held: Uint8Array[] = []
  let length = 0
  let number = 1
  let read = 0
  const take = (): Uint8Array | 'tooLong' => {
    const line = length > limit ? 'tooLong' : Buffer.concat(held)
    held = []
    length = 0
    return line
  }
  for await (const data of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const chunk = data as Uint8Array
    let from = 0
    for (;;) {
      const end = chunk.indexOf(LF, from)
      const piece = chunk.subarray(from, end < 0 ? undefined : end)
      length += piece.length
      if (length <= limit) held.push(piece)
      else held = []
      if (end < 0) break
      read += 1
      const line = take()
      if (line === 'tooLong' || !isBlank(line)) yield { number, bytes: line, read: read + end }
      read -= 1
      number += 1
      from = end + 1
    }
    read += chunk.length
  }
  const last = take()
  if (last === 'tooLong' || !isBlank(last)) yield { number, bytes: last, read }
}

/** Tab, CR, space, and the bytes of a byte order mark. */
const BLANK: ReadonlySet<number> = new Set([9, 13, 32, 0xef, 0xbb, 0xbf])
const isBlank = (line: Uint8Array): boolean => line.every((byte) => BLANK.has(byte))
