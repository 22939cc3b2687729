import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Labelled {
  readonly id: string
  readonly subject: string
  readonly body: string
  /** Absent: says nothing about flags. */
  readonly redFlags?: readonly string[]
  readonly soon?: boolean
  /** Absent: says nothing about the work type. */
  readonly category?: string
  readonly tags?: readonly string[]
  readonly source?: string
  readonly weight?: number
}

/** `rulesSeen`: the rules were tuned with these in view, so they look better on them than they are. */
export type Part = 'public' | 'rulesSeen' | 'written' | 'clauses'
export interface Sample {
  readonly message: Labelled
  readonly part: Part
}

/** Held-out protocol of the first rule sets: rules were made from this part only, the rest was never read for them. */
export const isDevelopmentPart = (id: string): boolean =>
  Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 8), 16) % 100 < 60

export const readLabelled = (file: string): Labelled[] =>
  readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Labelled)

/** Sections `## groups | work type` (`-` for no flag, `soon` for the mark), then a message a line, `subject :: body`. */
const readClauses = (file: string): Labelled[] => {
  let flags: readonly string[] = []
  let category: string | undefined
  return readFileSync(file, 'utf8').split('\n').flatMap((line, number): Labelled[] => {
    if (line.trim() === '') return []
    if (line.startsWith('## ')) {
      const [groups = '', type = ''] = line.slice(3).split('|').map((text) => text.trim())
      flags = groups === '-' ? [] : groups.split(' ')
      category = type
      return []
    }
    const [body = '', subject = ''] = line.includes(' :: ') ? line.split(' :: ', 2).reverse() : [line]
    const redFlags = flags.filter((flag) => flag !== 'soon')
    return [{ id: `${file}:${number}`, subject, body, redFlags, soon: flags.includes('soon'), ...category === undefined ? {} : { category } }]
  })
}

const filesOf = (directory: string, ending: string): string[] =>
  readdirSync(directory).filter((name) => name.endsWith(ending) && !name.startsWith('unseen')).sort().map((name) => join(directory, name))

/** All messages to learn from: those of the project and published labelled files. Files named `unseen…` are for figures only. */
export const readSamples = (directory: string, published: readonly string[], withHeldOut: boolean): Sample[] => [
  ...published.flatMap(readLabelled).filter(({ id }) => withHeldOut || isDevelopmentPart(id))
    .map((message): Sample => ({ message, part: isDevelopmentPart(message.id) ? 'rulesSeen' : 'public' })),
  ...readLabelled(join(directory, 'practice.ndjson')).map((message): Sample => ({ message, part: 'rulesSeen' })),
  ...filesOf(join(directory, 'written'), '.ndjson').flatMap(readLabelled).map((message): Sample => ({ message, part: 'written' })),
  ...filesOf(join(directory, 'clauses'), '.txt').flatMap(readClauses).map((message): Sample => ({ message, part: 'clauses' })),
]

/** Undefined when nothing is known; published files mark it with a tag. */
export const isSoon = ({ soon, tags, redFlags }: Labelled): boolean | undefined =>
  soon ?? (redFlags === undefined ? undefined : tags?.includes('needs_person_soon') === true)
